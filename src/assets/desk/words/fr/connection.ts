import type { connection as english } from '../en/connection';
import type { Translation } from '../message';

export const connection: Translation<typeof english> = {
  label: 'Connexion :',
  none: 'Non connecté',
  connecting: 'Connexion',
  connected: 'Connecté',
  reconnecting: 'Reconnexion',
  offline: 'Pas de réseau',
  elsewhere: 'Connecté ailleurs',
  outOfReach: 'TaskRouter est injoignable. La page continue d’essayer.',
  computerOffline: 'Cet ordinateur est hors ligne.',
  readingAnew: 'Lecture de votre activité et de vos appels.',
  unheard:
    'Jusqu’au retour de la connexion, un appel peut être proposé sans que vous le voyiez ; il passe à quelqu’un d’autre une fois son temps écoulé. La page se reconnecte d’elle-même, puis relit tout.',
  goneRinging:
    'La connexion est coupée. Vous pourrez répondre quand elle reviendra ; si le temps s’écoule avant, l’appel passe à quelqu’un d’autre.',
  goneInCall:
    'La connexion est coupée, mais un appel sur votre téléphone continue ; pour y mettre fin, vous pouvez y raccrocher. Ce que vous voyez ici peut être dépassé jusqu’à son retour.',
};
