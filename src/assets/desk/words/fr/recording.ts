import type { recording as english } from '../en/recording';
import type { Translation } from '../message';

export const recording: Translation<typeof english> = {
  title: 'Enregistrement',
  on: 'Enregistrement en cours',
  none: 'Pas d’enregistrement',
  paused: 'Enregistrement suspendu par {by}',
  goesOn: 'reprend dans {time}',
  start: 'Enregistrer',
  pause: 'Suspendre l’enregistrement',
  resume: 'Reprendre l’enregistrement',
};
