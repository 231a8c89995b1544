import { Waves } from '../../../bench/functions/waves';
import { WatchingDesk } from './watching-desk';

let desk: WatchingDesk;
let waves: Waves;
/** What was on its way to the desk since it was last asked about. */
let events: { readonly path: string; readonly fields: Readonly<Record<string, string>> }[];

beforeEach(async () => {
  desk = await WatchingDesk.open({ graceSeconds: 0 });
  waves = await Waves.before(desk.emulator.origin);
  events = [];
  // None arrives by itself: each is carried by hand, so that what it costs is told from what others do.
  desk.fate = (fields) => {
    const path = fields.has('ConferenceSid') && !fields.has('EventType') ? '/conference-events' : '/wrap-up-sweep';
    events.push({ path, fields: Object.fromEntries(fields) });
    return [];
  };
});
afterEach(async () => {
  await waves.close();
  await desk.close();
});

/** The invocations that the watch asks for besides those of wrap-ups, each with its requests and how many had to wait for others. */
async function costs(): Promise<[requests: number, steps: number, done: unknown][]> {
  const told: [number, number, unknown][] = [];
  for (const { path, fields } of events.splice(0)) {
    if (/^(reservation|worker)\./.test(fields['EventType'] ?? '')) continue;
    // The sweep goes by the time of the event, and comes with none that is before its last.
    const body = { ...fields, ...(fields['TimestampMs'] && { TimestampMs: '1000000000000' }) };
    waves.startOver();
    const { body: answer } = await desk.post(path, body, waves.origin);
    const done: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'customer') : undefined;
    told.push([waves.passed.length, waves.passed.at(-1)?.step ?? 0, done]);
  }
  return told;
}

/** Alice speaks with a customer, and the desk has swept a moment ago. */
async function talking() {
  await desk.go('bob', 'Offline');
  const callSid = await desk.call('support');
  await desk.pass(5);
  const reservation = await desk.accept('alice', true, ['leave', 'hold']);
  await desk.pass(10);
  await desk.post('/wrap-up-sweep', { TimestampMs: '1000000000000' });
  events.splice(0);
  return { callSid, reservation, task: await desk.taskOf(callSid) };
}

it('is one request for an ordinary call', async () => {
  const { callSid, task } = await talking();
  desk.emulator.control.hangUp(callSid);
  await desk.pass(2);
  await desk.workspace.tasks(task.sid).update({ assignmentStatus: 'completed' });
  await desk.pass(1);
  expect(await costs()).toEqual([
    [0, 0, 'nothing to do'],
    [0, 0, 'nothing to do'],
    [1, 1, 'nothing to do'],
  ]);
});

it('is one for a hold that the agent knows of, and three where another one is in the call', async () => {
  const { reservation, task } = await talking();
  const hold = async (on: boolean): Promise<void> => {
    const [conference] = await desk.client.conferences.list({ friendlyName: task.sid });
    const { participants } = desk.client.conferences(conference?.sid ?? '');
    const customer = (await participants.list()).find(({ callSid }) =>
      task.attributes.includes(`"call_sid":"${callSid}"`),
    );
    await participants(customer?.callSid ?? '').update({ hold: on });
    await desk.pass(1);
  };
  await hold(true);
  expect(await costs()).toEqual([[1, 1, 'nothing to do']]);
  await hold(false);
  await desk.go('bob', 'Available');
  await desk.handOver('alice', desk.sidOf('worker', 'bob'), reservation, 'WARM');
  await desk.pass(1);
  await desk.accept('bob', false);
  await desk.pass(5);
  events.splice(0);
  await hold(false);
  const told = events.slice();
  expect(await costs()).toEqual([[3, 3, 'nothing to do']]);
  // Both pages have looked since: a second one that says the same writes nothing.
  events.push(...told);
  expect(await costs()).toEqual([[2, 2, 'nothing to do']]);
});

it('is three for a caller who hangs up in the queue', async () => {
  await desk.go('alice', 'Offline');
  await desk.go('bob', 'Offline');
  const callSid = await desk.call('support');
  await desk.pass(5);
  await desk.post('/wrap-up-sweep', { TimestampMs: '1000000000000' });
  events.splice(0);
  desk.emulator.control.hangUp(callSid);
  await desk.pass(1);
  expect(await costs()).toEqual([[3, 2, 'nothing to do']]);
});

it('is a few for a hand-over that nobody takes', async () => {
  const { reservation } = await talking();
  await desk.go('bob', 'Available');
  await desk.handOver('alice', desk.sidOf('worker', 'bob'), reservation, 'COLD');
  await desk.pass(1);
  // TaskRouter puts the customer on hold, and the agent leaves.
  expect(await costs()).toEqual([
    [1, 1, 'nothing to do'],
    [3, 1, 'nothing to do'],
  ]);
  await desk.reject('bob', 'Offline');
  await desk.pass(1);
  expect(await costs()).toEqual([[11, 6, 'offered again']]);
});

it('is a few for a caller whose task is canceled', async () => {
  await desk.go('alice', 'Offline');
  await desk.go('bob', 'Offline');
  const callSid = await desk.call('support');
  await desk.pass(5);
  await desk.post('/wrap-up-sweep', { TimestampMs: '1000000000000' });
  events.splice(0);
  await desk.workspace.tasks((await desk.taskOf(callSid)).sid).update({ assignmentStatus: 'canceled' });
  await desk.pass(1);
  expect(await costs()).toEqual([[8, 6, 'closing words']]);
});
