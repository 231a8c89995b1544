import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator, type Emulator } from '../../../emulator';
import { VirtualClock } from '../../../emulator/core/clock';
import { PendingWork } from '../../../emulator/core/pending-work';
import { localCredentials } from '../../../emulator/credentials';
import { restoreImage, takeUp } from '../../../emulator/persistence/restore-image';
import { Engine } from '../../../emulator/taskrouter/engine';
import { startStubServer, xml, type StubServer } from '../callbacks/stub-server';
import { noCalls, startOfTest, TestFloor } from '../floor';
import { HandClock } from '../hand-clock';
import { request } from './hammer';
import { image, silentTelephone } from './kept-floor';

let folder: string;
let application: StubServer;
const running: Emulator[] = [];
const workspaceSid = `WS${'1'.padStart(32, '0')}`;
const tasks = `/v1/Workspaces/${workspaceSid}/Tasks`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'restart-'));
  application = await startStubServer(({ path }) =>
    path === '/voice'
      ? xml(`<Response><Enqueue workflowSid="WW${'1'.padStart(32, '0')}"><Task>{}</Task></Enqueue></Response>`)
      : { body: '{}', headers: { 'content-type': 'application/json' } },
  );
  writeFileSync(
    join(folder, 'floor.yaml'),
    `
workspace: floor
defaultActivity: Offline
timeoutActivity: Unavailable
taskQueues: [{ name: all }]
workflows:
  - { name: all, configuration: { task_routing: { default_filter: { queue: all } } } }
workers:
  - { name: ada, activity: Available, attributes: { contact_uri: '+15550111' }, channels: { voice: 2 } }
phoneNumbers: [{ number: '+15550100', voiceUrl: '${application.origin}/voice' }]
`,
  );
});

afterEach(async () => {
  for (const emulator of running.splice(0)) await emulator.close();
  await application.close();
  rmSync(folder, { recursive: true });
});

async function start(data: string | null = join(folder, 'floor.data')): Promise<Emulator> {
  const emulator = await createEmulator({ seed: join(folder, 'floor.yaml'), ...(data !== null && { data }) });
  running.push(emulator);
  return emulator;
}

async function stop(emulator: Emulator): Promise<void> {
  running.splice(running.indexOf(emulator), 1);
  await emulator.close();
}

const ask = (
  emulator: Emulator,
  path: string,
  form?: Record<string, string>,
): Promise<Readonly<Record<string, unknown>>> => request(emulator.origin, path, form, form ? 'POST' : 'GET');

/** What the control API shows, but for deliveries and alerts, which are not kept. */
function shown(emulator: Emulator): object {
  return { ...emulator.control.state(), deliveries: [], alerts: [] };
}

