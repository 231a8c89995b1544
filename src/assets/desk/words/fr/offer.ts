import type { arrival as english } from '../en/offer';
import type { Translation } from '../message';

export const arrival: Translation<typeof english> = {
  incomingCall: 'Appel entrant',
  incomingTask: 'Nouvelle tâche',
  accept: 'Accepter',
  reject: 'Refuser',
  accepting: 'Acceptation',
  rejecting: 'Refus en cours',
  waiting: 'En attente de la confirmation de TaskRouter.',
  answerYourPhone: 'Décrochez votre téléphone',
  callingPhone: 'TaskRouter appelle le {phone}.',
  callingYou: 'TaskRouter vous appelle.',
  secondsLeft: { one: 'Plus que {count} seconde pour répondre', other: 'Plus que {count} secondes pour répondre' },
  ringing: 'Sonne',
  ringingSeconds: 'Sonne, {seconds} s',
  connecting: 'Mise en relation',
  announced: 'Appel entrant de {caller}. {accept} accepte, {reject} refuse.',
  cameBackCall:
    'TaskRouter vous propose de nouveau cet appel. Acceptez-le, ou choisissez une activité dans laquelle aucun appel ne vous parvient, puis Refuser.',
  cameBackTask:
    'TaskRouter vous propose de nouveau cette tâche. Acceptez-la, ou choisissez une activité dans laquelle aucun appel ne vous parvient, puis Refuser.',
  announcedTask: 'Nouvelle tâche de {caller}. {accept} accepte, {reject} refuse.',
  announcedSilently: 'Appel entrant de {caller}.',
  announcedTaskSilently: 'Nouvelle tâche de {caller}.',
  straightBackCall:
    'Cet appel vous est revenu aussitôt. Acceptez-le, ou passez à {activity} : il ira alors à quelqu’un d’autre.',
  straightBackTask:
    'Cette tâche vous est revenue aussitôt. Acceptez-la, ou passez à {activity} : elle ira alors à quelqu’un d’autre.',
  colleagueAsks: 'Un collègue vous demande de rejoindre cet appel.',
  colleagueHands: 'Un collègue vous transmet ceci.',
  changeTo: 'Passer à {activity}',
};
