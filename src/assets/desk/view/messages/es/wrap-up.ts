import type { wrapUp as english } from '../en/wrap-up';
import type { Translation } from '../message';

export const wrapUp: Translation<typeof english> = {
  title: 'Trabajo posterior',
  callOver: 'La llamada ha terminado. Complétela cuando acabe.',
  taskOver: 'La tarea ha terminado. Complétela cuando acabe.',
  connectedNobody: 'TaskRouter no conectó a nadie. Complete la tarea cuando acabe.',
  completing: 'Completando',
  throughServer: 'TaskRouter no lo hizo, así que lo intenta nuestro servidor.',
  complete: 'Completar',
};
