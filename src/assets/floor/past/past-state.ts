import type { PastCall } from '../../../lib/floor/past-calls';
import type { QueuePast, WorkerPast } from '../../../lib/floor/past-figures';
import type { Problem } from '../../desk/ground/facts';

export type { PastCall, QueuePast, WorkerPast };

/** Which calls are shown; empty texts for all. In the address, so that it can be kept and sent. */
export interface PastChoice {
  /** In UTC, as `2026-11-30`. */
  readonly day: string;
  readonly workerSid: string;
  /** By name: a call knows no more of its queue. */
  readonly queue: string;
}

/** What `/floor-history` has answered so far. */
export interface PastState {
  readonly choice: PastChoice;
  /** Of the choice: what comes for another one is too late. */
  readonly turn: number;
  /** The newest first; `undefined` before the first answer. */
  readonly calls?: readonly PastCall[];
  /** For the next page; absent where there is none. */
  readonly before?: string;
  readonly queues?: readonly QueuePast[];
  readonly worker?: WorkerPast;
  /** Calls are being read. */
  readonly isReading: boolean;
  /** A file is being made. */
  readonly isExporting: boolean;
  readonly problem?: Problem;
}

export type PastEvent =
  | { readonly type: 'chosen'; readonly choice: Partial<PastChoice> }
  | { readonly type: 'more-asked' | 'again-asked' }
  | {
      readonly type: 'calls-read';
      readonly turn: number;
      readonly calls: readonly PastCall[];
      readonly before: string | undefined;
    }
  | {
      readonly type: 'figures-read';
      readonly turn: number;
      readonly queues?: readonly QueuePast[];
      readonly worker?: WorkerPast;
    }
  | { readonly type: 'unread'; readonly turn: number; readonly problem: Problem }
  | { readonly type: 'export-asked'; readonly withNotes: boolean }
  | { readonly type: 'exported' }
  | { readonly type: 'export-failed'; readonly problem: Problem };

export type PastIntent =
  | { readonly type: 'read-calls'; readonly turn: number; readonly choice: PastChoice; readonly before?: string }
  | { readonly type: 'read-figures'; readonly turn: number; readonly choice: PastChoice }
  | { readonly type: 'keep-choice'; readonly choice: PastChoice }
  | { readonly type: 'export'; readonly choice: PastChoice; readonly withNotes: boolean };

export interface PastStep {
  readonly state: PastState;
  readonly intents: readonly PastIntent[];
}

/** A page that begins to read. */
export function begin(choice: PastChoice, turn = 1): PastStep {
  return {
    state: { choice, turn, isReading: true, isExporting: false },
    intents: [
      { type: 'keep-choice', choice },
      { type: 'read-calls', turn, choice },
      { type: 'read-figures', turn, choice },
    ],
  };
}

/** What happens to the calls of a day. Knows no browser and no clock. */
export function updatePast(state: PastState, event: PastEvent): PastStep {
  const { choice, turn } = state;
  const step = (next: PastState, ...intents: PastIntent[]): PastStep => ({ state: next, intents });
  switch (event.type) {
    case 'chosen':
      return chosen(state, { ...choice, ...event.choice });
    case 'again-asked':
      return begin(choice, turn + 1);
    case 'more-asked': {
      const { before } = state;
      if (before === undefined || state.isReading) return step(state);
      return step({ ...withoutProblem(state), isReading: true }, { type: 'read-calls', turn, choice, before });
    }
    case 'calls-read': {
      if (event.turn !== turn) return step(state);
      const { before: _before, ...rest } = withoutProblem(state);
      const calls = [...(state.calls ?? []), ...event.calls];
      const { before } = event;
      return step({ ...rest, calls, isReading: false, ...(before !== undefined && { before }) });
    }
    case 'figures-read': {
      const { queues, worker } = event;
      if (event.turn !== turn) return step(state);
      return step({ ...state, ...(queues && { queues }), ...(worker && { worker }) });
    }
    case 'unread':
      return step(event.turn === turn ? { ...state, isReading: false, problem: event.problem } : state);
    case 'export-asked':
      if (state.isExporting) return step(state);
      return step(
        { ...withoutProblem(state), isExporting: true },
        { type: 'export', choice, withNotes: event.withNotes },
      );
    case 'exported':
      return step({ ...state, isExporting: false });
    default:
      return step({ ...state, isExporting: false, problem: event.problem });
  }
}

/** A queue alone is a matter of what is shown; day and agent are to be read anew. */
function chosen(state: PastState, choice: PastChoice): PastStep {
  const { day, workerSid } = state.choice;
  if (choice.day === day && choice.workerSid === workerSid)
    return { state: { ...state, choice }, intents: [{ type: 'keep-choice', choice }] };
  return begin(choice, state.turn + 1);
}

function withoutProblem({ problem: _problem, ...rest }: PastState): PastState {
  return rest;
}

/** The calls that suit the chosen queue. */
export const callsShown = ({ calls = [], choice: { queue } }: PastState): readonly PastCall[] =>
  queue === '' ? calls : calls.filter((call) => call.queue === queue);

/** How long those who took the calls had them in hand on average, in whole seconds; `undefined` where not all are read, or nobody has. */
export function averageHandling(state: PastState, workerSid: string): number | undefined {
  if (state.before !== undefined || state.isReading) return undefined;
  const parts = callsShown(state)
    .flatMap(({ people }) => people)
    .filter((person) => workerSid === '' || person.workerSid === workerSid)
    .flatMap(({ handleSeconds }) => (handleSeconds === undefined ? [] : [handleSeconds]));
  if (parts.length === 0) return undefined;
  return Math.floor(parts.reduce((sum, seconds) => sum + seconds, 0) / parts.length);
}

const dayForm = /^\d{4}-\d\d-\d\d$/;

/** What an address asks for; `undefined` where it asks for no day. */
export function choiceIn(search: string): PastChoice | undefined {
  const given = new URLSearchParams(search);
  const day = given.get('day') ?? '';
  if (!dayForm.test(day)) return undefined;
  return { day, workerSid: given.get('agent') ?? '', queue: given.get('queue') ?? '' };
}

/** An address that asks for it, with all else as it was. */
export function addressOf(search: string, { day, workerSid, queue }: PastChoice): string {
  const given = new URLSearchParams(search);
  for (const [name, value] of [
    ['day', day],
    ['agent', workerSid],
    ['queue', queue],
  ] as const)
    if (value === '') given.delete(name);
    else given.set(name, value);
  return `?${given.toString()}`;
}

/** The day before, in UTC. @param now - Epoch milliseconds. */
export const dayBefore = (now: number, days = 1): string =>
  new Date(now - days * 86_400_000).toISOString().slice(0, 10);
