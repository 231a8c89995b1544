import type { desk } from './en/desk';
import type { form } from './en/form';
import './form-words';
import type { KeyOf, Values, ValuesOf } from './message';
import { addAreas, messageFor } from './voice';
import type { Source } from './voice';

// English, too, comes only where it is spoken.
const source: Source = async (language) => {
  switch (language) {
    case 'es':
      return (await import('./es/desk')).desk;
    case 'de':
      return (await import('./de/desk')).desk;
    case 'fr':
      return (await import('./fr/desk')).desk;
    case 'ar':
      return (await import('./ar/desk')).desk;
    default:
      return (await import('./en/desk')).desk;
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
