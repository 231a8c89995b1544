import type { ground as english } from '../en/ground';
import type { Translation } from '../message';

export const ground: Translation<typeof english> = {
  aTask: 'une tâche',
  nameAndWish: '{name} ({wish})',
  ok: 'OK',
  dismiss: 'Fermer ce message',
  showAll: 'Tout afficher',
  showAllCount: 'Afficher les {count}',
  showLess: 'Afficher moins',
  showAllOf: 'Tout afficher : {what}',
  showLessOf: 'Afficher moins : {what}',
  close: 'Fermer',
  failedTitle: 'Un problème est survenu sur cette page.',
  failedText: 'Votre appel et votre session continuent. Si quelque chose semble anormal, rechargez la page.',
  loadAgain: 'Recharger la page',
  drawAgain: 'Réessayer',
  brokenTitle: 'Cette page n’a pas pu être affichée.',
  withheld: 'Numéro masqué',
};
