import type { card as english } from '../en/card';
import type { Translation } from '../message';

export const card: Translation<typeof english> = {
  inCall: 'En ligne',
  onTask: 'Sur une tâche',
  accepted: 'Accepté',
  connectedNobody: 'Personne n’est en relation : l’appelant attend toujours.',
  unconnectedHint:
    'L’appel a été accepté sans que votre téléphone soit appelé. Si vous êtes mis en relation plus tard, vous le verrez ici. « Terminer la tâche » la ferme sans mettre personne en relation.',
  ending: 'Fin en cours',
  endingCall: 'Fin de l’appel',
  endingTask: 'Fin de la tâche',
  endCall: 'Terminer l’appel',
  endTask: 'Terminer la tâche',
  alsoOpen: 'Aussi ouverts',
  talkTime: 'Durée de conversation',
  taskTime: 'Temps sur la tâche',
};
