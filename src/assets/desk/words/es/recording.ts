import type { recording as english } from '../en/recording';
import type { Translation } from '../message';

export const recording: Translation<typeof english> = {
  title: 'Grabación',
  on: 'Grabando',
  none: 'Sin grabar',
  paused: 'Grabación pausada por {by}',
  goesOn: 'se reanuda en {time}',
  start: 'Grabar',
  pause: 'Pausar la grabación',
  resume: 'Reanudar la grabación',
};
