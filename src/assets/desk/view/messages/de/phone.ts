import type { phone as english } from '../en/phone';
import type { Translation } from '../message';

export const phone: Translation<typeof english> = {
  label: 'Ihr Telefon',
  notCalled: 'Von TaskRouter nicht angerufen',
  dialling: 'Klingelt: nehmen Sie ab, um zu sprechen',
  connected: 'Verbunden',
  left: 'Aufgelegt',
};
