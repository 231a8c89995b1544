import { messageOf } from '../refusal';
import { deskNumber, WatchingDesk } from './watching-desk';

let desk: WatchingDesk;
beforeEach(async () => void (desk = await WatchingDesk.open()));
afterEach(() => desk.close());

/** Alice speaks with a customer. */
async function talking(attributes = '{"order": 1.10}', endConferenceOnExit = true) {
  await desk.go('bob', 'Offline');
  const callSid = await desk.call('support', attributes);
  await desk.pass(5);
  const reservation = await desk.accept('alice', endConferenceOnExit);
  await desk.pass(10);
  const { sid: taskSid } = await desk.taskOf(callSid);
  expect(await taskBy(taskSid)).toMatchObject({ assignmentStatus: 'assigned' });
  return { callSid, taskSid, reservation };
}

/** Alice hands the call over to bob, and says goodbye. */
async function handedOver(attributes?: string) {
  const call = await talking(attributes);
  await desk.go('bob', 'Available');
  await desk.handOver('alice', desk.sidOf('worker', 'bob'), call.reservation, 'COLD');
  await desk.pass(1);
  return call;
}

/** Bob says no, and goes home: the customer is alone. */
async function refused(attributes?: string) {
  const call = await handedOver(attributes);
  await desk.reject('bob', 'Offline');
  return call;
}

const statusOf = async (callSid: string) => (await desk.client.calls(callSid).fetch()).status;
const taskBy = (sid: string) => desk.workspace.tasks(sid).fetch();
const tasks = () => desk.workspace.tasks.list();
const done = () =>
  desk.replies.flatMap(
    ({ reply }) => /"(offered again|closing words|left to others|gone)"/.exec(reply.text)?.[1] ?? [],
  );

