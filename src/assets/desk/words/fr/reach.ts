import type { reach as english } from '../en/reach';
import type { Translation } from '../message';

export const reach: Translation<typeof english> = {
  elsewhereSentence: 'Un autre poste a maintenant votre session.',
  elsewhereTitle: 'Vous êtes connecté à un autre poste',
  elsewhereText:
    'Vous vous êtes connecté ailleurs : TaskRouter parle donc avec cet autre poste et non plus avec celui-ci. Vos appels y arrivent ; un appel sur votre téléphone continue.',
  useHere: 'Utiliser ce poste ici',
  takingOver: 'Reprise en cours…',
  nextTry: 'Prochain essai dans {seconds} s',
  trying: 'Essai en cours…',
  tryNow: 'Essayer maintenant',
  signInFirst: 'Reconnectez-vous pour rétablir la liaison.',
  joined: 'Vous êtes déjà connecté : cet onglet montre le poste de votre autre onglet, qui a la connexion et le son.',
  follows: 'Votre autre onglet a la connexion et le son',
  failedTitle: 'Quelque chose n’a pas fonctionné sur cette page.',
  failedText: 'Votre appel et votre session continuent. Si quelque chose semble faux ici, rechargez la page.',
  loadAgain: 'Recharger la page',
  drawAgain: 'La dessiner à nouveau',
  brokenTitle: 'Cette page n’a pas pu être dessinée.',
  logLeads: 'Cet onglet prend la suite de celui qui avait la connexion',
  logTakenOver: 'Vous vous êtes connecté à un autre poste, qui prend la suite',
  logReturning: 'TaskRouter vous a mis hors ligne entre-temps ; retour à {activity}',
};
