import type { connection as english } from '../en/connection';
import type { Translation } from '../message';

export const connection: Translation<typeof english> = {
  label: 'Verbindung:',
  none: 'Nicht verbunden',
  connecting: 'Verbindet',
  connected: 'Verbunden',
  reconnecting: 'Verbindet neu',
  offline: 'Kein Netz',
  elsewhere: 'Anderswo angemeldet',
  outOfReach: 'TaskRouter ist nicht erreichbar. Die Seite versucht es weiter.',
  computerOffline: 'Dieser Computer ist offline.',
  readingAnew: 'Ihre Aktivität und Ihre Anrufe werden gelesen.',
  unheard:
    'Bis die Verbindung wieder da ist, kann ein Anruf angeboten werden, den Sie nicht sehen; er geht an jemand anderen, wenn seine Zeit um ist. Die Seite verbindet sich von selbst und liest dann alles neu.',
  goneRinging:
    'Die Verbindung ist weg. Sie können annehmen, sobald sie wieder da ist; ist die Zeit vorher um, geht der Anruf an jemand anderen.',
  goneInCall:
    'Die Verbindung ist weg, aber ein Anruf auf Ihrem Telefon geht weiter; beenden können Sie ihn, indem Sie dort auflegen. Was Sie hier sehen, kann bis dahin veraltet sein.',
};
