import type { dialling as english } from '../en/dialling';
import type { Translation } from '../message';

export const dialling: Translation<typeof english> = {
  title: 'Passer un appel',
  open: 'Composer un numéro',
  callBack: 'Rappeler',
  callBackTo: 'Rappeler {number}',
  redial: 'Recomposer {number}',
  callAs: 'Numéro affiché',
  calling: 'Appel de {number}…',
  hint: 'Votre téléphone sonne d’abord. Quand vous répondez, le numéro est appelé.',
  failed: 'L’appel n’a pas eu lieu : {why}. Le numéro est toujours là ; réessayez.',
  unclear:
    'Pas de réponse, et pas d’appel pour l’instant. S’il a tout de même été passé, il sonnera ici : attendez un instant avant de réessayer.',
  outgoing: 'Appel sortant',
  thenCalls: 'Ensuite, {number} est appelé.',
  notReached: 'L’appel n’a pas abouti',
  notReachedDetail: 'Votre correspondant n’a pas répondu ou était occupé, ou vous n’avez pas décroché votre téléphone.',
  busy: 'Vous pourrez appeler quand rien ne sonne et que vous n’avez ni appel ni tâche en cours.',
  notReady: 'Vous pourrez appeler une fois connecté et votre session ouverte.',
  prefixes: 'Vous pouvez appeler les numéros qui commencent par {prefixes}.',
  callsLeft: {
    one: 'Il reste {count} appel pour cette heure.',
    other: 'Il reste {count} appels pour cette heure.',
  },
};
