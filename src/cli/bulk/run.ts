import { CliError, StoppedError } from '../cli-error';
import { isFatal, isUnableToAnswer, refusalOf } from '../explain';
import { mayBeDone } from '../http/repeatable';
import { UnansweredError } from '../http/unanswered-error';

/** What became of one thing: done, or left because there was nothing (any more) to do. */
export type Outcome = { readonly done: true } | { readonly skipped: string };

export const done: Outcome = { done: true };

/** One thing that could not be done. */
export interface Failure {
  readonly sid: string;
  readonly error: string;
}

/** What bulk work came to. */
export interface Tally {
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  /** Begun, and nobody knows whether they were done: the answer did not come. Absent where there are none. */
  readonly unanswered?: number;
  /** The first so many of those that failed; each was told when it happened. */
  readonly failures: readonly Failure[];
  /** Ctrl-C was pressed, or nothing more could come of going on. */
  readonly stopped: boolean;
  /** Why it could not go on. */
  readonly fatal?: unknown;
}

const mostFailuresKept = 1_000;
/** After so many in a row that Twilio could not answer, it is not the things but Twilio. */
const mostUnanswered = 16;

export interface BulkWork<Item> {
  /** Read as fast as it is worked off, and no faster. */
  readonly items: AsyncIterable<Item>;
  /** Does one. It is to be harmless to do it twice. */
  readonly act: (item: Item) => Promise<Outcome>;
  /** Names one in the list of failures. */
  readonly sidOf: (item: Item) => string;
  readonly concurrency: number;
  /** Aborted by Ctrl-C: what is under way ends, nothing new begins. */
  readonly signal: AbortSignal;
  readonly onFailure?: (failure: Failure) => void;
  /** Told of the numbers after each. */
  readonly onStep?: (tally: Omit<Tally, 'failures' | 'stopped' | 'fatal'>) => void;
}

/**
 * Does the same to many things, so many at a time. One that fails does not keep the others from being done, unless it
 * shows that none can be.
 */
export async function runBulk<Item>(work: BulkWork<Item>): Promise<Tally> {
  const { items, act, sidOf, concurrency, signal, onFailure, onStep } = work;
  const count = { done: 0, skipped: 0, failed: 0 };
  const failures: Failure[] = [];
  let inARow = 0;
  let unanswered = 0;
  const reader = items[Symbol.asyncIterator]();
  const end: { stopped: boolean; fatal?: unknown } = { stopped: false };

  const note = (item: Item, error: unknown): void => {
    if (isLost(error)) unanswered += 1;
    if (isFatal(error)) throw error;
    inARow = isUnableToAnswer(error) ? inARow + 1 : 0;
    const failure = { sid: sidOf(item), error: describe(error) };
    count.failed += 1;
    if (failures.length < mostFailuresKept) failures.push(failure);
    onFailure?.(failure);
    if (inARow >= mostUnanswered) throw error;
  };
  const doOne = async (item: Item): Promise<void> => {
    try {
      const outcome = await act(item);
      count['done' in outcome ? 'done' : 'skipped'] += 1;
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
  const lost = unanswered > 0 && { unanswered };
  return { ...count, ...lost, ...end, failures, stopped: end.stopped || signal.aborted };
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
