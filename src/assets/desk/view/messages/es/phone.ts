import type { phone as english } from '../en/phone';
import type { Translation } from '../message';

export const phone: Translation<typeof english> = {
  label: 'Su teléfono',
  notCalled: 'TaskRouter no lo ha llamado',
  dialling: 'Sonando: conteste para hablar',
  connected: 'Conectado',
  left: 'Colgado',
  unanswered: 'Su teléfono {phone} no respondió dos veces seguidas',
  unansweredNoNumber: 'Su teléfono no respondió dos veces seguidas',
  unansweredAway:
    'Para que nadie espere en vano, ahora está en {activity}. Compruebe que está encendido y que el número es correcto, y después vuelva a estar disponible.',
  unansweredGoing: 'Para que nadie espere en vano, se le pone como no disponible.',
  unansweredStill:
    'Todavía le llegan llamadas, y se perderán en él. Compruebe que está encendido y que el número es correcto.',
};
