import * as form from './en/form-areas';
import type { KeyOf, Translations, Values, ValuesOf } from './message';
import type { Language } from '../settings/settings-state';
import { addAreas, know, messageFor } from './voice';

const source = async (language: Language): Promise<Translations<typeof form>> => {
  switch (language) {
    case 'es':
      return import('./es/form-areas');
    case 'de':
      return import('./de/form-areas');
    case 'fr':
      return import('./fr/form-areas');
    case 'ar':
      return import('./ar/form-areas');
    default:
      return form;
  }
};
// The page starts in English, which stands in for what another language lacks.
know('en', form);
void addAreas(source);

type FormKey = KeyOf<typeof form>;

/** A message of the sign-in form, which loads before everything else. */
export function say<Key extends FormKey>(key: Key, ...values: ValuesOf<typeof form, Key>): string {
  const [given]: readonly Values[] = values;
  return messageFor(key, given);
}
