import { escapeUnseen } from '../../lib/text/unseen';

/**
 * A line of JSON for programs that does no harm where it is shown to a person.
 *
 * @param write - Another way to write JSON, where a number may be one that JavaScript's own cannot hold.
 */
export function jsonLine(value: object, write: (value: object) => string | undefined = JSON.stringify): string {
  return `${escapeUnseen(write(value) ?? 'null')}\n`;
}
