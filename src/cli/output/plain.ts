/** Control characters would steer the terminal, those of direction would make a number read as another. */
const unseen = /[\p{Bidi_Control}\p{Cc}\u200B\u2060-\u2064\u206A-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** Text of somebody else as one line that a terminal shows as it is written. */
export function plain(text: string): string {
  return text
    .replaceAll(/[\t-\r ]+|\p{Zl}|\p{Zp}/gu, ' ')
    .replaceAll(unseen, '')
    .trim();
}
