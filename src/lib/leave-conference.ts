import type { Twilio } from 'twilio';
import { contactOf } from './contact';
import { DeskError, hasCode, unlessNotFound } from './errors';
import { ownConferenceWithPeople, type KnownCall } from './own-conference';
import { isUnheard } from './supervisors';

/** What the page knows of a call, besides. */
interface KnownLegs extends KnownCall {
  /** Calls that were in it and that nobody of the desk added: the worker's own leg is one of them. */
  readonly callSids: readonly string[];
}

/**
 * Ends the worker's own leg of a call, while the others go on talking.
 *
 * The page accepts so that a conference ends with its agent, and so does this leg until it is told otherwise: that is
 * done first. Where two are left, their call ends when either of them hangs up. A leg is the worker's own where it goes
 * to the worker's `contact_uri`; two workers with one phone cannot be told apart, and share it anyway.
 *
 * @throws DeskError `conflict` where nobody would be left to talk to each other, `not_found` where the worker is not in it
 */
export async function leaveConference(client: Twilio, call: KnownLegs): Promise<{ callSid: string }> {
  const notInCall = new DeskError('not_found', 'Your phone is not in this call (any more).');
  const known = new Map(call.callSids.map((sid) => [sid, legOf(client, sid)]));
  const [{ conferenceSid, people }, worker] = await Promise.all([
    ownConferenceWithPeople(client, call),
    client.taskrouter.v1.workspaces(call.workspaceSid).workers(call.workerSid).fetch(),
    ...known.values(),
  ]);
  // A supervisor who only listens is nobody to leave a customer with.
  const connected = people.filter((one) => one.status === 'connected' && !isUnheard(one));
  const contact = contactOf(worker.attributes);
  // Whom the desk called has a label; the legs that TaskRouter made have none.
  const legs = await Promise.all(
    connected.filter(({ label }) => !label).map(({ callSid }) => known.get(callSid) ?? legOf(client, callSid)),
  );
  const own = legs.find((leg) => leg?.to === contact && leg?.direction !== 'inbound');
  if (contact === undefined || !own) throw notInCall;
  if (connected.length < 3) {
    throw new DeskError('conflict', 'Only two are in the call: without you there is none. End the call instead.');
  }
  const others = connected.filter(({ callSid }) => callSid !== own.sid);
  const { participants } = client.conferences(conferenceSid);
  // Of two who are left, neither must be left alone.
  const ending = new Set(others.length === 2 ? others : []);
  const leaving = connected.filter((one) => one.callSid === own.sid);
  const changes = [...ending, ...leaving]
    .filter((one) => one.endConferenceOnExit !== ending.has(one))
    .map((one) => participants(one.callSid).update({ endConferenceOnExit: ending.has(one) }));
  await unlessNotFound(Promise.all(changes), notInCall);
  try {
    await participants(own.sid).remove();
  } catch (error) {
    // Hanging up in the same moment is as good.
    if (!hasCode(error, 'not_found')) throw error;
  }
  return { callSid: own.sid };
}

/** A call, or nothing where there is none (any more). */
async function legOf(client: Twilio, callSid: string) {
  try {
    return await client.calls(callSid).fetch();
  } catch (error) {
    if (hasCode(error, 'not_found')) return undefined;
    throw error;
  }
}
