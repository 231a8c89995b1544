import type { reach as english } from '../en/reach';
import type { Translation } from '../message';

export const reach: Translation<typeof english> = {
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
  failedTitle: 'Un problème est survenu sur cette page.',
  failedText: 'Votre appel et votre session continuent. Si quelque chose semble anormal, rechargez la page.',
  loadAgain: 'Recharger la page',
  drawAgain: 'Réessayer',
  brokenTitle: 'Cette page n’a pas pu être affichée.',
  logLeads: 'Cet onglet a repris la connexion',
  logTakenOver: 'Vous vous êtes connecté à un autre poste',
  logReturning: 'Vous avez été mis hors ligne entre-temps ; retour à {activity}',
};
