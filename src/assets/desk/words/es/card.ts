import type { call as english } from '../en/card';
import type { Translation } from '../message';

export const call: Translation<typeof english> = {
  inCall: 'En llamada',
  onTask: 'En una tarea',
  accepted: 'Aceptada',
  connectedNobody: 'TaskRouter no ha conectado a nadie: quien llama sigue esperando.',
  unconnectedHint:
    'La llamada se aceptó sin llamar a nadie. Si alguien le conecta, esta tarjeta lo dirá. Terminar tarea cierra la tarea y no conecta a nadie.',
  ending: 'Terminando',
  endingCall: 'Terminando la llamada',
  endingTask: 'Terminando la tarea',
  endCall: 'Terminar llamada',
  endTask: 'Terminar tarea',
};
