import type { PastCall, PastEnd } from './history-state';

/** What the agent looks for among their calls. */
export interface Search {
  /** Words, all of which must be in it. */
  readonly text: string;
  /** How it ended; any where absent. */
  readonly end?: PastEnd | undefined;
  readonly queue?: string | undefined;
}

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

/** A number is found by any run of its digits, however it is typed. */
const digitsOf = (text: string): string => text.replaceAll(/[\s().\-+/]/g, '');

/** The calls that suit, in their order. @param labelOf - What the agent reads for a disposition's code. */
export function searchCalls(
  calls: readonly PastCall[],
  { text, end, queue }: Search,
  labelOf: (code: string) => string,
): readonly PastCall[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const digits = digitsOf(text);
  const isNumber = /^\d{3,}$/.test(digits);
  return calls.filter((call) => {
    if (end !== undefined && call.end !== end) return false;
    if (queue !== undefined && call.queue !== queue) return false;
    if (isNumber && digitsOf(call.caller ?? '').includes(digits)) return true;
    const { caller = '', queue: where = '', notes = '', disposition, people, fields = {} } = call;
    const said = [
      caller,
      where,
      notes,
      ...Object.values(fields),
      disposition === undefined ? '' : labelOf(disposition),
      ...people.map(({ name }) => name),
    ];
    const all = plain(said.join('\n'));
    return words.every((word) => all.includes(word));
  });
}

/** The queues that the calls were in, by name. */
export const queuesOf = (calls: readonly PastCall[]): readonly string[] =>
  [...new Set(calls.flatMap(({ queue }) => queue ?? []))].toSorted(new Intl.Collator().compare);
