import { CliError, StoppedError } from '../cli-error';
import { isFatal, isUnableToAnswer, refusalOf } from '../explain';
import { mayBeDone } from '../http/repeatable';
import { UnansweredError } from '../http/unanswered-error';

/** What became of one thing: done, left because there was nothing (any more) to do, or kept because it would have done harm. */
export type Outcome = { readonly done: true } | { readonly skipped: string } | { readonly kept: string };

export const done: Outcome = { done: true };

/** One thing that could not be done. */
export interface Failure {
  readonly sid: string;
  readonly error: string;
}

/** One thing that was not done on purpose. */
export interface Kept {
  readonly sid: string;
  readonly why: string;
}

/** What bulk work came to. */
export interface Tally {
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  /** Begun, and nobody knows whether they were done: the answer did not come. Absent where there are none. */
  readonly unanswered?: number;
  /** Left as they are, because ending them would have done harm. Absent where there are none. */
  readonly kept?: number;
  /** The first so many of those that were kept; each was told when it happened. Absent where there are none. */
  readonly keeps?: readonly Kept[];
  /** The first so many of those that failed; each was told when it happened. */
  readonly failures: readonly Failure[];
  /** Ctrl-C was pressed, or nothing more could come of going on. */
  readonly stopped: boolean;
  /** Why it could not go on. */
  readonly fatal?: unknown;
}

const mostNamed = 1_000;
/** After so many in a row that Twilio could not answer, it is not the things but Twilio. */
const mostUnanswered = 16;

/** How far bulk work has come. */
export interface Counted {
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  readonly kept: number;
}

export interface BulkWork<Item> {
  /** Read as fast as it is worked off, and no faster. */
  readonly items: AsyncIterable<Item> | Iterable<Item>;
  /** Does one. It is to be harmless to do it twice. */
  readonly act: (item: Item) => Promise<Outcome>;
  /** Names one in the list of failures. */
  readonly sidOf: (item: Item) => string;
  readonly concurrency: number;
  /** Aborted by Ctrl-C: what is under way ends, nothing new begins. */
  readonly signal: AbortSignal;
  readonly onFailure?: (failure: Failure) => void;
  readonly onKept?: (kept: Kept) => void;
  /** Told of the numbers after each. */
  readonly onStep?: (count: Counted) => void;
}

/**
 * Does the same to many things, so many at a time. One that fails does not keep the others from being done, unless it
 * shows that none can be.
 */
export async function runBulk<Item>(work: BulkWork<Item>): Promise<Tally> {
  const { items, act, sidOf, concurrency, signal, onFailure, onKept, onStep } = work;
  const count = { done: 0, skipped: 0, failed: 0, kept: 0 };
  const keeps: Kept[] = [];
  const failures: Failure[] = [];
  let inARow = 0;
  let unanswered = 0;
  const reader = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const end: { stopped: boolean; fatal?: unknown } = { stopped: false };

  const note = (item: Item, error: unknown): void => {
    if (isLost(error)) unanswered += 1;
    if (isFatal(error)) throw error;
    inARow = isUnableToAnswer(error) ? inARow + 1 : 0;
    const failure = { sid: sidOf(item), error: describe(error) };
    count.failed += 1;
    if (failures.length < mostNamed) failures.push(failure);
    onFailure?.(failure);
    if (inARow >= mostUnanswered) throw error;
  };
  const noteOutcome = (item: Item, outcome: Outcome): void => {
    if ('done' in outcome) count.done += 1;
    else if ('skipped' in outcome) count.skipped += 1;
    else {
      count.kept += 1;
      const kept = { sid: sidOf(item), why: outcome.kept };
      if (keeps.length < mostNamed) keeps.push(kept);
      onKept?.(kept);
    }
  };
  const doOne = async (item: Item): Promise<void> => {
    try {
      noteOutcome(item, await act(item));
      inARow = 0;
    } catch (error) {
      note(item, error);
    }
    onStep?.({ ...count });
  };
  const worker = async (): Promise<void> => {
    try {
      while (!end.stopped && !signal.aborted) {
        const next = await reader.next();
        if (next.done || signal.aborted) return;
        await doOne(next.value);
      }
    } catch (error) {
      end.stopped = true;
      if (!(error instanceof CliError && error.code === 'interrupted')) end.fatal ??= error;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  await reader.return?.();
  const { kept, ...ended } = count;
  return {
    ...ended,
    ...(unanswered > 0 && { unanswered }),
    ...(kept > 0 && { kept, keeps }),
    ...end,
    failures,
    stopped: end.stopped || signal.aborted,
  };
}

const isLost = (error: unknown): boolean =>
  error instanceof UnansweredError
    ? mayBeDone({ networkCode: error.networkCode })
    : error instanceof StoppedError && error.mayBeDone;

function describe(error: unknown): string {
  const refusal = refusalOf(error);
  if (refusal) return `HTTP ${refusal.status}${refusal.code ? ` (${refusal.code})` : ''}: ${refusal.message}`;
  return error instanceof Error ? error.message : String(error);
}
