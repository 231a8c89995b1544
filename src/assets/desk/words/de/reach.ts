import type { reach as english } from '../en/reach';
import type { Translation } from '../message';

export const reach: Translation<typeof english> = {
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
  failedTitle: 'Auf dieser Seite ist ein Fehler aufgetreten.',
  failedText: 'Ihr Gespräch und Ihre Sitzung laufen weiter. Wenn etwas nicht stimmt, laden Sie die Seite neu.',
  loadAgain: 'Seite neu laden',
  drawAgain: 'Noch einmal versuchen',
  brokenTitle: 'Diese Seite konnte nicht angezeigt werden.',
  logLeads: 'Dieser Tab hat die Verbindung übernommen',
  logTakenOver: 'Sie haben sich an einem anderen Arbeitsplatz angemeldet',
  logReturning: 'Sie wurden inzwischen offline gesetzt; zurück zu {activity}',
};
