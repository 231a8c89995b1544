import type { call as english } from '../en/card';
import type { Translation } from '../message';

export const call: Translation<typeof english> = {
  inCall: 'Im Gespräch',
  onTask: 'An einer Aufgabe',
  accepted: 'Angenommen',
  connectedNobody: 'TaskRouter hat niemanden verbunden: Der Anrufer wartet noch.',
  unconnectedHint:
    'Der Anruf wurde angenommen, ohne dass jemand angerufen wurde. Wenn Sie jemand verbindet, steht es auf dieser Karte. „Aufgabe beenden“ schließt die Aufgabe und verbindet niemanden.',
  ending: 'Wird beendet',
  endingCall: 'Anruf wird beendet',
  endingTask: 'Aufgabe wird beendet',
  endCall: 'Anruf beenden',
  endTask: 'Aufgabe beenden',
};
