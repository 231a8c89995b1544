import type { ground as english } from '../en/ground';
import type { Translation } from '../message';

export const ground: Translation<typeof english> = {
  aTask: 'una tarea',
  nameAndWish: '{name} ({wish})',
  ok: 'Entendido',
  dismiss: 'Cerrar este mensaje',
  showAll: 'Mostrar todo',
  showAllCount: 'Mostrar los {count}',
  showLess: 'Mostrar menos',
  showAllOf: 'Mostrar todo: {what}',
  showLessOf: 'Mostrar menos: {what}',
  close: 'Cerrar',
  failedTitle: 'Algo ha fallado en esta página.',
  failedText: 'Su llamada y su sesión continúan. Si algo se ve mal aquí, vuelva a cargar la página.',
  loadAgain: 'Volver a cargar la página',
  drawAgain: 'Intentar de nuevo',
  brokenTitle: 'No se pudo mostrar esta página.',
  withheld: 'Número oculto',
};
