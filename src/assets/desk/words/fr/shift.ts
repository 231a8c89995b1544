import type { shift as english } from '../en/shift';
import type { Translation } from '../message';

export const shift: Translation<typeof english> = {
  title: 'Votre service',
  taken: 'Pris',
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
  endFailed: 'Votre téléphone n’a pas été joint',
  kept: 'Conservé dans ce navigateur seulement, jusqu’à votre déconnexion.',
};
