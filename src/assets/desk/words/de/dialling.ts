import type { dialling as english } from '../en/dialling';
import type { Translation } from '../message';

export const dialling: Translation<typeof english> = {
  title: 'Anruf tätigen',
  open: 'Nummer wählen',
  callBack: 'Zurückrufen',
  callBackTo: '{number} zurückrufen',
  redial: '{number} erneut anrufen',
  callAs: 'Angezeigte Nummer',
  calling: '{number} wird angerufen …',
  hint: 'Zuerst klingelt Ihr Telefon. Nehmen Sie ab, wird die Nummer angerufen.',
  failed: 'Der Anruf kam nicht zustande: {why}. Die Nummer steht noch da; versuchen Sie es noch einmal.',
  unclear:
    'Keine Antwort und bisher kein Anruf. Kommt er doch zustande, klingelt er hier: Warten Sie einen Moment, bevor Sie es noch einmal versuchen.',
  outgoing: 'Ausgehender Anruf',
  thenCalls: 'Dann wird {number} angerufen.',
  notReached: 'Der Anruf kam nicht zustande',
  notReachedDetail:
    'Die Gegenseite hat nicht abgenommen oder war besetzt, oder Sie haben Ihr eigenes Telefon nicht abgenommen.',
  busy: 'Sie können anrufen, wenn nichts klingelt und Sie keinen Anruf und keine Aufgabe mehr bearbeiten.',
  notReady: 'Sie können anrufen, sobald Sie angemeldet und verbunden sind.',
  prefixes: 'Angerufen werden können Nummern, die mit {prefixes} beginnen.',
  callsLeft: { one: 'Noch {count} Anruf in dieser Stunde.', other: 'Noch {count} Anrufe in dieser Stunde.' },
};
