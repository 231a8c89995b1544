import { form } from './en/form-areas';
import type { KeyOf, Values, ValuesOf } from './message';
import { addAreas, know, messageFor, type Source } from './voice';

const source: Source = async (language) => {
  switch (language) {
    case 'es':
      return (await import('./es/form-areas')).form;
    case 'de':
      return (await import('./de/form-areas')).form;
    case 'fr':
      return (await import('./fr/form-areas')).form;
    case 'ar':
      return (await import('./ar/form-areas')).form;
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
