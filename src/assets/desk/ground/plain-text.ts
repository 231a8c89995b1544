/**
 * What must not reach the screen: characters that turn the direction of what follows (a number after U+202E reads as
 * another number), control characters, and those without any width.
 *
 * The joiners U+200C and U+200D stay: Persian words and many emoji are written with them.
 *
 * @see https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
 */
const UNSEEN = /[\p{Bidi_Control}\p{Cc}\u200B\u2060-\u2064\u206A-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** Text of somebody else as one line that reads as it is written; it may be empty. */
export function plainText(text: string): string {
  return text
    .replaceAll(/[\t-\r ]+|\p{Zl}|\p{Zp}/gu, ' ')
    .replaceAll(UNSEEN, '')
    .trim();
}
