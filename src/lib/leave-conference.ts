import type { Twilio } from 'twilio';
import { DeskError, hasCode, unlessNotFound } from './errors';
import { ownConference } from './own-conference';
import type { OwnCall } from './own-conference';

/** The number or address at which TaskRouter calls a worker. */
function contactOf(attributes: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(attributes);
    if (typeof parsed !== 'object' || parsed === null || !('contact_uri' in parsed)) return undefined;
    return typeof parsed.contact_uri === 'string' ? parsed.contact_uri : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Ends the worker's own leg of a call, while the others go on talking.
 *
 * The page accepts so that a conference ends with its agent, and so does this leg until it is told otherwise: that is
 * done first. Where two are left, their call ends when either of them hangs up. A leg is the worker's own where it goes to the worker's `contact_uri`; two workers with one phone cannot
 * be told apart, and share it anyway.
 *
 * @throws DeskError `conflict` where nobody would be left to talk to each other, `not_found` where the worker is not in it
 */
export async function leaveConference(client: Twilio, call: OwnCall): Promise<{ callSid: string }> {
  const { sid } = await ownConference(client, call);
  const { participants } = client.conferences(sid);
  const notInCall = new DeskError('not_found', 'Your phone is not in this call (any more).');
  const [present, worker] = await Promise.all([
    unlessNotFound(participants.list({ pageSize: 50, limit: 50 }), notInCall),
    client.taskrouter.v1.workspaces(call.workspaceSid).workers(call.workerSid).fetch(),
  ]);
  const connected = present.filter(({ status }) => status === 'connected');
  const contact = contactOf(worker.attributes);
  // A number that the desk added has a label; the legs that TaskRouter made have none.
  const legs = await Promise.all(
    connected.filter(({ label }) => !label).map(({ callSid }) => client.calls(callSid).fetch()),
  );
  const own = legs.find(({ to, direction }) => to === contact && direction !== 'inbound');
  if (contact === undefined || !own) throw notInCall;
  if (connected.length < 3) {
    throw new DeskError('conflict', 'Only two are in the call: without you there is none. End the call instead.');
  }
  const leg = participants(own.sid);
  const others = connected.filter(({ callSid }) => callSid !== own.sid);
  // Of two who are left, neither must be left alone.
  if (others.length === 2) {
    for (const { callSid } of others)
      await unlessNotFound(participants(callSid).update({ endConferenceOnExit: true }), notInCall);
  }
  await unlessNotFound(leg.update({ endConferenceOnExit: false }), notInCall);
  try {
    await leg.remove();
  } catch (error) {
    // Hanging up in the same moment is as good.
    if (!hasCode(error, 'not_found')) throw error;
  }
  return { callSid: own.sid };
}
