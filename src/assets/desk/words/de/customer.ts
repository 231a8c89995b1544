import type { customer as english } from '../en/customer';
import type { Translation } from '../message';

export const customer: Translation<typeof english> = {
  aTask: 'eine Aufgabe',
  taskFrom: 'Eine Aufgabe aus {queue}',
  theName: 'Name',
  theNumber: 'Nummer',
  theWish: 'Anliegen',
  fromTheTask: 'Details zur Aufgabe',
  nameAndWish: '{name} ({wish})',
};
