import type { phone as english } from '../en/browser-phone';
import type { Translation } from '../message';

export const phone: Translation<typeof english> = {
  label: 'Votre téléphone',
  notCalled: 'TaskRouter ne l’a pas appelé',
  dialling: 'Sonne : décrochez pour parler',
  connected: 'En ligne',
  left: 'Raccroché',
  unanswered: 'Votre téléphone {phone} n’a pas répondu deux fois de suite',
  unansweredNoNumber: 'Votre téléphone n’a pas répondu deux fois de suite',
  unansweredAway:
    'Pour que personne n’attende en vain, vous êtes maintenant {activity}. Vérifiez qu’il est allumé et que le numéro est juste, puis redevenez disponible.',
  unansweredGoing: 'Pour que personne n’attende en vain, vous passez en indisponible.',
  unansweredStill:
    'Des appels vous parviennent encore et s’y perdront. Vérifiez qu’il est allumé et que le numéro est juste.',
  browserTitle: 'Votre navigateur est votre téléphone',
  lineStarting: 'Connexion de votre téléphone…',
  lineReady: 'Prêt : les appels vous parviennent ici.',
  lineDown: 'Les appels n’atteignent pas ce navigateur : {why}. Prochain essai dans {time}.',
  tryNow: 'Essayer maintenant',
  microphoneUnasked:
    'Votre navigateur n’a pas encore été interrogé pour le microphone. Sans lui, personne ne vous entend.',
  microphoneAsking: 'Répondez à la question de votre navigateur sur le microphone.',
  microphoneDenied:
    'Votre navigateur refuse le microphone à cette page : personne ne vous entend. Autorisez-le dans les réglages de la page, à côté de l’adresse, puis réessayez.',
  microphoneMissing: 'Il n’y a pas de microphone. Branchez-en un, puis réessayez.',
  allowMicrophone: 'Autoriser le microphone',
  microphone: 'Microphone',
  loudspeaker: 'Haut-parleur',
  someMicrophone: 'Microphone {number}',
  someLoudspeaker: 'Haut-parleur {number}',
  deviceFailed: 'Cela n’a pas marché : {why}. L’appareil précédent reste utilisé.',
  browserRings: '{number} appelle votre navigateur, sans appel que vous ayez accepté.',
  unknownNumber: 'quelqu’un',
  answer: 'Répondre',
  hangUp: 'Raccrocher',
  answering: 'Réponse en cours…',
  talking: 'Vous êtes en ligne.',
  soundBack: 'Le son a été coupé. Il revient ; restez en ligne.',
  soundPoor: 'Le réseau est faible : on vous comprend peut-être mal.',
  yourLevel: 'Votre volume',
  theirLevel: 'Volume des autres',
};
