import { replaceUnseen } from '../../lib/text/unseen';
import type { Io, Output } from '../io';
import { plain } from './plain';

const escape = '\u001b';

/** What `desk` itself sends to a terminal: colours, and the steps of a bar or a table that is drawn in place. */
const own = new RegExp(`(${escape}\\[(?:\\d{1,3}(?:;\\d{1,3})*m|2K|[JK]|\\d{1,4}A\\r?)|\\r(?=${escape}\\[2K))`);

/** A text of several lines and colours without anything else that a terminal may take for an order. */
export function harmless(text: string): string {
  // Every second part is one of our own.
  return text
    .split(own)
    .map((part, at) => (at % 2 === 1 ? part : replaceUnseen(part, () => '')))
    .join('');
}

/** A place to write to through which no order of somebody else's reaches the terminal, whoever writes. */
const guarded = (output: Output): Output => ({
  write: (text) => output.write(harmless(text)),
  drained: () => output.drained(),
  isTerminal: output.isTerminal,
  isClosed: () => output.isClosed(),
  columns: () => output.columns(),
  rows: () => output.rows(),
});

/**
 * The same outside, with all that is printed made harmless: the last of two walls. The first is whoever puts somebody
 * else's words into a line ({@link plain}) or into JSON; this one holds where one was forgotten.
 */
export function harmlessIo(io: Io): Io {
  return {
    ...io,
    stdout: guarded(io.stdout),
    stderr: guarded(io.stderr),
    ask: (question) => io.ask(`${plain(question)} `),
  };
}
