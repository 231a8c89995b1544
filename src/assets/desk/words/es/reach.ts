import type { reach as english } from '../en/reach';
import type { Translation } from '../message';

export const reach: Translation<typeof english> = {
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
  failedTitle: 'Algo ha fallado en esta página.',
  failedText: 'Su llamada y su sesión continúan. Si algo se ve mal aquí, vuelva a cargar la página.',
  loadAgain: 'Volver a cargar la página',
  drawAgain: 'Intentar de nuevo',
  brokenTitle: 'No se pudo mostrar esta página.',
  logLeads: 'Esta pestaña ha tomado la conexión',
  logTakenOver: 'Ha iniciado sesión en otro puesto',
  logReturning: 'Entretanto se le puso fuera de línea; volviendo a {activity}',
};
