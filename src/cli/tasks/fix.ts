import type { OnRecord } from '../../lib/people/on-record';
import { done, type Outcome } from '../bulk/run';
import { isGone, unlessGone, refusalOf } from '../explain';
import { spare } from './stranded-customer';
import type { Place, Stuck } from './fix-find';

/** Where to work, and how that gets into the audit. */
export type RecordedPlace = Place & { readonly onRecord: OnRecord };

const reason = 'Ended by an operator: it was stuck';

/**
 * Ends one that is stuck. What ended by itself meanwhile is left, and so is a task that went on, or whose customer would be
 * left alone.
 *
 * @param options.endCall - Ends such a customer's call first.
 * @throws what Twilio refused, where it is still stuck
 */
export async function endStuck(
  place: RecordedPlace,
  stuck: Stuck,
  options: { readonly endCall: boolean },
): Promise<Outcome> {
  const spared = await spare(place, { sid: stuck.taskSid, attributes: stuck.attributes }, options);
  if (spared) return spared;
  const on = { taskSid: stuck.taskSid };
  const why = `${stuck.kind}: ${stuck.action === 'complete' ? 'completed' : 'canceled'}, ${stuck.why}`;
  try {
    await place.onRecord({ what: 'task-ended', on, why }, () => end(place, stuck));
    return done;
  } catch (error) {
    if (isGone(error)) return { skipped: 'already gone' };
    if (refusalOf(error)?.status !== 400) throw error;
    // It may have changed in between, or by a first attempt whose answer was lost.
    const status = await statusNow(place, stuck);
    if (status === stuck.status) throw error;
    return { skipped: status === undefined ? 'already gone' : `${status} now` };
  }
}

async function end({ client, workspaceSid }: Place, { kind, sid, taskSid, action }: Stuck): Promise<void> {
  const task = client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid);
  if (kind === 'reservation') await task.reservations(sid).update({ reservationStatus: 'completed' });
  else await task.update({ assignmentStatus: action === 'complete' ? 'completed' : 'canceled', reason });
}

async function statusNow({ client, workspaceSid }: Place, stuck: Stuck): Promise<string | undefined> {
  const task = client.taskrouter.v1.workspaces(workspaceSid).tasks(stuck.taskSid);
  if (stuck.kind === 'task') return (await unlessGone(task.fetch()))?.assignmentStatus;
  return (await unlessGone(task.reservations(stuck.sid).fetch()))?.reservationStatus;
}
