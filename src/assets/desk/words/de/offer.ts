import type { offer as english } from '../en/offer';
import type { Translation } from '../message';

export const offer: Translation<typeof english> = {
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
  goneCall: 'Den Anruf gibt es nicht mehr',
  goneTask: 'Die Aufgabe gibt es nicht mehr',
  goneDetail: 'Gelöscht oder zurückgezogen.',
  callCompleted: 'Anruf abgeschlossen',
  taskCompleted: 'Aufgabe abgeschlossen',
  completedMidCall:
    'Jemand anderes hat sie während Ihres Anrufs abgeschlossen. Ihr Telefon ist vielleicht noch verbunden: Legen Sie auf, wenn Sie fertig gesprochen haben.',
  connectedNobody: 'Mit dem Anrufer wurde niemand verbunden.',
  lasted: 'Dauer: {duration}.',
  youRejectedCall: 'Sie haben den Anruf abgelehnt',
  youRejectedTask: 'Sie haben die Aufgabe abgelehnt',
  youRejectedDetail: 'Er geht an den nächsten verfügbaren Agenten.',
  rejectedForYouCall: 'Der Anruf wurde für Sie abgelehnt',
  rejectedForYouTask: 'Die Aufgabe wurde für Sie abgelehnt',
  rejectedForYouDetail: 'Das war jemand anderes oder eine automatische Regel.',
  timedOut: 'Sie haben nicht rechtzeitig geantwortet',
  timedOutCall: 'Er geht an den nächsten verfügbaren Agenten.',
  timedOutTask: 'Sie geht an den nächsten verfügbaren Agenten.',
  callerGone: 'Der Anrufer hat aufgelegt',
  callerGoneDetail: 'Der Anrufer hat aufgelegt, bevor Sie verbunden waren, oder der Anruf wurde zurückgezogen.',
  taskCanceled: 'Die Aufgabe wurde abgebrochen',
  nothingLeft: 'Es ist nichts mehr zu tun.',
  colleagueTookCall: 'Jemand im Team hat den Anruf angenommen',
  colleagueTookTask: 'Jemand im Team hat die Aufgabe übernommen',
  phoneNotReached: 'Ihr Telefon {phone} war nicht erreichbar',
  yourPhoneNotReached: 'Ihr Telefon war nicht erreichbar',
  notDialled: 'Die Nummer konnte nicht gewählt werden ({code}). Bitten Sie Ihren Administrator, sie zu prüfen.',
  notAnswered:
    'Es war besetzt, ausgeschaltet oder wurde nicht abgenommen. Der Anrufer kommt zurück in die Warteschlange.',
  stillReachable: 'Sie sind weiterhin {activity}: Der nächste Anruf kann Sie erreichen.',
  stillUnreachable: 'Sie sind weiterhin {activity} und erhalten keine Anrufe.',
  nowReachable: 'Sie sind jetzt {activity}: Der nächste Anruf kann Sie erreichen.',
  nowUnreachable: 'Sie sind jetzt {activity} und erhalten keine Anrufe.',
  callerHungUp: 'Es wurde aufgelegt, bevor Sie verbunden waren.',
  callCanceled: 'Der Anruf wurde abgebrochen',
  canceledWhy: 'Der Anrufer hat nicht aufgelegt: {why}. Es ist nichts mehr zu tun.',
  taskCanceledWhy: 'Grund: {why}. Es ist nichts mehr zu tun.',
  handedOnCall: 'Der Anruf ging an jemand anderen',
  handedOnTask: 'Die Aufgabe ging an jemand anderen',
  handedOnDetail: 'Abgelehnt, weil Sie nicht mehr verfügbar sind.',
  callerGoneFirst:
    'Der Anrufer ist weg: Er hat aufgelegt oder wurde mit jemand anderem verbunden. Lehnen Sie ab, um für den nächsten frei zu sein.',
  stillRinging: 'Das hat nicht funktioniert: {why}. Es klingelt noch; versuchen Sie es noch einmal.',
  taskNotEnded: 'Die Aufgabe wurde nicht beendet: {why}. Sie gehört noch Ihnen; versuchen Sie es noch einmal.',
  callNotEnded:
    'Der Anruf wurde nicht beendet: {why}. Sie sind noch verbunden; versuchen Sie es noch einmal oder legen Sie Ihr Telefon auf.',
  notWrapping:
    'Die Nacharbeit wurde nicht abgeschlossen: Die Aufgabe ist „{status}“ statt „wrapping“. Warten Sie einen Moment und versuchen Sie es dann noch einmal.',
  notCompleted:
    'Die Nacharbeit wurde nicht abgeschlossen: {why}. Bis dahin erhalten Sie keine neuen Anrufe; versuchen Sie es noch einmal.',
  failed: 'Das hat nicht funktioniert: {why}.',
  acceptUnclear: 'Keine Antwort: {why}. Wenn Ihr Telefon klingelt, nehmen Sie ab.',
  acceptUnheard:
    'Es kam keine Bestätigung. Wenn Ihr Telefon klingelt, nehmen Sie ab; wenn nicht, nehmen Sie hier noch einmal an.',
  endUnclear:
    'Noch ist unklar, ob der Anruf beendet ist: {why}. Die Seite prüft es und beendet ihn bei Bedarf. Sie können auch Ihr Telefon auflegen.',
  unclear: 'Noch ist unklar, ob das funktioniert hat: {why}. Die Seite prüft es.',
  leftAlone:
    'Die Nacharbeit wurde nicht abgeschlossen: Der Kunde ist allein in der Leitung. Nehmen Sie den Anruf zurück, oder beenden Sie ihn.',
};
