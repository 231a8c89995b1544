import type { connection as english } from '../en/connection';
import type { Translation } from '../message';

export const connection: Translation<typeof english> = {
  label: 'Conexión:',
  none: 'Sin conexión',
  connecting: 'Conectando',
  connected: 'En línea',
  reconnecting: 'Reconectando',
  offline: 'Sin red',
  elsewhere: 'Sesión en otro sitio',
  outOfReach: 'No se puede contactar con TaskRouter. La página sigue intentándolo.',
  computerOffline: 'Este equipo está sin conexión.',
  readingAnew: 'Leyendo su actividad y sus llamadas.',
  unheard:
    'Hasta que vuelva la conexión, puede que se ofrezca una llamada que usted no vea; pasará a otra persona cuando se agote su tiempo. La página se conecta de nuevo por sí sola y entonces lo lee todo otra vez.',
  goneRinging:
    'Se perdió la conexión. Podrá responder cuando vuelva; si el tiempo se agota antes, la llamada pasará a otra persona.',
  goneInCall:
    'Se perdió la conexión, pero la llamada en su teléfono continúa; para terminarla, puede colgar allí. Lo que ve aquí puede estar desactualizado hasta que vuelva.',
};
