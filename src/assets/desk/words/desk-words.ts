import type { desk } from './en/desk-areas';
import type { form } from './en/form-areas';
import './form-words';
import type { KeyOf, Values, ValuesOf } from './message';
import { addAreas, messageFor, type Source } from './voice';

// English, too, comes only where it is spoken.
const source: Source = async (language) => {
  switch (language) {
    case 'es':
      return (await import('./es/desk-areas')).desk;
    case 'de':
      return (await import('./de/desk-areas')).desk;
    case 'fr':
      return (await import('./fr/desk-areas')).desk;
    case 'ar':
      return (await import('./ar/desk-areas')).desk;
    default:
      return (await import('./en/desk-areas')).desk;
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
