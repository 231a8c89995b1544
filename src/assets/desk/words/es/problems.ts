import type { problems as english } from '../en/problems';
import type { Translation } from '../message';

export const problems: Translation<typeof english> = {
  callerGone:
    'Quien llamaba ya no está: colgó o fue conectado con otra persona. Rechácela para quedar libre para la siguiente.',
  ringing: 'No funcionó: {why}. Sigue sonando, así que inténtelo de nuevo.',
  taskNotEnded: 'La tarea no se terminó: {why}. Sigue siendo suya; inténtelo de nuevo.',
  callNotEnded: 'La llamada no se terminó: {why}. Sigue en la llamada; inténtelo de nuevo o cuelgue su teléfono.',
  notWrapping:
    'El trabajo posterior no se completó: la tarea está en «{status}» y no en «wrapping». Espere un momento e inténtelo de nuevo.',
  notCompleted:
    'El trabajo posterior no se completó: {why}. Hasta entonces no le llega ninguna llamada nueva, así que inténtelo de nuevo.',
  failed: 'No funcionó: {why}.',
  acceptUnclear: 'No llegó respuesta: {why}. Si suena su teléfono, conteste.',
  acceptUnheard: 'TaskRouter no dijo si le está llamando. Si suena su teléfono, conteste; si no, acepte de nuevo.',
  endUnclear:
    'Aún no se sabe si la llamada ha terminado: {why}. La página lo comprueba por sí misma y la termina si hace falta. También puede colgar su teléfono: eso la termina igualmente.',
  unclear: 'Aún no se sabe si eso se hizo: {why}. La página lo comprueba por sí misma.',
  leftAlone:
    'El trabajo posterior no se completó: el cliente está en la línea sin nadie. Recupérelo o termine su llamada.',
};
