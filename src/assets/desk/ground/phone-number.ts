/** A phone number as people write it, without spaces, dashes, brackets and dots, and with `+` in the place of `00`. */
export function plainNumber(text: string): string {
  return text.replaceAll(/[\s().\-/\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '').replace(/^00/, '+');
}

/**
 * Reads a phone number as people write it: with spaces, dashes, brackets and dots, and `00` in the place of `+`.
 *
 * @returns The number as Twilio takes it, or `undefined` where it cannot be one
 * @see https://www.twilio.com/docs/glossary/what-e164
 */
export function readableNumber(text: string): string | undefined {
  const number = plainNumber(text);
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : undefined;
}
