import type { problems as english } from '../en/problems';
import type { Translation } from '../message';

export const problems: Translation<typeof english> = {
  callerGone:
    'Der Anrufer ist weg: Er hat aufgelegt oder wurde mit jemand anderem verbunden. Lehnen Sie ab, um für den nächsten frei zu sein.',
  ringing: 'Das hat nicht funktioniert: {why}. Es klingelt noch; versuchen Sie es noch einmal.',
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
