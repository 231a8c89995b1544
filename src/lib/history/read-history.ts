import type { Twilio } from 'twilio';
import { DeskError, unlessNotFound } from '../errors';
import { ownReservations } from '../own-reservations';
import type { CallHistory, HistoryPage } from './call-history';
import { callerIn } from './call-of-events';
import type { CallRecord } from './call-record';
import { field, readTaskEvents } from './task-events';

/** A call as an agent gets to see it. */
export type ShownCall = Omit<CallRecord, 'people' | 'missed' | 'known'> & {
  readonly missed?: readonly { readonly name: string; readonly rejected?: true | undefined; readonly you?: true }[];
  readonly people: readonly (Omit<CallRecord['people'][number], 'workerSid' | 'handleSeconds'> & {
    readonly you?: true;
  })[];
};

/** What `/history` answers. */
export interface ShownHistory {
  /** The newest first. */
  readonly calls: readonly ShownCall[];
  /** For the next page; absent where there is none. */
  readonly before?: string;
  /** The number was withheld: then nobody knows of earlier calls. */
  readonly withheld?: true;
}

/** Who asks, and for which calls. */
export interface HistoryQuery {
  readonly workspaceSid: string;
  readonly workerSid: string;
  readonly before?: string | undefined;
}

/** In whose hands a task is: offered, in the call, or in the work after it. */
const theirs = ['pending', 'accepted', 'wrapping'];

/**
 * The earlier calls of whoever calls in a task of the worker's own. Two steps of requests: the task's log and the worker's reservations at
 * once, then the calls.
 *
 * Who calls is what the task was made with: what its attributes say later may have been written by the worker.
 *
 * @throws DeskError `forbidden` where the task is not in the worker's hands, `upstream_failed` where TaskRouter does not tell yet who calls
 */
export async function callerHistory(
  client: Twilio,
  history: CallHistory,
  { taskSid, workspaceSid, workerSid, before }: HistoryQuery & { readonly taskSid: string },
): Promise<ShownHistory> {
  const notYours = new DeskError(
    'forbidden',
    'The task is not one that you are offered, are in the call of, or wrap up.',
  );
  const [own, [created]] = await Promise.all([
    unlessNotFound(ownReservations(client, { workspaceSid, workerSid, taskSid }), notYours),
    readTaskEvents(client, { workspaceSid, taskSid }, 'task.created'),
  ]);
  if (!theirs.some((status) => own.has(status))) throw notYours;
  const made = created && field(created, 'task_attributes');
  if (made === undefined)
    throw new DeskError('upstream_failed', 'TaskRouter does not tell yet who calls. Try again in a moment.');
  const caller = callerIn(made);
  if (caller === undefined) return { calls: [], withheld: true };
  const page = await history.ofCaller(caller, before);
  return shown({ ...page, calls: page.calls.filter((one) => one.taskSid !== taskSid) }, workerSid);
}

/** The worker's own calls of the last 30 days. One request. */
export async function ownHistory(history: CallHistory, { workerSid, before }: HistoryQuery): Promise<ShownHistory> {
  return shown(await history.ofWorker(workerSid, before), workerSid);
}

function shown({ calls, ...more }: HistoryPage, me: string): ShownHistory {
  return {
    calls: calls.map(({ people, missed, known: _known, ...call }) => ({
      ...call,
      ...(missed && {
        missed: missed.map(({ workerSid, ...one }) => ({ ...one, ...(workerSid === me && { you: true as const }) })),
      }),
      people: people.map(({ workerSid, handleSeconds: _handled, ...person }) => ({
        ...person,
        ...(workerSid === me && { you: true as const }),
      })),
    })),
    ...more,
  };
}
