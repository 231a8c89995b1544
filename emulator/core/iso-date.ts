/** A day, or a moment of it with or without a zone. */
const isoDate = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads an ISO 8601 date, without a zone in UTC.
 *
 * @returns Epoch milliseconds; `undefined` where it is none.
 */
export function readIsoDate(text: string): number | undefined {
  const found = isoDate.exec(text);
  if (!found) return undefined;
  const time = Date.parse(text.includes('T') && found[1] === undefined ? `${text}Z` : text);
  return Number.isNaN(time) ? undefined : time;
}
