import type { phone as english } from '../en/phone';
import type { Translation } from '../message';

export const phone: Translation<typeof english> = {
  label: 'Su teléfono',
  notCalled: 'TaskRouter no lo ha llamado',
  dialling: 'Sonando: conteste para hablar',
  connected: 'Conectado',
  left: 'Colgado',
};
