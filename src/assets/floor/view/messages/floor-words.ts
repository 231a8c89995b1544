import type * as form from '../../../desk/words/en/form-areas';
import '../../../desk/words/form-words';
import type { KeyOf, Values, ValuesOf } from '../../../desk/words/message';
import { addAreas, messageFor, type Source } from '../../../desk/words/voice';
import type { floor } from './en/floor';

const source: Source = async (language) => {
  switch (language) {
    case 'es':
      return { floor: (await import('./es/floor')).floor };
    case 'de':
      return { floor: (await import('./de/floor')).floor };
    case 'fr':
      return { floor: (await import('./fr/floor')).floor };
    case 'ar':
      return { floor: (await import('./ar/floor')).floor };
    default:
      return { floor: (await import('./en/floor')).floor };
  }
};

/**
 * Loads the page's messages in the supervisor's language, or in English where that cannot be had.
 *
 * @throws When neither can be loaded.
 */
export const loadWords = (): Promise<void> => addAreas(source);

type All = { readonly floor: typeof floor } & typeof form;

/** A message in the supervisor's language. */
export function say<Key extends KeyOf<All>>(key: Key, ...values: ValuesOf<All, Key>): string {
  const [given]: readonly Values[] = values;
  return messageFor(key, given);
}
