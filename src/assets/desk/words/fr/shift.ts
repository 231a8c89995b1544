import type { shift as english } from '../en/shift';
import type { Translation } from '../message';

export const shift: Translation<typeof english> = {
  title: 'Votre service',
  taken: 'Acceptés',
  missed: 'Manqués',
  rejected: 'Refusés',
  average: 'Durée moyenne de traitement',
  noneYet: 'Rien encore',
  calls: 'Derniers appels',
  endCompleted: 'Clos',
  endRejected: 'Refusé',
  endTimedOut: 'Sans réponse à temps',
  endCanceled: 'Annulé',
  endRescinded: 'Pris par un collègue',
  endFailed: 'Votre téléphone était injoignable',
  kept: 'Conservé dans ce navigateur seulement, jusqu’à votre déconnexion.',
};
