import type { shortcuts as english } from '../en/shortcuts';
import type { Translation } from '../message';

export const shortcuts: Translation<typeof english> = {
  enter: 'Eingabe',
  escape: 'Esc',
  title: 'Tastenkürzel',
  accept: 'Anruf oder Aufgabe annehmen',
  reject: 'Anruf oder Aufgabe ablehnen',
  goAvailable: 'Bereit für Anrufe',
  goAway: 'Nicht verfügbar',
  mute: 'Stumm schalten oder aufheben',
  hold: 'Halten oder fortsetzen',
  end: 'Anruf oder Aufgabe beenden',
  complete: 'Nacharbeit abschließen',
  ring: 'Klingelton aus- oder einschalten',
  help: 'Diese Tastenkürzel zeigen',
  space: 'Leertaste',
  off: 'aus',
  change: 'Ändern',
  changeOf: 'Taste ändern für: {action}',
  press: 'Drücken Sie die neue Taste oder zum Abbrechen {escape}.',
  taken: 'Nicht geändert: {key} ist schon mit „{action}“ belegt.',
  reserved: 'Nicht geändert: {key} wird vom Browser oder von dieser Seite verwendet.',
  reset: 'Standardtasten wiederherstellen',
  singles: 'Tastenkürzel mit einer Taste',
  singlesWhy: 'Schalten Sie das aus, wenn Sie Sprachsteuerung verwenden oder versehentlich Tasten drücken.',
  escapeSpoken: 'Escape',
};
