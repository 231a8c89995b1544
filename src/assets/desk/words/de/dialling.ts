import type { dial as english } from '../en/dialling';
import type { Translation } from '../message';

export const dial: Translation<typeof english> = {
  title: 'Jemanden anrufen',
  open: 'Nummer wählen',
  calling: '{number} wird angerufen …',
  hint: 'Zuerst klingelt Ihr Telefon. Nehmen Sie ab, wird die Nummer angerufen.',
  failed: 'Der Anruf kam nicht zustande: {why}. Die Nummer steht noch da; versuchen Sie es noch einmal.',
  unclear:
    'Es kam keine Antwort, und bisher wurde kein Anruf angeboten. Kommt er doch zustande, klingelt er hier: Warten Sie einen Moment, bevor Sie noch einmal anrufen.',
  outgoing: 'Ausgehender Anruf',
  thenCalls: 'Dann wird {number} angerufen.',
  notReached: 'Der Anruf kam nicht zustande',
  notReachedDetail: 'Die Gegenseite nahm nicht ab, war besetzt, oder Ihr Telefon wurde nicht abgehoben.',
  busy: 'Eins nach dem anderen: Sie können jemanden anrufen, sobald nichts klingelt und kein Anruf und keine Aufgabe läuft.',
  notReady: 'Sie können jemanden anrufen, sobald die Seite verbunden ist und Sie angemeldet sind.',
};
