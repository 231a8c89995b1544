import type { dial as english } from '../en/dialling';
import type { Translation } from '../message';

export const dial: Translation<typeof english> = {
  title: 'Appeler quelqu’un',
  open: 'Composer un numéro',
  calling: 'Appel de {number}…',
  hint: 'Votre téléphone sonne d’abord. Quand vous répondez, le numéro est appelé.',
  failed: 'L’appel n’a pas eu lieu : {why}. Le numéro est toujours là ; réessayez.',
  unclear:
    'Aucune réponse n’est arrivée et aucun appel ne vous a encore été proposé. S’il a tout de même été passé, il sonnera ici : attendez un instant avant de rappeler.',
  outgoing: 'Appel sortant',
  thenCalls: 'Ensuite, {number} est appelé.',
  notReached: 'L’appel n’a pas abouti',
  notReachedDetail: 'L’autre côté n’a pas répondu, était occupé, ou vous n’avez pas décroché.',
  busy: 'Une chose à la fois : vous pourrez appeler quelqu’un quand rien ne sonnera et qu’aucun appel ni aucune tâche ne sera en cours.',
  notReady: 'Vous pourrez appeler quelqu’un quand la page sera connectée et votre session ouverte.',
};