describe('a restart', () => {
  it('changes nothing on a frozen clock, and timers go on where they were', async () => {
    const first = await start();
    first.clock.freeze();
    const { sid } = await ask(first, tasks, { Attributes: '{"a": 1}' });
    await first.clock.advance(100_000);
    const before = shown(first);
    await stop(first);

    const second = await start();
    expect(shown(second)).toEqual(before);
    const reservations = `${tasks}/${String(sid)}/Reservations`;
    await second.clock.advance(19_999);
    expect(await ask(second, reservations)).toMatchObject({ reservations: [{ reservation_status: 'pending' }] });
    await second.clock.advance(1);
    expect(await ask(second, reservations)).toMatchObject({ reservations: [{ reservation_status: 'timeout' }] });
    const ada = second.control.sidOf('worker', 'ada');
    expect(await ask(second, `/v1/Workspaces/${workspaceSid}/Workers/${ada}`)).toMatchObject({
      activity_name: 'Unavailable',
    });
    await second.clock.advance(86_400_000);
    expect(readdirSync(folder)).toContain('floor.data.lock');
  });

  it('meets what became due meanwhile at once, in order', () => {
    const floor = new TestFloor();
    const queue = floor.queue('all');
    floor.workflow({ default_filter: { queue: queue.sid } });
    floor.worker('ada');
    floor.task({}, { timeoutSeconds: 500 });
    floor.task({}, { timeoutSeconds: 60 });
    const kept = image(floor);

    const wall = new HandClock();
    const work = new PendingWork();
    const clock = new VirtualClock(work, wall);
    const engine = new Engine(clock, work, localCredentials);
    engine.connectVoice(noCalls);
    clock.restore({ offsetMs: startOfTest + 600_000 - wall.now(), frozenAt: null });
    restoreImage(engine, kept);
    const heard: string[] = [];
    engine.log.subscribe(({ type, task }) => heard.push(`${type} ${Number(task?.sid.slice(-1))}`));
    takeUp({ engine, telephone: silentTelephone });
    expect(heard).toEqual([]);
    wall.pass(1);
    expect(heard.filter((event) => /timeout|canceled/.test(event))).toEqual([
      'task.canceled 2',
      'reservation.timeout 1',
      'task.canceled 1',
    ]);
  });

  it('ends calls as if their lines had broken', async () => {
    const first = await start();
    first.clock.freeze();
    const waiting = first.control.call('+15557654321', '+15550100');
    await first.clock.settle();
    const [{ sid: task = '' } = {}] = (await ask(first, tasks))['tasks'] as { sid?: string }[];
    const [{ sid: offer = '' } = {}] = (await ask(first, `${tasks}/${task}/Reservations`))['reservations'] as {
      sid?: string;
    }[];
    await ask(first, `${tasks}/${task}/Reservations/${offer}`, { Instruction: 'conference' });
    await first.clock.settle();
    expect(await ask(first, `${tasks}/${task}`)).toMatchObject({ assignment_status: 'assigned' });
    first.control.call('+15557654322', '+15550100');
    await first.clock.settle();
    await stop(first);

    const second = await start();
    const calls = `/2010-04-01/Accounts/${localCredentials.accountSid}/Calls`;
    expect(await ask(second, `${calls}/${waiting}.json`)).toMatchObject({ status: 'completed' });
    expect(await ask(second, tasks)).toMatchObject({
      tasks: expect.arrayContaining([
        expect.objectContaining({ sid: task, assignment_status: 'wrapping' }),
        expect.objectContaining({ assignment_status: 'canceled', reason: 'hangup' }),
      ]),
    });
  });

  it('keeps the queue and leaves nobody in it, not even a caller whose task was over', async () => {
    const account = `/2010-04-01/Accounts/${localCredentials.accountSid}`;
    const queues = async (emulator: Emulator) =>
      (await ask(emulator, `${account}/Queues.json`))['queues'] as { sid: string; current_size: number }[];
    const first = await start();
    first.clock.freeze();
    const forgotten = first.control.call('+15557654321', '+15550100');
    await first.clock.settle();
    const [{ sid: task = '' } = {}] = (await ask(first, tasks))['tasks'] as { sid?: string }[];
    await ask(first, `${tasks}/${task}`, { AssignmentStatus: 'canceled' });
    expect(first.control.state()).toMatchObject({
      calls: [{ sid: forgotten, status: 'in-progress', queued: { taskSid: task, taskStatus: 'canceled' } }],
    });
    const before = await queues(first);
    expect(before).toMatchObject([{ current_size: 1 }]);
    await stop(first);

    const second = await start();
    expect(second.control.state()).toMatchObject({ calls: [{ sid: forgotten, status: 'completed', queued: null }] });
    expect(await queues(second)).toMatchObject([{ sid: before[0]?.sid, current_size: 0 }]);
    second.control.call('+15557654322', '+15550100');
    await second.clock.settle();
    expect(await queues(second)).toMatchObject([{ sid: before[0]?.sid, current_size: 1 }]);
  });

  it('goes on counting what is told of a conference', async () => {
    const account = `/2010-04-01/Accounts/${localCredentials.accountSid}`;
    const first = await start();
    first.clock.freeze();
    first.control.call('+15557654321', '+15550100');
    await first.clock.settle();
    const [{ sid: task = '' } = {}] = (await ask(first, tasks))['tasks'] as { sid?: string }[];
    const reservations = `${tasks}/${task}/Reservations`;
    const [{ sid: offer = '' } = {}] = (await ask(first, reservations))['reservations'] as { sid?: string }[];
    await ask(first, `${reservations}/${offer}`, {
      Instruction: 'conference',
      ConferenceStatusCallback: `${application.origin}/room`,
      ConferenceStatusCallbackEvent: 'leave',
    });
    await first.clock.settle();
    const [worker] = (await ask(first, `${account}/Calls.json?To=%2B15550111`))['calls'] as { sid: string }[];
    first.control.hangUp(worker?.sid ?? '');
    await first.clock.settle();
    await stop(first);
    const second = await start();
    await second.clock.settle();
    const [{ sid: room = '' } = {}] = (await ask(second, `${account}/Conferences.json`))['conferences'] as {
      sid?: string;
    }[];
    const told = application.requests
      .filter(({ path }) => path === '/room')
      .map(({ parameters }) => [Number(parameters['SequenceNumber']), parameters['StatusCallbackEvent']] as const)
      .toSorted(([a], [b]) => a - b);
    expect(application.requests.find(({ path }) => path === '/room')?.parameters['ConferenceSid']).toBe(room);
    expect(told).toEqual([
      [0, 'participant-leave'],
      [1, 'participant-leave'],
    ]);
  });

  it('keeps a reset, and does not plant the seed over what is there', async () => {
    const first = await start();
    await ask(first, tasks, { Attributes: '{}' });
    const worker = `/v1/Workspaces/${workspaceSid}/Workers/${first.control.sidOf('worker', 'ada')}`;
    await ask(first, worker, { FriendlyName: 'grace' });
    await stop(first);
    const second = await start();
    expect(await ask(second, worker)).toMatchObject({ friendly_name: 'grace' });
    await second.reset();
    const before = shown(second);
    await stop(second);
    const third = await start();
    expect(await ask(third, tasks)).toMatchObject({ tasks: [] });
    expect(await ask(third, worker)).toMatchObject({ friendly_name: 'ada' });
    expect({ ...shown(third), clock: null, now: null }).toEqual({ ...before, clock: null, now: null });
  });

  it('is refused while another emulator has the file', async () => {
    await start();
    await expect(start()).rejects.toThrow(/floor.data is in use by process \d+/);
  });
});

