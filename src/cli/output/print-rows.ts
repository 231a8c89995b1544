import type { Invocation } from '../invocation';
import { jsonLine } from './json-line';

/**
 * Prints rows as they come: into a table, or as a line of JSON each.
 *
 * @returns How many there were; undefined where nobody reads on.
 */
export async function printRows<Row extends object>(
  { io, json }: Pick<Invocation, 'io' | 'json'>,
  rows: AsyncIterable<Row>,
  table: { add(row: Row): void; end(): void },
): Promise<number | undefined> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (json) io.stdout.write(jsonLine(row));
    else table.add(row);
    if (io.stdout.isClosed()) return undefined;
  }
  table.end();
  return count;
}
