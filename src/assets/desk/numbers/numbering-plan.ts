import {
  type CountryCode,
  type MetadataJson,
  ParseError,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from 'libphonenumber-js/core';
import type { Meaning, Wrong } from './numbers-state';

/** A part of the world's numbering plans; `scripts/build/numbering-plans.ts` writes them. */
export type Plan = MetadataJson;

/**
 * A number in the groups in which its country writes it.
 *
 * @returns `undefined` for what the plan does not know, or is too short or too long there
 * @example
 * groupsIn('+442079460000', plan); // ['+44', '20', '7946', '0000']
 */
export function groupsIn(number: string, plan: Plan): readonly string[] | undefined {
  try {
    const parsed = parsePhoneNumberWithError(number, plan);
    // What stands between them is the country's, too, but has to be as narrow as the others'.
    return parsed.isPossible() ? parsed.formatInternational().split(/[\s()-]+/) : undefined;
  } catch {
    return undefined;
  }
}

const WRONG: Readonly<Record<string, Wrong>> = {
  TOO_SHORT: 'too-short',
  TOO_LONG: 'too-long',
  INVALID_LENGTH: 'length',
  INVALID_COUNTRY: 'country-code',
};

/**
 * What somebody meant who typed a number as people write it.
 *
 * @param country - Where numbers without a country code belong, as ISO 3166 has it: `DE`.
 * @example
 * typedIn('030 901820', plan, 'DE'); // { number: '+4930901820' }
 * typedIn('+49 30', plan); // { wrong: 'too-short' }
 */
export function typedIn(text: string, plan: Plan, country?: string): Meaning {
  const home = Object.keys(plan.countries).find((one): one is CountryCode => one === country);
  try {
    const wrong = validatePhoneNumberLength(text, { ...(home && { defaultCountry: home }) }, plan);
    if (wrong) return { wrong: WRONG[wrong] ?? 'no-number' };
    const parsed = parsePhoneNumberWithError(text, { ...(home && { defaultCountry: home }), extract: false }, plan);
    return { number: parsed.number };
  } catch (error) {
    return { wrong: (error instanceof ParseError && WRONG[error.message]) || 'no-number' };
  }
}
