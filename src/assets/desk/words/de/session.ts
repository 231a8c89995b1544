import type { session as english } from '../en/session';
import type { Translation } from '../message';

export const session: Translation<typeof english> = {
  againTitle: 'Noch einmal anmelden',
  expired:
    'Ihre Sitzung ist abgelaufen. Anrufe gehen weiter, und diese Seite zeigt sie; um hier einen anzunehmen oder zu beenden, melden Sie sich noch einmal an.',
  refused:
    'Ihre Sitzung konnte nicht verlängert werden und endet bald. Anrufe gehen weiter. Melden Sie sich noch einmal an, um weiterzuarbeiten.',
  passwordFor: 'Passwort für {worker}',
  signOut: 'Abmelden',
  whyNot: 'Abmelden, wenn nichts offen ist',
  finishFirst: 'Beenden Sie erst, was offen ist: Es ginge ohne Sie weiter.',
};
