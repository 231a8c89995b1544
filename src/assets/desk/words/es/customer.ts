import type { customer as english } from '../en/customer';
import type { Translation } from '../message';

export const customer: Translation<typeof english> = {
  aTask: 'una tarea',
  taskFrom: 'Una tarea de {queue}',
  theName: 'el nombre',
  theNumber: 'el número',
  theWish: 'lo que desea',
  fromTheTask: 'Detalles de la tarea',
  nameAndWish: '{name} ({wish})',
};
