import type { phone as english } from '../en/phone';
import type { Translation } from '../message';

export const phone: Translation<typeof english> = {
  label: 'Ihr Telefon',
  notCalled: 'Von TaskRouter nicht angerufen',
  dialling: 'Klingelt: nehmen Sie ab, um zu sprechen',
  connected: 'Verbunden',
  left: 'Aufgelegt',
  unanswered: 'Ihr Telefon {phone} hat zweimal nacheinander nicht geantwortet',
  unansweredNoNumber: 'Ihr Telefon hat zweimal nacheinander nicht geantwortet',
  unansweredAway:
    'Damit niemand vergeblich darauf wartet, sind Sie jetzt {activity}. Prüfen Sie, ob es eingeschaltet ist und die Nummer stimmt, und machen Sie sich dann wieder verfügbar.',
  unansweredGoing: 'Damit niemand vergeblich darauf wartet, werden Sie auf nicht verfügbar gesetzt.',
  unansweredStill:
    'Es erreichen Sie weiter Anrufe, die dort verloren gehen. Prüfen Sie, ob es eingeschaltet ist und die Nummer stimmt.',
};
