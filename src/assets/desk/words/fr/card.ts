import type { call as english } from '../en/card';
import type { Translation } from '../message';

export const call: Translation<typeof english> = {
  inCall: 'En ligne',
  onTask: 'Sur une tâche',
  accepted: 'Accepté',
  connectedNobody: 'TaskRouter n’a mis personne en relation : l’appelant attend toujours.',
  unconnectedHint:
    'L’appel a été accepté sans que personne ne soit appelé. Si quelqu’un vous met en relation, cette carte le dira. Terminer la tâche la ferme et ne met personne en relation.',
  ending: 'Fin en cours',
  endingCall: 'Fin de l’appel',
  endingTask: 'Fin de la tâche',
  endCall: 'Terminer l’appel',
  endTask: 'Terminer la tâche',
};
