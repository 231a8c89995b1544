import type { problems as english } from '../en/problems';
import type { Translation } from '../message';

export const problems: Translation<typeof english> = {
  callerGone:
    'L’appelant n’est plus là : il a raccroché ou a été mis en relation avec quelqu’un d’autre. Refusez pour être libre pour le suivant.',
  ringing: 'Cela n’a pas fonctionné : {why}. L’appel sonne toujours ; réessayez.',
  taskNotEnded: 'La tâche n’a pas pu être terminée : {why}. Elle est toujours à vous ; réessayez.',
  callNotEnded:
    'L’appel n’a pas pu être terminé : {why}. Vous êtes toujours en ligne ; réessayez, ou raccrochez votre téléphone.',
  notWrapping:
    'Le post-appel n’a pas pu être clôturé : la tâche est « {status} » et non « wrapping ». Attendez un instant, puis réessayez.',
  notCompleted:
    'Le post-appel n’a pas pu être clôturé : {why}. D’ici là, vous ne recevez pas de nouvel appel ; réessayez.',
  failed: 'Cela n’a pas fonctionné : {why}.',
  acceptUnclear: 'Pas de réponse : {why}. Si votre téléphone sonne, décrochez.',
  acceptUnheard: 'Aucune confirmation n’est arrivée. Si votre téléphone sonne, décrochez ; sinon, acceptez de nouveau.',
  endUnclear:
    'On ne sait pas encore si l’appel est terminé : {why}. La page vérifie et y met fin si besoin. Vous pouvez aussi raccrocher votre téléphone.',
  unclear: 'On ne sait pas encore si cela a fonctionné : {why}. La page vérifie.',
  leftAlone: 'Le post-appel n’a pas pu être clôturé : le client est seul en ligne. Reprenez l’appel, ou mettez-y fin.',
};
