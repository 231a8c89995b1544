import { DeskError } from '../errors';
import { fieldValue, mostFieldCharacters, type FieldValues, type WrapUpField } from './wrap-up-fields';

const expected = {
  choice: 'one of the configured choices',
  number: 'a number of at most 15 digits, such as 12.50',
  date: 'a day such as 2026-11-30',
  text: `text of at most ${mostFieldCharacters} characters`,
} as const;

/**
 * What an agent's page sent, as it is to be written.
 *
 * @throws DeskError `invalid_request` that names the field and what it takes; nothing is written then
 */
export function checkedFields(
  configured: readonly WrapUpField[],
  given: Readonly<Record<string, string>>,
): FieldValues {
  return Object.fromEntries(
    Object.entries(given).map(([key, typed]) => {
      const field = configured.find((one) => one.key === key);
      if (!field) {
        throw new DeskError(
          'invalid_request',
          `\`fields.${key}\` is not usable: wrapUp.fields of desk-config.json has no such key. Load the page anew.`,
        );
      }
      const value = fieldValue(field, typed);
      if (value === undefined) {
        throw new DeskError('invalid_request', `\`fields.${key}\` is not usable: expected ${expected[field.type]}.`);
      }
      return [key, value];
    }),
  );
}
