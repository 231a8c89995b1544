import type { details as english } from '../en/details';
import type { Translation } from '../message';

export const details: Translation<typeof english> = {
  language: 'Sprache',
  email: 'E-Mail',
  website: 'Website',
  company: 'Firma',
  address: 'Adresse',
  order: 'Bestellung',
  account: 'Konto',
  ticket: 'Vorgang',
  tier: 'Stufe',
  priority: 'Priorität',
  city: 'Stadt',
  country: 'Land',
  leadsTo: 'Führt zu {host}',
  popBlocked:
    'Ihr Browser hat die Seite nicht geöffnet. Öffnen Sie sie hier, oder erlauben Sie diesem Arbeitsplatz, Fenster zu öffnen.',
  newTab: 'öffnet in neuem Tab',
  taskFrom: 'Eine Aufgabe aus {queue}',
  theName: 'Name',
  theNumber: 'Nummer',
  theWish: 'Anliegen',
  fromTheTask: 'Details zur Aufgabe',
};
