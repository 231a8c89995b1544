import type { reach as english } from '../en/reach';
import type { Translation } from '../message';

export const reach: Translation<typeof english> = {
  elsewhereSentence: 'Otro puesto tiene ahora su sesión.',
  elsewhereTitle: 'Ha iniciado sesión en otro puesto',
  elsewhereText:
    'Ha iniciado sesión en otro sitio, así que TaskRouter habla con aquel puesto y ya no con este. Sus llamadas llegan allí; una llamada en su teléfono continúa.',
  useHere: 'Usar este puesto',
  takingOver: 'Tomando el control…',
  nextTry: 'Próximo intento en {seconds} s',
  trying: 'Intentando…',
  tryNow: 'Intentar ahora',
  signInFirst: 'Inicie sesión de nuevo para conectar.',
  joined:
    'Ya ha iniciado sesión: esta pestaña muestra el puesto de su otra pestaña, que tiene la conexión y el sonido.',
  follows: 'Su otra pestaña tiene la conexión y el sonido',
  failedTitle: 'Algo en esta página no ha funcionado.',
  failedText: 'Su llamada y su sesión continúan. Si algo se ve mal aquí, vuelva a cargar la página.',
  loadAgain: 'Volver a cargar la página',
  drawAgain: 'Dibujarla de nuevo',
  brokenTitle: 'No se pudo dibujar esta página.',
  logLeads: 'Esta pestaña continúa en lugar de la que tenía la conexión',
  logTakenOver: 'Ha iniciado sesión en otro puesto, que continúa desde aquí',
  logReturning: 'TaskRouter le puso fuera de línea entretanto; volviendo a {activity}',
};
