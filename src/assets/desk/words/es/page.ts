import type { page as english } from '../en/page';
import type { Translation } from '../message';

export const page: Translation<typeof english> = {
  ok: 'Entendido',
  dismiss: 'Cerrar este mensaje',
  showAll: 'Mostrar todo',
  showAllCount: 'Mostrar los {count}',
  showLess: 'Mostrar menos',
  showAllOf: 'Mostrar todo: {what}',
  showLessOf: 'Mostrar menos: {what}',
  alsoOpen: 'También abiertas',
  close: 'Cerrar',
};
