import type { customer as english } from '../en/customer';
import type { Translation } from '../message';

export const customer: Translation<typeof english> = {
  aTask: 'une tâche',
  taskFrom: 'Une tâche de {queue}',
  theName: 'le nom',
  theNumber: 'le numéro',
  theWish: 'la demande',
  fromTheTask: 'Détails de la tâche',
  nameAndWish: '{name} ({wish})',
};
