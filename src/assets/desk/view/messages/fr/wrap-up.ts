import type { wrapUp as english } from '../en/wrap-up';
import type { Translation } from '../message';

export const wrapUp: Translation<typeof english> = {
  title: 'Suivi d’appel',
  callOver: 'L’appel est terminé. Clôturez-le quand vous avez fini.',
  taskOver: 'La tâche est terminée. Clôturez-la quand vous avez fini.',
  connectedNobody: 'TaskRouter n’a mis personne en relation. Clôturez la tâche quand vous avez fini.',
  completing: 'Clôture en cours',
  throughServer: 'TaskRouter ne l’a pas fait, notre serveur essaie donc.',
  complete: 'Clôturer',
};
