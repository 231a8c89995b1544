import type { page as english } from '../en/page';
import type { Translation } from '../message';

export const page: Translation<typeof english> = {
  ok: 'OK',
  dismiss: 'Fermer ce message',
  showAll: 'Tout afficher',
  showAllCount: 'Afficher les {count}',
  showLess: 'Afficher moins',
  showAllOf: 'Tout afficher : {what}',
  showLessOf: 'Afficher moins : {what}',
  alsoOpen: 'Aussi ouverts',
  close: 'Fermer',
};
