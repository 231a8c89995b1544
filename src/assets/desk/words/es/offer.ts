import type { arrival as english } from '../en/offer';
import type { Translation } from '../message';

export const arrival: Translation<typeof english> = {
  incomingCall: 'Llamada entrante',
  incomingTask: 'Tarea entrante',
  accept: 'Aceptar',
  reject: 'Rechazar',
  accepting: 'Aceptando',
  rejecting: 'Rechazando',
  waiting: 'Esperando la confirmación de TaskRouter.',
  answerYourPhone: 'Conteste su teléfono',
  callingPhone: 'TaskRouter está llamando a {phone}.',
  callingYou: 'TaskRouter le está llamando.',
  secondsLeft: { one: 'Queda {count} segundo para responder', other: 'Quedan {count} segundos para responder' },
  ringing: 'Sonando',
  ringingSeconds: 'Sonando, {seconds} s',
  connecting: 'Conectando',
  announced: 'Llamada entrante de {caller}. {accept} acepta, {reject} rechaza.',
  cameBackCall:
    'TaskRouter le ofrece esta llamada otra vez. Acéptela, o elija una actividad en la que no le lleguen llamadas y después Rechazar.',
  cameBackTask:
    'TaskRouter le ofrece esta tarea otra vez. Acéptela, o elija una actividad en la que no le lleguen llamadas y después Rechazar.',
  announcedTask: 'Tarea entrante de {caller}. {accept} acepta, {reject} rechaza.',
  announcedSilently: 'Llamada entrante de {caller}.',
  announcedTaskSilently: 'Tarea entrante de {caller}.',
  straightBackCall:
    'Esta llamada ha vuelto enseguida a usted. Acéptela o cambie a {activity}: entonces pasará a otra persona.',
  straightBackTask:
    'Esta tarea ha vuelto enseguida a usted. Acéptela o cambie a {activity}: entonces pasará a otra persona.',
  colleagueAsks: 'Un compañero le pide que se una a esta llamada.',
  colleagueHands: 'Un compañero le pasa esto a usted.',
  changeTo: 'Cambiar a {activity}',
};
