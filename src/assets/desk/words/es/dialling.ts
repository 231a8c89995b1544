import type { dial as english } from '../en/dialling';
import type { Translation } from '../message';

export const dial: Translation<typeof english> = {
  title: 'Llamar a alguien',
  open: 'Marcar un número',
  calling: 'Llamando a {number}…',
  hint: 'Primero suena su teléfono. Cuando conteste, se llama al número.',
  failed: 'No se hizo la llamada: {why}. El número sigue aquí; inténtelo de nuevo.',
  unclear:
    'No llegó respuesta y de momento no se le ha ofrecido ninguna llamada. Si al final se hizo, sonará aquí: espere un momento antes de volver a llamar.',
  outgoing: 'Llamada saliente',
  thenCalls: 'Después se llama a {number}.',
  notReached: 'La llamada no se estableció',
  notReachedDetail: 'La otra parte no contestó, comunicaba, o usted no descolgó.',
  busy: 'Una cosa a la vez: podrá llamar a alguien cuando nada suene y no haya ninguna llamada ni tarea en curso.',
  notReady: 'Podrá llamar a alguien cuando la página esté conectada y usted haya iniciado sesión.',
};
