import type { Floor } from './floor';

/** Somebody calls and is put into the queue of a workflow. @returns The SIDs of the call and of its task. */
export async function caller(floor: Floor, attributes: object = {}): Promise<{ callSid: string; taskSid: string }> {
  const workflow = floor.emulator.control.sidOf('workflow', 'everybody');
  const twiml = `<Response><Enqueue workflowSid="${workflow}"><Task>${JSON.stringify(attributes)}</Task></Enqueue></Response>`;
  const { sid: callSid } = await floor.client.calls.create({ to: '+15550123', from: '+15550100', twiml });
  await floor.emulator.clock.advance(10_000);
  return { callSid, taskSid: await taskOf(floor, callSid) };
}

/** The task that stands for a call now: the one that was made last. */
export async function taskOf(floor: Floor, callSid: string): Promise<string> {
  const tasks = await floor.workspace.tasks.list({ evaluateTaskAttributes: `call_sid == "${callSid}"` });
  return tasks.at(-1)?.sid ?? '';
}

/** Somebody whose task was canceled while they waited. */
export async function canceled(floor: Floor, attributes: object = {}): Promise<{ callSid: string; taskSid: string }> {
  const called = await caller(floor, attributes);
  await floor.workspace.tasks(called.taskSid).update({ assignmentStatus: 'canceled' });
  return called;
}

/** Somebody who talks to alice, in the conference of their task. */
export async function talking(floor: Floor, attributes: object = {}): Promise<{ callSid: string; taskSid: string }> {
  await floor.available('alice');
  const alice = floor.workspace.workers(floor.workerSid('alice'));
  await alice.update({ attributes: '{"contact_uri":"+15550177"}' });
  const called = await caller(floor, attributes);
  const [offer] = await floor.workspace.tasks(called.taskSid).reservations.list({ reservationStatus: 'pending' });
  await floor.workspace
    .tasks(called.taskSid)
    .reservations(offer?.sid ?? '')
    .update({ instruction: 'conference', endConferenceOnExit: false });
  await floor.emulator.clock.advance(10_000);
  return called;
}

/** Somebody whom alice has left in the conference of their task, and wraps up. */
export async function left(floor: Floor, attributes: object = {}): Promise<{ callSid: string; taskSid: string }> {
  const called = await talking(floor, attributes);
  const [conference] = await floor.client.conferences.list({ friendlyName: called.taskSid });
  const { participants } = floor.client.conferences(conference?.sid ?? '');
  const people = await participants.list();
  const agent = people.find(({ callSid }) => callSid !== called.callSid);
  await participants(agent?.callSid ?? '').remove();
  await floor.emulator.clock.settle();
  return called;
}

export async function statusOfCall(floor: Floor, callSid: string): Promise<string> {
  return (await floor.client.calls(callSid).fetch()).status;
}
