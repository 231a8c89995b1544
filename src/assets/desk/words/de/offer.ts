import type { arrival as english } from '../en/offer';
import type { Translation } from '../message';

export const arrival: Translation<typeof english> = {
  incomingCall: 'Eingehender Anruf',
  incomingTask: 'Neue Aufgabe',
  accept: 'Annehmen',
  reject: 'Ablehnen',
  accepting: 'Wird angenommen',
  rejecting: 'Wird abgelehnt',
  waiting: 'Warten auf die Bestätigung von TaskRouter.',
  answerYourPhone: 'Nehmen Sie Ihr Telefon ab',
  callingPhone: 'TaskRouter ruft {phone} an.',
  callingYou: 'TaskRouter ruft Sie an.',
  secondsLeft: { one: 'Noch {count} Sekunde zum Annehmen', other: 'Noch {count} Sekunden zum Annehmen' },
  ringing: 'Klingelt',
  ringingSeconds: 'Klingelt, {seconds} s',
  connecting: 'Wird verbunden',
  announced: 'Eingehender Anruf von {caller}. Annehmen mit {accept}, ablehnen mit {reject}.',
  cameBackCall:
    'TaskRouter bietet Ihnen diesen Anruf erneut an. Nehmen Sie ihn an oder wählen Sie eine Aktivität, in der Sie keine Anrufe erreichen, und dann „Ablehnen“.',
  cameBackTask:
    'TaskRouter bietet Ihnen diese Aufgabe erneut an. Nehmen Sie sie an oder wählen Sie eine Aktivität, in der Sie keine Anrufe erreichen, und dann „Ablehnen“.',
  announcedTask: 'Neue Aufgabe von {caller}. Annehmen mit {accept}, ablehnen mit {reject}.',
  announcedSilently: 'Eingehender Anruf von {caller}.',
  announcedTaskSilently: 'Neue Aufgabe von {caller}.',
  straightBackCall:
    'Dieser Anruf kam sofort zu Ihnen zurück. Nehmen Sie ihn an oder wechseln Sie zu {activity}: Dann geht er an jemand anderen.',
  straightBackTask:
    'Diese Aufgabe kam sofort zu Ihnen zurück. Nehmen Sie sie an oder wechseln Sie zu {activity}: Dann geht sie an jemand anderen.',
  colleagueAsks: 'Ein Kollege bittet Sie in diesen Anruf.',
  colleagueHands: 'Ein Kollege übergibt Ihnen das.',
  changeTo: 'Zu {activity} wechseln',
};
