import type { activity as english } from '../en/activity';
import type { Translation } from '../message';

export const activity: Translation<typeof english> = {
  label: 'Usted y su actividad',
  activity: 'Actividad',
  changing: 'Cambiando a {activity}…',
  completingFirst: 'Completando su trabajo posterior; después, {activity}…',
  notChanged: 'Su actividad no cambió: {why}. Elíjala de nuevo.',
  goAvailable: 'Estar disponible',
  callsReachYou: 'Puede recibir llamadas.',
  nextCallHint: 'La próxima llamada suena aquí, con quien llama y el tiempo que queda para responder.',
  noCalls: 'No recibe llamadas.',
  goAvailableHint: 'Pulse «Estar disponible» cuando quiera recibir llamadas.',
  skills: 'Habilidades',
  none: 'Ninguna',
  phone: 'Teléfono',
  noNumber: 'Sin número: no puede recibir llamadas',
  since: 'en esta actividad',
  over: 'más de {time}',
};
