import type { causes as english } from '../en/causes';
import type { Translation } from '../message';

export const causes: Translation<typeof english> = {
  network: 'no se puede contactar con el servidor',
  timeout: 'el servidor no respondió a tiempo',
  server: 'se produjo un error en el servidor',
  tooManyRequests: 'el servicio está saturado',
  tooManyAttempts: 'demasiados intentos',
  upstreamFailed: 'se produjo un error en Twilio',
  upstreamRefused: 'Twilio rechazó la solicitud de nuestro servidor',
  upstreamUnreachable: 'nuestro servidor no pudo contactar con Twilio',
  upstreamBusy: 'Twilio está saturado',
  upstreamTimeout: 'Twilio no respondió a tiempo a nuestro servidor',
  sessionOver: 'su sesión ha terminado',
  forbidden: 'pertenece a otro agente',
  noWord: 'no llegó ninguna confirmación',
  callerGone: 'quien llamaba ya no está en la línea',
  notConnected: 'la conexión todavía no está lista',
  unknown: 'no se indicó el motivo',
};