it('offers a customer again whose colleague said no, once the seconds of grace are over', async () => {
  const { callSid, taskSid } = await refused();
  await desk.pass(3);
  expect(await tasks()).toHaveLength(1);
  await desk.pass(2);
  expect(await taskBy(taskSid)).toMatchObject({
    assignmentStatus: 'completed',
    reason: 'Offered again: nobody was left in the call',
  });
  const task = await desk.taskOf(callSid);
  expect(task).toMatchObject({ priority: 1_000_000, workflowSid: desk.sidOf('workflow', 'support') });
  expect(task.sid).not.toBe(taskSid);
  // As it was written, and nothing of the old conference; alice is free again, and has the customer back.
  expect(task.attributes).toMatch(/^\{"order": 1\.10,/);
  expect(JSON.parse(task.attributes)).toMatchObject({
    offered_again: { of: taskSid, times: 1, since: expect.any(String), why: 'nobody was left in the call' },
  });
  expect(task.attributes).not.toMatch(/conference|rescued_at/);
  await desk.accept('alice');
  await desk.pass(10);
  expect(await taskBy(task.sid)).toMatchObject({ assignmentStatus: 'assigned' });
  expect(await statusOf(callSid)).toBe('in-progress');
  expect(done()).toEqual(['offered again']);
});

it('puts the customer before everybody else who waits', async () => {
  const { callSid, taskSid } = await handedOver();
  await desk.go('alice', 'Offline');
  const others = await desk.call('support');
  await desk.pass(1);
  await desk.reject('bob', 'Offline');
  await desk.pass(6);
  expect((await desk.taskOf(others)).assignmentStatus).toBe('pending');
  expect((await desk.taskOf(callSid)).assignmentStatus).toBe('pending');
  await desk.go('bob', 'Available');
  await desk.pass(1);
  expect((await desk.taskOf(callSid)).assignmentStatus).toBe('reserved');
  expect((await desk.taskOf(others)).assignmentStatus).toBe('pending');
  expect((await taskBy(taskSid)).assignmentStatus).toBe('completed');
});

it('does nothing about a customer whom somebody has before the seconds of grace are over', async () => {
  const { callSid, taskSid } = await refused();
  await desk.pass(2);
  const [conference] = await desk.client.conferences.list({ friendlyName: taskSid });
  const { participants } = desk.client.conferences(conference?.sid ?? '');
  await participants(callSid).update({ hold: false });
  await participants.create({ from: deskNumber, to: '+15550112', endConferenceOnExit: true });
  await desk.pass(20);
  expect(await tasks()).toHaveLength(1);
  expect(done()).toEqual([]);
});

describe.each([
  ['where they wait', 'ListQueue'],
  ['what goes on', 'ListConference'],
])('a look that fails once, for Twilio does not tell %s,', (_what, operation) => {
  /** A caller whose task has just been canceled. */
  async function canceled(fail: () => unknown): Promise<string> {
    await desk.go('alice', 'Offline');
    await desk.go('bob', 'Offline');
    const callSid = await desk.call('support');
    await desk.pass(11);
    const { sid } = await desk.taskOf(callSid);
    fail();
    await desk.workspace.tasks(sid).update({ assignmentStatus: 'canceled', reason: 'enough' });
    return callSid;
  }

  const failing = { operation, trigger: { next: 1 }, effect: { status: 500 } } as const;

  it('is tried once more upon an event', async () => {
    const callSid = await canceled(() => desk.emulator.control.faults.add(failing));
    await desk.pass(6);
    expect(await statusOf(callSid)).toBe('completed');
    expect(done()).toEqual(['closing words']);
  });

  it('is tried once more by a sweep, where the event was lost', async () => {
    const callSid = await canceled(() => (desk.fate = () => []));
    desk.emulator.control.faults.add(failing);
    const swept = desk.post('/wrap-up-sweep', {});
    await desk.pass(6);
    expect((await swept).status).toBe(200);
    expect(await statusOf(callSid)).toBe('completed');
  });
});

it('says closing words to a caller whose task was canceled, and ends the call', async () => {
  await desk.go('alice', 'Offline');
  await desk.go('bob', 'Offline');
  const callSid = await desk.call('support');
  await desk.pass(5);
  const { sid } = await desk.taskOf(callSid);
  await desk.workspace.tasks(sid).update({ assignmentStatus: 'canceled', reason: 'enough' });
  await desk.pass(3);
  expect(await statusOf(callSid)).toBe('in-progress');
  await desk.pass(3);
  expect(await statusOf(callSid)).toBe('completed');
  expect(done()).toEqual(['closing words']);
});

it.each(['lost', 'twice'])('does the same where the event is %s', async (fate) => {
  await desk.go('alice', 'Offline');
  await desk.go('bob', 'Offline');
  const callSid = await desk.call('support');
  await desk.pass(15);
  desk.fate = (event) => (event.get('EventType') !== 'task.canceled' ? [0] : fate === 'lost' ? [] : [0, 0]);
  await desk.workspace.tasks((await desk.taskOf(callSid)).sid).update({ assignmentStatus: 'canceled' });
  await desk.pass(1);
  // Any other event brings the sweep.
  await desk.go('alice', 'Available');
  await desk.pass(6);
  expect(await statusOf(callSid)).toBe('completed');
});

it('offers a caller again who still waits while whoever took the task wraps it up', async () => {
  await desk.go('bob', 'Offline');
  const callSid = await desk.call('support');
  await desk.pass(15);
  const { sid: taskSid } = await desk.taskOf(callSid);
  const { reservations } = desk.workspace.workers(desk.sidOf('worker', 'alice'));
  const [offer] = await reservations.list({ reservationStatus: 'pending' });
  // Taken as if it were no call.
  await reservations(offer?.sid ?? '').update({ reservationStatus: 'accepted' });
  await reservations(offer?.sid ?? '').update({ reservationStatus: 'wrapping' });
  await desk.pass(15);
  // Any other event brings the sweep.
  await desk.go('bob', 'Available');
  await desk.pass(6);
  expect((await desk.taskOf(callSid)).sid).not.toBe(taskSid);
  expect(await taskBy(taskSid)).toMatchObject({ assignmentStatus: 'completed' });
  expect(await statusOf(callSid)).toBe('in-progress');
});

it('does no harm to a caller whom the operator’s application has sent into the queue again, however late the event comes', async () => {
  await desk.go('alice', 'Offline');
  await desk.go('bob', 'Offline');
  const callSid = await desk.call('support');
  await desk.pass(15);
  desk.fate = (event) => (event.get('EventType') === 'task.canceled' ? [0, 3_000, 30_000] : [0]);
  const twiml = `<Response><Enqueue workflowSid="${desk.sidOf('workflow', 'support')}"/></Response>`;
  await desk.client.calls(callSid).update({ twiml });
  await desk.pass(60);
  expect(await statusOf(callSid)).toBe('in-progress');
  expect((await desk.taskOf(callSid)).assignmentStatus).toBe('pending');
  expect(done()).toEqual([]);
});

it('offers a customer again who is in a conference and whose task somebody has completed', async () => {
  const { callSid, taskSid } = await refused();
  await desk.workspace.tasks(taskSid).update({ assignmentStatus: 'completed', reason: 'done' });
  await desk.pass(6);
  expect((await desk.taskOf(callSid)).sid).not.toBe(taskSid);
  expect(await statusOf(callSid)).toBe('in-progress');
});

it('knows the customer of a task that was deleted by what TaskRouter has written down, where no event came', async () => {
  const { callSid, taskSid } = await refused('{"order": 1.10}');
  desk.fate = (event) => (event.get('EventType') === 'task.deleted' ? [] : [0]);
  await desk.workspace.tasks(taskSid).remove();
  await desk.pass(12);
  await desk.go('bob', 'Available');
  await desk.pass(6);
  const task = await desk.taskOf(callSid);
  expect(JSON.parse(task.attributes)).toMatchObject({ order: 1.1, offered_again: { of: taskSid } });
});

it('offers once, however many hear of it at the same moment', async () => {
  const { callSid, taskSid } = await handedOver();
  desk.fate = () => [0, 0, 0];
  await desk.reject('bob', 'Offline');
  await desk.pass(6);
  const made = (await tasks()).filter(({ sid }) => sid !== taskSid);
  expect(made.map(({ attributes }) => attributes.includes(callSid))).toEqual([true]);
  expect(done().filter((what) => what === 'offered again')).toHaveLength(1);
});

it('hears of a worker whose phone has left a conference that goes on', async () => {
  const { callSid, taskSid } = await talking('{}', false);
  const [leg] = (await desk.client.calls.list({ to: '+15550112' })).filter(({ status }) => status === 'in-progress');
  desk.emulator.control.hangUp(leg?.sid ?? '');
  await desk.pass(6);
  expect((await desk.taskOf(callSid)).sid).not.toBe(taskSid);
  const told = desk.replies.filter(({ path }) => path === '/conference-events').map(({ reply }) => reply.body);
  expect(told).toContainEqual({ customer: 'offered again' });
});

it('asks nothing of Twilio about a call that has ended', async () => {
  const { callSid } = await talking();
  const before = desk.replies.length;
  desk.emulator.control.hangUp(callSid);
  await desk.pass(2);
  const told = desk.replies.slice(before).filter(({ path }) => path === '/conference-events');
  expect(told.map(({ reply }) => reply.body)).toEqual(told.map(() => ({ customer: 'nothing to do' })));
  expect(told.length).toBeGreaterThan(0);
});

it('has closing words for a customer who was offered three times in vain', async () => {
  const since = new Date(desk.now).toISOString();
  const { callSid } = await refused(JSON.stringify({ offered_again: { of: 'WT', times: 3, since } }));
  await desk.pass(6);
  expect(await statusOf(callSid)).toBe('completed');
  expect(done()).toEqual(['closing words']);
});

it('leaves the calls of a workflow alone that is not the desk’s to look after', async () => {
  await desk.close();
  desk = await WatchingDesk.open({ perWorkflow: { support: { watch: false } } });
  const { callSid, taskSid } = await refused();
  await desk.pass(60);
  expect((await desk.taskOf(callSid)).sid).toBe(taskSid);
});

describe('a supervisor', () => {
  const offer = (taskSid: string) => desk.supervise({ taskSid, action: 'offer-again' });

  it('offers a customer again at once', async () => {
    const { callSid, taskSid } = await refused();
    expect((await offer(taskSid)).body).toEqual({ taskSid, assignmentStatus: 'completed', changed: true });
    await desk.pass(1);
    expect(JSON.parse((await desk.taskOf(callSid)).attributes)).toMatchObject({
      offered_again: { why: 'the supervisor alice said so' },
    });
    await desk.pass(10);
    expect(done()).not.toContain('offered again');
  });

  it('is told why not', async () => {
    const { callSid, taskSid } = await handedOver();
    const offered = await offer(taskSid);
    expect(offered).toBeRefusal(409, 'conflict');
    expect(messageOf(offered)).toContain('being offered already');
    desk.emulator.control.hangUp(callSid);
    await desk.pass(1);
    const over = await offer(taskSid);
    expect(over).toBeRefusal(409, 'conflict');
    expect(messageOf(over)).toContain('not on the line any more');
    expect(await offer(`WT${'9'.repeat(32)}`)).toBeRefusal(404, 'not_found');
  });
});

describe('the agent who handed over', () => {
  it('offers the customer again at once, with the same attributes, first in line, and is done with the wrap-up', async () => {
    const { callSid, taskSid } = await refused();
    expect((await desk.offerAgain('alice', taskSid)).body).toEqual({ taskSid, changed: true });
    expect(await taskBy(taskSid)).toMatchObject({
      assignmentStatus: 'completed',
      reason: 'Offered again: the agent said so',
    });
    const task = await desk.taskOf(callSid);
    expect(task).toMatchObject({ priority: 1_000_000, attributes: expect.stringMatching(/^\{"order": 1\.10,/) });
    expect(JSON.parse(task.attributes)).toMatchObject({ offered_again: { of: taskSid, why: 'the agent said so' } });
    await desk.pass(10);
    expect(done()).not.toContain('offered again');
    expect((await desk.taskOf(callSid)).sid).toBe(task.sid);
  });

  it('does so once, however often it is asked', async () => {
    const { callSid, taskSid } = await refused();
    const answers = await Promise.all([desk.offerAgain('alice', taskSid), desk.offerAgain('alice', taskSid)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await desk.offerAgain('alice', taskSid)).toBeRefusal(403, 'forbidden');
    const found = (await tasks()).filter(({ attributes }) => attributes.includes(callSid));
    expect(found).toHaveLength(2);
  });

  it('only ends the old task where the customer is in a queue already', async () => {
    const { callSid, taskSid } = await refused();
    const workflowSid = desk.sidOf('workflow', 'support');
    const twiml = `<Response><Enqueue workflowSid="${workflowSid}"><Task>{}</Task></Enqueue></Response>`;
    await desk.client.calls(callSid).update({ twiml });
    expect((await desk.offerAgain('alice', taskSid)).body).toEqual({ taskSid, changed: false });
    expect((await taskBy(taskSid)).assignmentStatus).toBe('completed');
    expect((await tasks()).filter(({ attributes }) => attributes.includes(callSid))).toHaveLength(2);
  });

  it('is told why not: somebody else’s, offered already, on the phone, or not on the line any more', async () => {
    const { callSid, taskSid } = await talking();
    expect(await desk.offerAgain('alice', taskSid)).toBeRefusal(403, 'forbidden');
    expect(await desk.offerAgain('bob', taskSid)).toBeRefusal(403, 'forbidden');
    expect(await desk.offerAgain('alice', `WT${'9'.repeat(32)}`)).toBeRefusal(403, 'forbidden');
    expect((await desk.client.calls(callSid).fetch()).status).toBe('in-progress');
  });

  it('is told where a colleague is being asked, and where the customer has hung up', async () => {
    const { callSid, taskSid } = await handedOver();
    expect(await desk.offerAgain('alice', taskSid)).toBeRefusal(409, 'conflict');
    await desk.reject('bob', 'Offline');
    desk.emulator.control.hangUp(callSid);
    await desk.pass(1);
    expect(await desk.offerAgain('alice', taskSid)).toBeRefusal(404, 'not_found');
  });
});

describe('a supervisor is told the queue that a customer came from', () => {
  const alone = async () => (await desk.floor()).body;

  it('where the task is there', async () => {
    const { callSid } = await refused();
    expect(await alone()).toMatchObject({ alone: [{ callSid, queueName: 'everybody', workflowName: 'support' }] });
  });

  it('where the task was deleted', async () => {
    const { callSid, taskSid } = await refused();
    await desk.workspace.tasks(taskSid).remove();
    expect(await alone()).toMatchObject({ alone: [{ callSid, how: 'gone', queueName: 'everybody' }] });
  });
});
