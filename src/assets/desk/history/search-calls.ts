import type { PastCall } from './history-state';

/** What the agent looks for among their calls, as it stands in the page's address; empty text is for any. */
export interface Search {
  /** Words, all of which must be in it. */
  readonly text: string;
  /** How it ended. */
  readonly end: string;
  readonly queue: string;
  /** The code of a disposition. */
  readonly outcome: string;
  /** Whether the agent took it: `taken` or `missed`. */
  readonly taken: string;
  /** A day by the agent's own calendar: `2026-11-30`. */
  readonly day: string;
}

export const NOTHING_SOUGHT: Search = { text: '', end: '', queue: '', outcome: '', taken: '', day: '' };

/** Reads a search out of an address. @param hash - `#history?queue=support`. */
export function searchIn(hash: string): Search {
  const query = new URLSearchParams(hash.split('?')[1]);
  const entries = Object.keys(NOTHING_SOUGHT).map((key) => [key, query.get(key) ?? '']);
  return { ...NOTHING_SOUGHT, ...Object.fromEntries(entries) };
}

/** The other way round; empty where nothing is sought. */
export function queryOf(search: Search): string {
  const query = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== ''));
  return query.size > 0 ? `?${query}` : '';
}

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

/** A number is found by any run of its digits, however it is typed. */
const digitsOf = (text: string): string => text.replaceAll(/[\s().\-+/]/g, '');

/** Swedish writes a day as addresses do. */
const dayOf = (at: number): string => new Date(at).toLocaleDateString('sv');

const isWanted = (wanted: string, found: string | undefined): boolean => wanted === '' || wanted === found;

/** The calls that suit, in their order. @param labelOf - What the agent reads for a disposition's code. */
export function searchCalls(
  calls: readonly PastCall[],
  { text, end, queue, outcome, taken, day }: Search,
  labelOf: (code: string) => string,
): readonly PastCall[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const digits = digitsOf(text);
  const isNumber = /^\d{3,}$/.test(digits);
  return calls.filter((call) => {
    const { caller = '', queue: where = '', notes = '', disposition, people, fields = {}, youMissed } = call;
    const how = people.some(({ you }) => you) ? 'taken' : youMissed ? 'missed' : undefined;
    if (!isWanted(end, call.end) || !isWanted(queue, where) || !isWanted(outcome, disposition)) return false;
    if (!isWanted(taken, how) || (day !== '' && day !== dayOf(call.at))) return false;
    if (isNumber && digitsOf(caller).includes(digits)) return true;
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
