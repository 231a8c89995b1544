import type { problems as english } from '../en/problems';
import type { Translation } from '../message';

export const problems: Translation<typeof english> = {
  callerGone:
    'Quien llamaba ya no está: colgó o fue conectado con otra persona. Rechácela para quedar libre para la siguiente.',
  ringing: 'No funcionó: {why}. Sigue sonando; inténtelo de nuevo.',
  taskNotEnded: 'No se pudo terminar la tarea: {why}. Sigue siendo suya; inténtelo de nuevo.',
  callNotEnded: 'No se pudo terminar la llamada: {why}. Sigue conectado; inténtelo de nuevo o cuelgue su teléfono.',
  notWrapping:
    'No se pudo completar el trabajo posterior: la tarea está en «{status}» y no en «wrapping». Espere un momento e inténtelo de nuevo.',
  notCompleted:
    'No se pudo completar el trabajo posterior: {why}. Hasta entonces no recibe llamadas nuevas; inténtelo de nuevo.',
  failed: 'No funcionó: {why}.',
  acceptUnclear: 'Sin respuesta: {why}. Si suena su teléfono, conteste.',
  acceptUnheard: 'No llegó confirmación. Si suena su teléfono, conteste; si no, acepte de nuevo.',
  endUnclear:
    'Aún no está claro si la llamada ha terminado: {why}. La página lo comprueba y la termina si hace falta. También puede colgar su teléfono.',
  unclear: 'Aún no está claro si funcionó: {why}. La página lo comprueba.',
  leftAlone:
    'No se pudo completar el trabajo posterior: el cliente está solo en la línea. Recupere la llamada o termínela.',
};
