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
  outOfReach: 'Se perdió la conexión. Intentando reconectar.',
  computerOffline: 'Este equipo está sin conexión.',
  readingAnew: 'Cargando su actividad y sus llamadas.',
  unheard:
    'Hasta que vuelva la conexión puede perderse una llamada; pasará a otra persona cuando se agote su tiempo. La página se reconecta y se actualiza por sí sola.',
  goneRinging:
    'Se perdió la conexión. Podrá responder cuando vuelva; si el tiempo se agota antes, la llamada pasará a otra persona.',
  goneInCall:
    'Se perdió la conexión. La llamada en su teléfono continúa; para terminarla, cuelgue allí. Lo que ve aquí puede no estar al día hasta que vuelva.',
  elsewhereSentence: 'Su sesión está ahora en otro puesto.',
  elsewhereTitle: 'Ha iniciado sesión en otro puesto',
  elsewhereText:
    'Ha iniciado sesión en otro sitio, así que sus llamadas llegan ahora allí y ya no aquí. Una llamada en su teléfono continúa.',
  useHere: 'Usar este puesto',
  takingOver: 'Tomando el control…',
  nextTry: 'Próximo intento en {seconds} s',
  trying: 'Intentando…',
  tryNow: 'Intentar ahora',
  signInFirst: 'Inicie sesión de nuevo para conectar.',
  joined: 'Ya ha iniciado sesión en otra pestaña. La conexión y el sonido siguen allí; esta muestra el mismo puesto.',
  follows: 'La conexión y el sonido están en su otra pestaña',
};
