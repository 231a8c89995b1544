import type { ground as english } from '../en/ground';
import type { Translation } from '../message';

export const ground: Translation<typeof english> = {
  aTask: 'eine Aufgabe',
  nameAndWish: '{name} ({wish})',
  ok: 'OK',
  dismiss: 'Diese Meldung schließen',
  showAll: 'Alles zeigen',
  showAllCount: 'Alle {count} zeigen',
  showLess: 'Weniger zeigen',
  showAllOf: 'Alles zeigen: {what}',
  showLessOf: 'Weniger zeigen: {what}',
  close: 'Schließen',
  failedTitle: 'Auf dieser Seite ist ein Fehler aufgetreten.',
  failedText: 'Ihr Gespräch und Ihre Sitzung laufen weiter. Wenn etwas nicht stimmt, laden Sie die Seite neu.',
  loadAgain: 'Seite neu laden',
  drawAgain: 'Noch einmal versuchen',
  brokenTitle: 'Diese Seite konnte nicht angezeigt werden.',
  withheld: 'Nummer unterdrückt',
};
