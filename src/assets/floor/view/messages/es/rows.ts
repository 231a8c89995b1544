import type { Translation } from '../../../../desk/words/message';
import type { rows as english } from '../en/rows';

export const rows: Translation<typeof english> = {
  state: 'Situación',
  allStates: 'Todas las situaciones',
  skill: 'Habilidad',
  allSkills: 'Todas las habilidades',
  skills: 'Habilidades',
  caller: 'Cliente',
  clear: 'Quitar filtros',
  columns: 'Columnas',
  keys: 'Las flechas pasan de fila en fila. Intro abre una fila.',
  shown: '{shown} de {count}',
  moreNotices: 'Más avisos: {count}',
  wall: 'Vista mural',
  leaveWall: 'Pulse Esc para salir de la vista mural.',
  levelNow: 'Nivel de servicio de esta hora',
  wallOver: 'Se ha cerrado la sesión en esta pantalla. Pulse Esc e inicie sesión de nuevo.',
};
