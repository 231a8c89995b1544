import type { shortcuts as english } from '../en/shortcuts';
import type { Translation } from '../message';

export const shortcuts: Translation<typeof english> = {
  enter: 'Eingabe',
  escape: 'Esc',
  title: 'Tastenkürzel',
  accept: 'Annehmen, was klingelt',
  reject: 'Ablehnen, was klingelt',
  goAvailable: 'Verfügbar werden',
  goAway: 'Nicht mehr verfügbar sein',
  mute: 'Stumm schalten oder aufheben',
  hold: 'Halten oder fortsetzen',
  end: 'Anruf oder Aufgabe beenden',
  complete: 'Nacharbeit abschließen',
  ring: 'Klingeln aus- oder einschalten',
  help: 'Diese Tastenkürzel zeigen',
  space: 'Leertaste',
  off: 'aus',
  change: 'Ändern',
  changeOf: 'Taste ändern für: {action}',
  press: 'Drücken Sie die neue Taste. {escape} lässt sie, wie sie ist.',
  taken: 'Nicht geändert: {key} steht schon für „{action}“.',
  reserved: 'Nicht geändert: {key} braucht der Browser oder diese Seite selbst.',
  reset: 'Ursprüngliche Tasten verwenden',
  singles: 'Einzelne Zeichen sind Tastenkürzel',
  singlesWhy: 'Schalten Sie das aus, wenn Sie mit dem Computer sprechen oder versehentlich Tasten drücken.',
  escapeSpoken: 'Escape',
};
