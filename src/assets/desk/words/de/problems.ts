import type { problems as english } from '../en/problems';
import type { Translation } from '../message';

export const problems: Translation<typeof english> = {
  callerGone:
    'Der Anrufer ist weg: Er hat aufgelegt oder wurde mit jemand anderem verbunden. Lehnen Sie ab, um für den nächsten frei zu sein.',
  ringing: 'Das hat nicht geklappt: {why}. Es klingelt noch, versuchen Sie es also noch einmal.',
  taskNotEnded: 'Die Aufgabe wurde nicht beendet: {why}. Sie gehört noch Ihnen; versuchen Sie es noch einmal.',
  callNotEnded:
    'Der Anruf wurde nicht beendet: {why}. Sie sind noch verbunden; versuchen Sie es noch einmal oder legen Sie Ihr Telefon auf.',
  notWrapping:
    'Die Nacharbeit wurde nicht abgeschlossen: Die Aufgabe ist „{status}“ statt „wrapping“. Warten Sie einen Moment und versuchen Sie es dann noch einmal.',
  notCompleted:
    'Die Nacharbeit wurde nicht abgeschlossen: {why}. Bis dahin erreicht Sie kein neuer Anruf, versuchen Sie es also noch einmal.',
  failed: 'Das hat nicht geklappt: {why}.',
  acceptUnclear: 'Es kam keine Antwort: {why}. Wenn Ihr Telefon klingelt, nehmen Sie ab.',
  acceptUnheard:
    'TaskRouter hat nicht gesagt, ob es Sie anruft. Wenn Ihr Telefon klingelt, nehmen Sie ab; wenn nicht, nehmen Sie hier noch einmal an.',
  endUnclear:
    'Noch ist nicht bekannt, ob der Anruf beendet ist: {why}. Die Seite sieht selbst nach und beendet ihn, falls nicht. Sie können auch Ihr Telefon auflegen, das beendet ihn ebenso.',
  unclear: 'Noch ist nicht bekannt, ob das geschehen ist: {why}. Die Seite sieht selbst nach.',
  leftAlone:
    'Die Nacharbeit wurde nicht abgeschlossen: Der Kunde ist mit niemandem verbunden. Nehmen Sie ihn zurück oder beenden Sie seinen Anruf.',
};
