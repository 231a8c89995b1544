import type * as desk from './en/desk-areas';
import type * as form from './en/form-areas';
import './form-words';
import type { KeyOf, Translations, Values, ValuesOf } from './message';
import type { Language } from '../settings/settings-state';
import { addAreas, messageFor } from './voice';

// English, too, comes only where it is spoken.
const source = (language: Language): Promise<Translations<typeof desk>> => {
  switch (language) {
    case 'es':
      return import('./es/desk-areas');
    case 'de':
      return import('./de/desk-areas');
    case 'fr':
      return import('./fr/desk-areas');
    case 'ar':
      return import('./ar/desk-areas');
    default:
      return import('./en/desk-areas');
  }
};

/**
 * Loads the desk's messages in the agent's language, or in English where that cannot be had.
 *
 * @throws When neither can be loaded.
 */
export const loadWords = (): Promise<void> => addAreas(source);

type All = typeof desk & typeof form;

/** Every message's name: `area.key`. */
export type MessageKey = KeyOf<All>;

/**
 * A message in the agent's language.
 *
 * @param values - What its placeholders stand for. A number is written as the language writes numbers.
 */
export function say<Key extends MessageKey>(key: Key, ...values: ValuesOf<All, Key>): string {
  const [given]: readonly Values[] = values;
  return messageFor(key, given);
}
