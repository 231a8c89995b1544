import { readAttributes } from '../attributes/read-attributes';

/** What the desk keeps in a task's attributes about having offered its customer again, under {@link OFFERED_AGAIN}. */
export interface OfferedAgain {
  /** The task that stood for the customer before. */
  readonly of: string;
  /** How often it has been done since {@link since}. */
  readonly times: number;
  /** When it was done first, in ISO 8601. */
  readonly since: string;
  /** Why, for whoever reads it. */
  readonly why: string;
}

/** The attribute's name. */
export const OFFERED_AGAIN = 'offered_again';

/** The attribute by which one instance of a Function tells the others that it is at it. */
export const RESCUED_AT = 'rescued_at';

/** Nobody takes longer; a mark that is older was left by one that broke off. */
const markHoldsMs = 15_000;

/** Whether somebody is at it already. Their clock may be a little ahead. */
export function isBeingRescued(attributes: string, now: number): boolean {
  const mark = readAttributes(attributes)?.[RESCUED_AT];
  return typeof mark === 'string' && Math.abs(now - Date.parse(mark)) < markHoldsMs;
}

/** So often within {@link withinMs} a customer is offered again: more would be a loop. */
const mostTimes = 3;
const withinMs = 30 * 60_000;

/** The SID of the task in whose place one with these attributes was made. */
export function replacedBy(attributes: string): string | undefined {
  const found = readAttributes(attributes)?.[OFFERED_AGAIN];
  if (typeof found !== 'object' || found === null || !('of' in found)) return undefined;
  return typeof found.of === 'string' ? found.of : undefined;
}

/** Reads the record out of attributes, which anybody may have written: what is not usable is as good as not there. */
function recordIn(attributes: string): { readonly times: number; readonly since: number } | undefined {
  const found = readAttributes(attributes)?.[OFFERED_AGAIN];
  if (typeof found !== 'object' || found === null || !('times' in found) || !('since' in found)) return undefined;
  const { times, since } = found;
  const at = typeof since === 'string' ? Date.parse(since) : Number.NaN;
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1 || !Number.isFinite(at)) return undefined;
  return { times, since: at };
}

/** What is to be written down about offering a customer. */
interface Again {
  readonly of: string;
  readonly why: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The record of offering a customer, whatever was before. */
export const offeredFirst = ({ of, why, now }: Again): OfferedAgain => ({
  of,
  times: 1,
  since: new Date(now).toISOString(),
  why,
});

/**
 * The record of offering a customer once more, or `undefined` where that has been done too often.
 *
 * @param attributes - Of the task that stood for the customer.
 */
export function offeredOnceMore(attributes: string, again: Again): OfferedAgain | undefined {
  const before = recordIn(attributes);
  if (!before || again.now - before.since > withinMs) return offeredFirst(again);
  if (before.times >= mostTimes) return undefined;
  const { of, why } = again;
  return { of, times: before.times + 1, since: new Date(before.since).toISOString(), why };
}
