import type { arrival as english } from '../en/offer';
import type { Translation } from '../message';

export const arrival: Translation<typeof english> = {
  incomingCall: 'Eingehender Anruf',
  incomingTask: 'Neue Aufgabe',
  accept: 'Annehmen',
  reject: 'Ablehnen',
  accepting: 'Wird angenommen',
  rejecting: 'Wird abgelehnt',
  waiting: 'Warten auf Bestätigung.',
  answerYourPhone: 'Nehmen Sie Ihr Telefon ab',
  callingPhone: '{phone} wird angerufen.',
  callingYou: 'Ihr Telefon wird angerufen.',
  secondsLeft: { one: 'Noch {count} Sekunde zum Annehmen', other: 'Noch {count} Sekunden zum Annehmen' },
  ringing: 'Klingelt',
  ringingSeconds: 'Klingelt, {seconds} s',
  connecting: 'Wird verbunden',
  announced: 'Eingehender Anruf von {caller}. Annehmen mit {accept}, ablehnen mit {reject}.',
  cameBackCall:
    'Dieser Anruf wird Ihnen erneut angeboten. Nehmen Sie ihn an, oder wechseln Sie zu einer Aktivität ohne Anrufe und lehnen Sie ihn ab.',
  cameBackTask:
    'Diese Aufgabe wird Ihnen erneut angeboten. Nehmen Sie sie an, oder wechseln Sie zu einer Aktivität ohne Anrufe und lehnen Sie sie ab.',
  announcedTask: 'Neue Aufgabe von {caller}. Annehmen mit {accept}, ablehnen mit {reject}.',
  announcedSilently: 'Eingehender Anruf von {caller}.',
  announcedTaskSilently: 'Neue Aufgabe von {caller}.',
  straightBackCall:
    'Dieser Anruf kam sofort zu Ihnen zurück. Nehmen Sie ihn an, oder wechseln Sie zu {activity}, damit er an jemand anderen geht.',
  straightBackTask:
    'Diese Aufgabe kam sofort zu Ihnen zurück. Nehmen Sie sie an, oder wechseln Sie zu {activity}, damit sie an jemand anderen geht.',
  colleagueAsks: 'Ein Kollege bittet Sie, diesem Gespräch beizutreten.',
  colleagueHands: 'Ein Kollege leitet das an Sie weiter.',
  changeTo: 'Zu {activity} wechseln',
};
