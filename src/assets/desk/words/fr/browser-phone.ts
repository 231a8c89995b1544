import type { browserPhone as english } from '../en/browser-phone';
import type { Translation } from '../message';

export const browserPhone: Translation<typeof english> = {
  label: 'Votre téléphone',
  notCalled: 'Non appelé',
  dialling: 'Sonne : décrochez',
  connected: 'En ligne',
  left: 'Raccroché',
  unanswered: 'Votre téléphone {phone} est resté sans réponse deux fois de suite',
  unansweredNoNumber: 'Votre téléphone est resté sans réponse deux fois de suite',
  unansweredAway:
    'Pour que personne n’attende en vain, vous êtes maintenant {activity}. Vérifiez que votre téléphone est allumé et que le numéro est correct, puis redevenez disponible.',
  unansweredGoing: 'Pour que personne n’attende en vain, vous passez en indisponible.',
  unansweredStill:
    'Vous recevez encore des appels, et ils seront perdus. Vérifiez que votre téléphone est allumé et que le numéro est correct.',
  browserTitle: 'Votre navigateur est votre téléphone',
  lineStarting: 'Connexion de votre téléphone…',
  lineReady: 'Prêt : les appels sonnent ici.',
  lineDown: 'Les appels n’atteignent pas ce navigateur : {why}. Prochain essai dans {time}.',
  tryNow: 'Essayer maintenant',
  microphoneUnasked: 'Cette page n’a pas encore demandé votre microphone. Sans lui, personne ne vous entend.',
  microphoneAsking: 'Autorisez le microphone quand le navigateur le demande.',
  microphoneDenied:
    'Votre navigateur bloque le microphone sur cette page : personne ne vous entend. Autorisez-le dans les paramètres du site, à côté de l’adresse, puis réessayez.',
  microphoneMissing: 'Aucun microphone trouvé. Branchez-en un, puis réessayez.',
  allowMicrophone: 'Autoriser le microphone',
  microphone: 'Microphone',
  loudspeaker: 'Haut-parleur',
  someMicrophone: 'Microphone {number}',
  someLoudspeaker: 'Haut-parleur {number}',
  deviceFailed: 'Cela n’a pas fonctionné : {why}. L’appareil précédent reste utilisé.',
  browserRings: 'Votre navigateur sonne : {number}. Ce n’est pas un appel que vous avez accepté.',
  unknownNumber: 'numéro inconnu',
  answer: 'Répondre',
  hangUp: 'Raccrocher',
  answering: 'Réponse en cours…',
  talking: 'Vous êtes en ligne.',
  soundBack: 'Le son a été coupé. Rétablissement en cours ; restez en ligne.',
  soundPoor: 'Réseau faible : on vous entend peut-être mal.',
  yourLevel: 'Votre volume',
  theirLevel: 'Volume des autres',
};
