import type { Translation } from '../../../../desk/words/message';
import type { rows as english } from '../en/rows';

export const rows: Translation<typeof english> = {
  state: 'Zustand',
  allStates: 'Alle Zustände',
  skill: 'Fähigkeit',
  allSkills: 'Alle Fähigkeiten',
  skills: 'Fähigkeiten',
  caller: 'Anrufer',
  clear: 'Filter zurücksetzen',
  columns: 'Spalten',
  keys: 'Die Pfeiltasten führen von Zeile zu Zeile. Die Eingabetaste öffnet eine Zeile.',
  shown: '{shown} von {count}',
  moreNotices: 'Weitere Hinweise: {count}',
  wall: 'Wandansicht',
  leaveWall: 'Esc beendet die Wandansicht.',
  levelNow: 'Servicelevel dieser Stunde',
  wallOver: 'Dieser Bildschirm wurde abgemeldet. Drücken Sie Esc, und melden Sie sich wieder an.',
};