describe.each([
  ['in memory', false],
  ['in files', true],
])('snapshots kept %s', (_, inFiles) => {
  const open = (): Promise<Emulator> => start(inFiles ? join(folder, 'floor.data') : null);
  const over = async (emulator: Emulator, path: string, method: string): Promise<[number, unknown]> => {
    const response = await fetch(`${emulator.origin}/_emulator/v1/snapshots${path}`, { method });
    const text = await response.text();
    return [response.status, text === '' ? null : JSON.parse(text)];
  };

  it('bring back rows, counters and time', async () => {
    const emulator = await open();
    emulator.clock.freeze();
    await ask(emulator, tasks, { Attributes: '{"kept": true}' });
    const before = shown(emulator);
    expect(await over(emulator, '/one.task', 'POST')).toEqual([201, { name: 'one.task' }]);
    const { sid } = await ask(emulator, tasks, { Attributes: '{}' });
    await emulator.clock.advance(90_000_000);
    expect((await over(emulator, '/one.task/restore', 'POST'))[0]).toBe(200);
    expect(shown(emulator)).toEqual(before);
    expect((await ask(emulator, tasks, { Attributes: '{}' }))['sid']).toBe(sid);
    await emulator.control.snapshots.restore('one.task');
    expect(shown(emulator)).toEqual(before);
  });

  it('are listed, replaced and deleted', async () => {
    const emulator = await open();
    expect(await over(emulator, '', 'GET')).toEqual([200, { snapshots: [] }]);
    for (const name of ['b', 'a', 'b']) await emulator.control.snapshots.take(name);
    expect(await over(emulator, '', 'GET')).toEqual([200, { snapshots: ['a', 'b'] }]);
    expect(await over(emulator, '/a', 'DELETE')).toEqual([204, null]);
    expect(await emulator.control.snapshots.names()).toEqual(['b']);
    for (const [path, method] of [
      ['/a', 'DELETE'],
      ['/a/restore', 'POST'],
    ] as const)
      expect((await over(emulator, path, method))[0]).toBe(404);
    expect((await over(emulator, '/..%2Fa', 'POST'))[0]).toBe(400);
  });
});
