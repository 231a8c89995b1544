import { pipe, regex, string } from 'valibot';

/** At most 15 digits, and no number has fewer than 7. @see https://www.twilio.com/docs/glossary/what-e164 */
const form = /^\+[1-9]\d{6,14}$/;

/** What a number looks like, to be put after a noun. */
export const describeNumber = 'in international form (+ and 7 to 15 digits)';

/** Whether `text` is a phone number in E.164 form. */
export function isPhoneNumber(text: string): boolean {
  return form.test(text);
}

const expected = `expected a phone number ${describeNumber}`;

/** A schema for a phone number as Twilio takes it. Spaces and the like are the page's to remove. */
export const phoneNumber = pipe(string(expected), regex(form, expected));

/** What a list of numbers looks like, to be put after "expected". */
export const describeNumbers = `numbers ${describeNumber}, parted by commas`;

/**
 * Numbers that are parted by commas.
 *
 * @returns `undefined` where the text is no such list
 * @example
 * readNumbers('+15550100, +15550101'); // ['+15550100', '+15550101']
 */
export function readNumbers(text: string): readonly string[] | undefined {
  const numbers = text.split(',').map((part) => part.trim());
  return numbers.every(isPhoneNumber) ? numbers : undefined;
}

const prefix = /^\+[1-9]\d{0,13}$/;

/** What a list of prefixes looks like, to be put after "expected". */
export const describePrefixes = 'how numbers begin that may be called, parted by commas, such as +1,+4420';

/**
 * How numbers may begin.
 *
 * @returns `undefined` where the text is no such list
 * @example
 * readPrefixes('+1, +44'); // ['+1', '+44']
 */
export function readPrefixes(text: string): readonly string[] | undefined {
  const prefixes = text.split(',').map((part) => part.trim());
  return prefixes.every((one) => prefix.test(one)) ? prefixes : undefined;
}
