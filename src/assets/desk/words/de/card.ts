import type { card as english } from '../en/card';
import type { Translation } from '../message';

export const card: Translation<typeof english> = {
  inCall: 'Im Gespräch',
  onTask: 'An einer Aufgabe',
  accepted: 'Angenommen',
  connectedNobody: 'Es ist niemand verbunden: Der Anrufer wartet noch.',
  unconnectedHint:
    'Der Anruf wurde angenommen, ohne Ihr Telefon anzurufen. Werden Sie später verbunden, sehen Sie es hier. „Aufgabe beenden“ schließt die Aufgabe, ohne jemanden zu verbinden.',
  ending: 'Wird beendet',
  endingCall: 'Anruf wird beendet',
  endingTask: 'Aufgabe wird beendet',
  endCall: 'Anruf beenden',
  endTask: 'Aufgabe beenden',
  alsoOpen: 'Außerdem offen',
  talkTime: 'Gesprächszeit',
  taskTime: 'Zeit an der Aufgabe',
};
