import type { KeyOf, Values, ValuesOf } from '../../desk/words/message';
import { addAreas, messageFor, type Source } from '../../desk/words/voice';
import type { past } from './words/en';

const source: Source = async (language) => {
  switch (language) {
    case 'es':
      return import('./words/es');
    case 'de':
      return import('./words/de');
    case 'fr':
      return import('./words/fr');
    case 'ar':
      return import('./words/ar');
    default:
      return import('./words/en');
  }
};

/** Loads this part's messages. @throws When they cannot be loaded. */
export const loadPastWords = (): Promise<void> => addAreas(source);

type All = {
  readonly past: typeof past;
};

/** A message of this part in the supervisor's language. */
export function sayPast<Key extends KeyOf<All>>(key: Key, ...values: ValuesOf<All, Key>): string {
  const [given]: readonly Values[] = values;
  return messageFor(key, given);
}
