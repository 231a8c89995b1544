import type { problems as english } from '../en/problems';
import type { Translation } from '../message';

export const problems: Translation<typeof english> = {
  callerGone:
    'L’appelant n’est plus là : il a raccroché ou a été mis en relation avec quelqu’un d’autre. Refusez pour être libre pour le suivant.',
  ringing: 'Cela n’a pas marché : {why}. Cela sonne toujours, réessayez donc.',
  taskNotEnded: 'La tâche n’a pas été terminée : {why}. Elle est toujours à vous ; réessayez.',
  callNotEnded:
    'L’appel n’a pas été terminé : {why}. Vous êtes toujours en ligne ; réessayez, ou raccrochez votre téléphone.',
  notWrapping:
    'Le suivi n’a pas été clos : la tâche est « {status} » et non « wrapping ». Attendez un instant, puis réessayez.',
  notCompleted: 'Le suivi n’a pas été clos : {why}. D’ici là aucun nouvel appel ne vous parvient, réessayez donc.',
  failed: 'Cela n’a pas marché : {why}.',
  acceptUnclear: 'Aucune réponse n’est arrivée : {why}. Si votre téléphone sonne, décrochez.',
  acceptUnheard:
    'TaskRouter n’a pas dit s’il vous appelle. Si votre téléphone sonne, décrochez ; sinon, acceptez de nouveau.',
  endUnclear:
    'On ne sait pas encore si l’appel est terminé : {why}. La page le vérifie d’elle-même et y met fin si besoin. Vous pouvez aussi raccrocher votre téléphone : cela le termine également.',
  unclear: 'On ne sait pas encore si cela a été fait : {why}. La page le vérifie d’elle-même.',
  leftAlone: 'Le suivi n’a pas été clos : le client est en ligne avec personne. Reprenez-le, ou terminez son appel.',
};
