import type { causes as english } from '../en/causes';
import type { Translation } from '../message';

export const causes: Translation<typeof english> = {
  network: 'no se puede contactar con el servidor desde este equipo',
  timeout: 'el servidor no respondió a tiempo',
  server: 'el servidor tuvo un problema propio',
  tooManyRequests: 'TaskRouter está saturado',
  tooManyAttempts: 'hubo demasiados intentos',
  upstreamFailed: 'Twilio tuvo un problema propio',
  upstreamRefused: 'Twilio rechazó nuestro servidor',
  upstreamUnreachable: 'nuestro servidor no pudo contactar con Twilio',
  upstreamBusy: 'Twilio está saturado',
  upstreamTimeout: 'Twilio no respondió a tiempo a nuestro servidor',
  sessionOver: 'su sesión ha terminado',
  forbidden: 'pertenece a otro agente',
  noWord: 'TaskRouter no dijo qué ocurrió',
  callerGone: 'quien llamaba ya no está',
  notConnected: 'la conexión todavía no está lista',
  unknown: 'nadie dijo por qué',
};
