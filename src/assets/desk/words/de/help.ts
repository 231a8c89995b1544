import type { help as english } from '../en/help';
import type { Translation } from '../message';

export const help: Translation<typeof english> = {
  ask: 'Um Hilfe bitten',
  word: 'Worum geht es? (optional)',
  asked: 'Sie haben um Hilfe gebeten.',
  withdraw: 'Zurücknehmen',
  listens: '{who} (Supervisor) hört mit',
  whispers: '{who} (Supervisor) spricht nur mit Ihnen',
  talks: '{who} (Supervisor) ist im Gespräch',
};
