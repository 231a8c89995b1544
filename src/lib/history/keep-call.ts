import { lookTwice } from '../alone/watch-customers';
import { readOptional } from '../configuration';
import { peopleStore, type PeopleCall } from '../people/instance-store';
import { pause } from '../platform';
import { isSid } from '../sids';
import { CallHistory } from './call-history';
import { callOfEvents } from './call-of-events';
import { noteOf } from './conference-notes';
import { historyEvents } from './history-events';
import { eventOfCallback, readTaskEvents, type TaskEvent } from './task-events';

/** Whether the history was written, there was nothing to write, or it failed and the log says why. */
export type Kept = 'written' | 'nothing to do' | 'failed';

/** The history of a Function's call; `undefined` where the operator keeps none. @throws DeskError `misconfigured` */
export async function historyOf(call: PeopleCall): Promise<CallHistory | undefined> {
  const secret = readOptional(call.context, 'HISTORY_SECRET');
  if (secret === undefined) return undefined;
  const { sync } = await peopleStore(call);
  const { configuration, platform } = call;
  return new CallHistory({ sync, workspaceSid: configuration.WORKSPACE_SID, secret, now: () => platform.now() });
}

/**
 * Writes down the call of an event of TaskRouter, where that ended it. An event is only a reason to read what TaskRouter's log has of the
 * task, so one that comes twice, late or out of turn does no harm. Nothing else has to wait for it, and it never fails anything else.
 *
 * @param event - Everything that was posted.
 */
export function keepCall(call: PeopleCall, event: Readonly<Record<string, unknown>>): Promise<Kept> {
  return logged(call, 'call', async () => {
    const { EventType: type, TaskSid: taskSid } = event;
    if (!historyEvents.some((known) => known === type)) return 'nothing to do';
    if (typeof taskSid !== 'string' || !isSid('WT', taskSid)) return 'nothing to do';
    const history = await historyOf(call);
    return history ? writeCall(call, history, taskSid, eventOfCallback(event)) : 'nothing to do';
  });
}

/** @param told - An event that the log may not have yet. */
async function writeCall(call: PeopleCall, history: CallHistory, taskSid: string, told?: TaskEvent): Promise<Kept> {
  const { client } = await peopleStore(call);
  const { WORKSPACE_SID: workspaceSid } = call.configuration;
  const wait = (delayMs: number): Promise<void> => pause(call.platform, delayMs);
  const [events, notes] = await lookTwice(
    () => Promise.all([readTaskEvents(client, { workspaceSid, taskSid }), history.notes(taskSid)]),
    wait,
  );
  const record = callOfEvents(told ? [...events, told] : events, notes);
  if (!record) return 'nothing to do';
  await lookTwice(() => history.write(record), wait);
  return 'written';
}

/** What a conference told so long ago may have missed the record of its call. */
const lateMs = 60_000;

/** Notes what a conference tells of holds and of its end, of which TaskRouter's log has nothing. */
export function keepConferenceNote(call: PeopleCall, event: Readonly<Record<string, unknown>>): Promise<Kept> {
  return logged(call, 'conference', async () => {
    const told = noteOf(event);
    const history = told && (await historyOf(call));
    if (!told || !history) return 'nothing to do';
    await lookTwice(
      () => history.note(told.taskSid, told.note),
      (delayMs) => pause(call.platform, delayMs),
    );
    const isLate = call.platform.now() - told.note.at > lateMs;
    return isLate ? writeCall(call, history, told.taskSid) : 'written';
  });
}

async function logged({ platform }: PeopleCall, what: string, work: () => Promise<Kept>): Promise<Kept> {
  try {
    return await work();
  } catch (error) {
    platform.log(
      `history could not keep a ${what}: ${error instanceof Error ? error.message : String(error)}`,
      'error',
    );
    return 'failed';
  }
}
