import type { recording as english } from '../en/recording';
import type { Translation } from '../message';

export const recording: Translation<typeof english> = {
  title: 'Aufnahme',
  on: 'Aufnahme läuft',
  none: 'Keine Aufnahme',
  paused: 'Aufnahme angehalten von {by}',
  goesOn: 'weiter in {time}',
  start: 'Aufnehmen',
  pause: 'Aufnahme anhalten',
  resume: 'Aufnahme fortsetzen',
};
