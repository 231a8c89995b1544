import type { arrival as english } from '../en/offer';
import type { Translation } from '../message';

export const arrival: Translation<typeof english> = {
  incomingCall: 'Llamada entrante',
  incomingTask: 'Tarea entrante',
  accept: 'Aceptar',
  reject: 'Rechazar',
  accepting: 'Aceptando',
  rejecting: 'Rechazando',
  waiting: 'Esperando confirmación.',
  answerYourPhone: 'Conteste su teléfono',
  callingPhone: 'Llamando a {phone}.',
  callingYou: 'Llamando a su teléfono.',
  secondsLeft: { one: 'Queda {count} segundo para responder', other: 'Quedan {count} segundos para responder' },
  ringing: 'Sonando',
  ringingSeconds: 'Sonando, {seconds} s',
  connecting: 'Conectando',
  announced: 'Llamada entrante de {caller}. Pulse {accept} para aceptar, {reject} para rechazar.',
  cameBackCall: 'Se le ofrece de nuevo esta llamada. Acéptela, o cambie a una actividad sin llamadas y rechácela.',
  cameBackTask: 'Se le ofrece de nuevo esta tarea. Acéptela, o cambie a una actividad sin llamadas y rechácela.',
  announcedTask: 'Tarea entrante de {caller}. Pulse {accept} para aceptar, {reject} para rechazar.',
  announcedSilently: 'Llamada entrante de {caller}.',
  announcedTaskSilently: 'Tarea entrante de {caller}.',
  straightBackCall:
    'Esta llamada ha vuelto enseguida a usted. Acéptela, o cambie a {activity} para que pase a otra persona.',
  straightBackTask:
    'Esta tarea ha vuelto enseguida a usted. Acéptela, o cambie a {activity} para que pase a otra persona.',
  colleagueAsks: 'Un compañero le pide que se una a esta llamada.',
  colleagueHands: 'Un compañero le transfiere esto.',
  changeTo: 'Cambiar a {activity}',
};
