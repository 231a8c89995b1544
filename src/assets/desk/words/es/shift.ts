import type { shift as english } from '../en/shift';
import type { Translation } from '../message';

export const shift: Translation<typeof english> = {
  title: 'Su turno',
  taken: 'Aceptadas',
  missed: 'Perdidas',
  rejected: 'Rechazadas',
  average: 'Tiempo medio de operación',
  noneYet: 'Nada todavía',
  calls: 'Últimas llamadas',
  endCompleted: 'Completada',
  endRejected: 'Rechazada',
  endTimedOut: 'Sin respuesta a tiempo',
  endCanceled: 'Cancelada',
  endRescinded: 'La tomó otra persona',
  endFailed: 'Su teléfono no respondió',
  kept: 'Se guarda solo en este navegador, hasta que cierre la sesión.',
};
