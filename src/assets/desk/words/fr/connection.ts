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
  elsewhereSentence: 'Votre session est maintenant sur un autre poste.',
  elsewhereTitle: 'Vous êtes connecté à un autre poste',
  elsewhereText:
    'Vous vous êtes connecté ailleurs : vos appels y arrivent désormais, et non plus ici. Un appel sur votre téléphone continue.',
  useHere: 'Utiliser ce poste',
  takingOver: 'Reprise en cours…',
  nextTry: 'Prochain essai dans {seconds} s',
  trying: 'Essai en cours…',
  tryNow: 'Essayer maintenant',
  signInFirst: 'Reconnectez-vous pour rétablir la connexion.',
  joined:
    'Vous êtes déjà connecté dans un autre onglet. La connexion et le son y restent ; celui-ci montre le même poste.',
  follows: 'La connexion et le son sont dans votre autre onglet',
};
