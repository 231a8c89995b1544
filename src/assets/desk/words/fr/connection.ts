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
  outOfReach: 'Connexion perdue. Tentative de reconnexion.',
  computerOffline: 'Cet ordinateur est hors ligne.',
  readingAnew: 'Chargement de votre activité et de vos appels.',
  unheard:
    'Jusqu’au retour de la connexion, un appel peut vous échapper ; il passe à quelqu’un d’autre une fois le délai écoulé. La page se reconnecte et se met à jour d’elle-même.',
  goneRinging:
    'Connexion perdue. Vous pourrez répondre dès son retour ; si le délai s’écoule avant, l’appel passe à quelqu’un d’autre.',
  goneInCall:
    'Connexion perdue. L’appel sur votre téléphone continue ; pour y mettre fin, raccrochez. Ce que vous voyez ici peut ne plus être à jour jusqu’à son retour.',
};
