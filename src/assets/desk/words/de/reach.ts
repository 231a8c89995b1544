import type { reach as english } from '../en/reach';
import type { Translation } from '../message';

export const reach: Translation<typeof english> = {
  elsewhereSentence: 'Ein anderer Arbeitsplatz hat jetzt Ihre Sitzung.',
  elsewhereTitle: 'Sie sind an einem anderen Arbeitsplatz angemeldet',
  elsewhereText:
    'Sie haben sich anderswo angemeldet, deshalb spricht TaskRouter mit jenem Arbeitsplatz und nicht mehr mit diesem. Ihre Anrufe kommen dort an; ein Anruf auf Ihrem Telefon geht weiter.',
  useHere: 'Hier weiterarbeiten',
  takingOver: 'Wird übernommen…',
  nextTry: 'Nächster Versuch in {seconds} s',
  trying: 'Versuch läuft…',
  tryNow: 'Jetzt versuchen',
  signInFirst: 'Melden Sie sich wieder an, um zu verbinden.',
  joined:
    'Sie sind schon angemeldet: Dieser Tab zeigt den Arbeitsplatz Ihres anderen Tabs, der die Verbindung und den Ton hat.',
  follows: 'Ihr anderer Tab hat die Verbindung und den Ton',
  failedTitle: 'Etwas auf dieser Seite hat nicht funktioniert.',
  failedText: 'Ihr Anruf und Ihre Sitzung gehen weiter. Wenn hier etwas falsch aussieht, laden Sie die Seite neu.',
  loadAgain: 'Seite neu laden',
  drawAgain: 'Noch einmal zeichnen',
  brokenTitle: 'Diese Seite konnte nicht gezeichnet werden.',
  logLeads: 'Dieser Tab macht für den weiter, der die Verbindung hatte',
  logTakenOver: 'Sie haben sich an einem anderen Arbeitsplatz angemeldet, der von hier an weitermacht',
  logReturning: 'TaskRouter hat Sie inzwischen offline gesetzt; zurück zu {activity}',
};
