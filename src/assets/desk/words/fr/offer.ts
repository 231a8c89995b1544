import type { arrival as english } from '../en/offer';
import type { Translation } from '../message';

export const arrival: Translation<typeof english> = {
  incomingCall: 'Appel entrant',
  incomingTask: 'Nouvelle tâche',
  accept: 'Accepter',
  reject: 'Refuser',
  accepting: 'Acceptation',
  rejecting: 'Refus en cours',
  waiting: 'En attente de confirmation.',
  answerYourPhone: 'Décrochez votre téléphone',
  callingPhone: 'Appel du {phone}.',
  callingYou: 'Appel de votre téléphone.',
  secondsLeft: { one: 'Plus que {count} seconde pour répondre', other: 'Plus que {count} secondes pour répondre' },
  ringing: 'Sonne',
  ringingSeconds: 'Sonne, {seconds} s',
  connecting: 'Mise en relation',
  announced: 'Appel entrant de {caller}. {accept} pour accepter, {reject} pour refuser.',
  cameBackCall:
    'Cet appel vous est de nouveau proposé. Acceptez-le, ou passez à une activité sans appels et refusez-le.',
  cameBackTask:
    'Cette tâche vous est de nouveau proposée. Acceptez-la, ou passez à une activité sans appels et refusez-la.',
  announcedTask: 'Nouvelle tâche de {caller}. {accept} pour accepter, {reject} pour refuser.',
  announcedSilently: 'Appel entrant de {caller}.',
  announcedTaskSilently: 'Nouvelle tâche de {caller}.',
  straightBackCall:
    'Cet appel vous est revenu aussitôt. Acceptez-le, ou passez à {activity} pour qu’il aille à quelqu’un d’autre.',
  straightBackTask:
    'Cette tâche vous est revenue aussitôt. Acceptez-la, ou passez à {activity} pour qu’elle aille à quelqu’un d’autre.',
  colleagueAsks: 'Un collègue vous demande de rejoindre cet appel.',
  colleagueHands: 'Un collègue vous transfère ceci.',
  changeTo: 'Passer à {activity}',
};
