import type { card as english } from '../en/card';
import type { Translation } from '../message';

export const card: Translation<typeof english> = {
  inCall: 'En llamada',
  onTask: 'En una tarea',
  accepted: 'Aceptada',
  connectedNobody: 'No hay nadie conectado: quien llama sigue esperando.',
  unconnectedHint:
    'La llamada se aceptó sin llamar a su teléfono. Si se le conecta más tarde, lo verá aquí. «Terminar tarea» cierra la tarea sin conectar a nadie.',
  ending: 'Terminando',
  endingCall: 'Terminando la llamada',
  endingTask: 'Terminando la tarea',
  endCall: 'Terminar llamada',
  endTask: 'Terminar tarea',
  alsoOpen: 'También abiertas',
  talkTime: 'Tiempo de conversación',
  taskTime: 'Tiempo en la tarea',
};
