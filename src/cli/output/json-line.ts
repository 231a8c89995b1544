/** What `JSON.stringify` leaves as it is and a terminal may take for an order, or for the end of a line. */
const unescaped = /[\u007F-\u009F\u2028\u2029\p{Bidi_Control}]/gu;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * A line of JSON for programs that does no harm where it is shown to a person.
 *
 * @param write - Another way to write JSON, where a number may be one that JavaScript's own cannot hold.
 */
export function jsonLine(value: object, write: (value: object) => string | undefined = JSON.stringify): string {
  return `${(write(value) ?? 'null').replaceAll(unescaped, escaped)}\n`;
}
