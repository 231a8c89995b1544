import type { dialling as english } from '../en/dialling';
import type { Translation } from '../message';

export const dialling: Translation<typeof english> = {
  title: 'Hacer una llamada',
  open: 'Marcar un número',
  callBack: 'Devolver la llamada',
  callBackTo: 'Devolver la llamada a {number}',
  redial: 'Volver a llamar a {number}',
  callAs: 'Mostrar como número',
  calling: 'Llamando a {number}…',
  hint: 'Primero suena su teléfono. Cuando conteste, se llama al número.',
  failed: 'No se hizo la llamada: {why}. El número sigue aquí; inténtelo de nuevo.',
  unclear:
    'Sin respuesta y, de momento, sin llamada. Si al final se hizo, sonará aquí: espere un momento antes de volver a intentarlo.',
  outgoing: 'Llamada saliente',
  thenCalls: 'Después se llama a {number}.',
  notReached: 'La llamada no se estableció',
  notReachedDetail: 'La otra parte no contestó o comunicaba, o usted no contestó su propio teléfono.',
  busy: 'Podrá llamar cuando no suene nada y no tenga ninguna llamada ni tarea en curso.',
  notReady: 'Podrá llamar cuando haya iniciado sesión y esté conectado.',
  prefixes: 'Se puede llamar a números que empiecen por {prefixes}.',
  callsLeft: {
    one: 'Queda {count} llamada en esta hora.',
    other: 'Quedan {count} llamadas en esta hora.',
  },
};
