import type { shift as english } from '../en/shift';
import type { Translation } from '../message';

export const shift: Translation<typeof english> = {
  title: 'Ihre Schicht',
  taken: 'Angenommen',
  missed: 'Verpasst',
  rejected: 'Abgelehnt',
  average: 'Durchschnittliche Bearbeitungszeit',
  noneYet: 'Noch nichts',
  calls: 'Letzte Anrufe',
  endCompleted: 'Abgeschlossen',
  endRejected: 'Abgelehnt',
  endTimedOut: 'Nicht rechtzeitig geantwortet',
  endCanceled: 'Abgebrochen',
  endRescinded: 'Von jemand anderem angenommen',
  endFailed: 'Ihr Telefon war nicht erreichbar',
  kept: 'Nur in diesem Browser gespeichert, bis Sie sich abmelden.',
};
