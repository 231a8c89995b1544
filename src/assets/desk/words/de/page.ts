import type { page as english } from '../en/page';
import type { Translation } from '../message';

export const page: Translation<typeof english> = {
  ok: 'OK',
  dismiss: 'Diese Meldung schließen',
  showAll: 'Alles zeigen',
  showAllCount: 'Alle {count} zeigen',
  showLess: 'Weniger zeigen',
  showAllOf: 'Alles zeigen: {what}',
  showLessOf: 'Weniger zeigen: {what}',
  alsoOpen: 'Außerdem offen',
  close: 'Schließen',
};
