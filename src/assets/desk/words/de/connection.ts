import type { connection as english } from '../en/connection';
import type { Translation } from '../message';

export const connection: Translation<typeof english> = {
  label: 'Verbindung:',
  none: 'Nicht verbunden',
  connecting: 'Verbindet',
  connected: 'Verbunden',
  reconnecting: 'Verbindet neu',
  offline: 'Kein Netz',
  elsewhere: 'Anderswo angemeldet',
  outOfReach: 'Verbindung unterbrochen. Es wird weiter versucht.',
  computerOffline: 'Dieser Computer ist offline.',
  readingAnew: 'Ihre Aktivität und Ihre Anrufe werden geladen.',
  unheard:
    'Bis die Verbindung wieder steht, kann Ihnen ein Anruf entgehen; er geht an jemand anderen, wenn seine Zeit abläuft. Die Seite verbindet sich von selbst und lädt dann alles neu.',
  goneRinging:
    'Verbindung unterbrochen. Sie können annehmen, sobald sie wieder steht; läuft die Zeit vorher ab, geht der Anruf an jemand anderen.',
  goneInCall:
    'Verbindung unterbrochen. Ein Gespräch auf Ihrem Telefon läuft weiter; zum Beenden legen Sie dort auf. Was Sie hier sehen, kann bis dahin veraltet sein.',
  elsewhereSentence: 'Ihre Sitzung läuft jetzt an einem anderen Arbeitsplatz.',
  elsewhereTitle: 'Sie sind an einem anderen Arbeitsplatz angemeldet',
  elsewhereText:
    'Sie haben sich anderswo angemeldet, deshalb kommen Ihre Anrufe jetzt dort an und nicht mehr hier. Ein Gespräch auf Ihrem Telefon läuft weiter.',
  useHere: 'Hier weiterarbeiten',
  takingOver: 'Wird übernommen…',
  nextTry: 'Nächster Versuch in {seconds} s',
  trying: 'Versuch läuft…',
  tryNow: 'Jetzt versuchen',
  signInFirst: 'Melden Sie sich wieder an, um die Verbindung herzustellen.',
  joined:
    'Sie sind schon in einem anderen Tab angemeldet. Verbindung und Ton bleiben dort; dieser Tab zeigt denselben Arbeitsplatz.',
  follows: 'Verbindung und Ton sind in Ihrem anderen Tab',
};
