import type * as form from '../../../desk/words/en/form-areas';
import '../../../desk/words/form-words';
import type { KeyOf, Values, ValuesOf } from '../../../desk/words/message';
import { addAreas, messageFor, type Source } from '../../../desk/words/voice';
import type { audit } from './en/audit';
import type { floor } from './en/floor';
import type { rows } from './en/rows';

const source: Source = async (language) => {
  switch (language) {
    case 'es':
      return { ...(await import('./es/floor')), ...(await import('./es/audit')), ...(await import('./es/rows')) };
    case 'de':
      return { ...(await import('./de/floor')), ...(await import('./de/audit')), ...(await import('./de/rows')) };
    case 'fr':
      return { ...(await import('./fr/floor')), ...(await import('./fr/audit')), ...(await import('./fr/rows')) };
    case 'ar':
      return { ...(await import('./ar/floor')), ...(await import('./ar/audit')), ...(await import('./ar/rows')) };
    default:
      return { ...(await import('./en/floor')), ...(await import('./en/audit')), ...(await import('./en/rows')) };
  }
};

/**
 * Loads the page's messages in the supervisor's language, or in English where that cannot be had.
 *
 * @throws When neither can be loaded.
 */
export const loadWords = (): Promise<void> => addAreas(source);

type All = { readonly floor: typeof floor; readonly audit: typeof audit; readonly rows: typeof rows } & typeof form;

/** A message in the supervisor's language. */
export function say<Key extends KeyOf<All>>(key: Key, ...values: ValuesOf<All, Key>): string {
  const [given]: readonly Values[] = values;
  return messageFor(key, given);
}
