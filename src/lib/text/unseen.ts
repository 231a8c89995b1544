/**
 * Characters that nobody sees where they stand, and that a terminal, a browser or a reader may take for an order: control
 * characters (C0 but for the tabulator and the newline, DEL, C1), those of direction, line and paragraph separators, those
 * of no width, and halves of characters. What joins or varies the letters of some scripts and emoji is left.
 *
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const unseen =
  /(?!\t|\n|\u200C|\u200D|[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

const seen = /[^\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Puts something else in the place of each unseen character. */
export function replaceUnseen(text: string, by: (character: string) => string): string {
  return text.replaceAll(unseen, by);
}

/** Whether there is an unseen character in it. */
export function hasUnseen(text: string): boolean {
  return text.search(unseen) >= 0;
}

/** Whether there is nothing to see in it. */
export function isBlank(text: string): boolean {
  return !seen.test(text);
}

/**
 * Writes unseen characters as JSON and JavaScript do, so that they are seen, and read as what they were.
 *
 * @example
 * escapeUnseen('a\u202eb'); // 'a\\u202eb'
 */
export function escapeUnseen(text: string): string {
  return replaceUnseen(text, (character) =>
    Array.from({ length: character.length }, (_, at) => escapedUnit(character.charCodeAt(at))).join(''),
  );
}

const escapedUnit = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
