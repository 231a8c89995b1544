import { Waves } from '../../bench/functions/waves';
import { PeopleScene } from './people-scene';
import './refusal';

let scene: PeopleScene;
beforeAll(async () => {
  scene = await PeopleScene.open();
});
afterAll(() => scene.close());

const fault = (operation: string, effect: object, trigger: 'always' | { next: number } = 'always') =>
  scene.emulator.control.faults.add({ operation, trigger, effect: effect as never });

const alice = () => ({ name: 'alice', workerSid: scene.workerSid('alice') });

describe('what a supervisor does', () => {
  it('is in the audit and in the log: who, what, on whom, how it came out; the task’s reason names who did it', async () => {
    const { call, platform, request } = await scene.prepare('floor-task');
    expect((await call()).status).toBe(200);
    const { taskSid } = request.body as { taskSid: string };
    const line = {
      at: expect.any(String),
      who: alice(),
      what: 'task-ended',
      on: { taskSid },
      why: 'completed',
      outcome: 'done',
    };
    expect(await scene.lines()).toEqual([line]);
    expect(platform.logged.map((text) => JSON.parse(text))).toEqual([{ audit: line }]);
    expect(platform.errors).toEqual([]);
    const task = await scene.client.taskrouter.v1.workspaces(scene.workspaceSid).tasks(taskSid).fetch();
    expect(task.reason).toBe('Completed by the supervisor alice');
  });

  it('to an activity names the worker and the activity', async () => {
    const { call } = await scene.prepare('floor-worker');
    expect((await call()).status).toBe(200);
    expect(await scene.lines()).toMatchObject([
      {
        who: alice(),
        what: 'activity',
        on: { name: 'bob', workerSid: scene.workerSid('bob') },
        why: 'set to Available',
        outcome: 'done',
      },
    ]);
    const worker = await scene.client.taskrouter.v1
      .workspaces(scene.workspaceSid)
      .workers(scene.workerSid('bob'))
      .fetch();
    expect(worker.activityName).toBe('Available');
  });

  it('by listening in names whose call it is', async () => {
    const { call, request } = await scene.prepare('floor-listen');
    expect((await call()).status).toBe(200);
    const { taskSid } = request.body as { taskSid: string };
    expect(await scene.lines()).toMatchObject([{ what: 'listening', on: { ...alice(), taskSid }, outcome: 'done' }]);
  });

  it('by exporting calls says of which day, where notes are among them, and nothing where they are not', async () => {
    const { call, request } = await scene.prepare('floor-history');
    const { day } = request.body as { day: string };
    expect((await call({ body: { notes: 'false' } })).status).toBe(200);
    expect(await scene.lines()).toEqual([]);
    expect((await call()).status).toBe(200);
    expect(await scene.lines()).toMatchObject([
      { who: alice(), what: 'history-exported', why: `calls of ${day}, with notes`, outcome: 'done' },
    ]);
  });

  it('has a second line where it failed, which says why', async () => {
    const { call } = await scene.prepare('floor-worker');
    fault('UpdateWorker', { status: 500 });
    expect((await call()).status).toBe(502);
    expect((await scene.lines()).map(({ outcome }) => outcome).sort()).toEqual(['done', 'failed']);
    const failed = (await scene.lines()).find(({ outcome }) => outcome === 'failed');
    expect(failed?.why).toContain('It may have come about.');
  });

  it('has its line where its own answer is lost', async () => {
    const { call } = await scene.prepare('floor-worker');
    fault('UpdateWorker', { reset: 'after' }, { next: 1 });
    await call();
    expect((await scene.lines()).some(({ what }) => what === 'activity')).toBe(true);
  });

  it('is done where the audit cannot be written, and the log says that it is nowhere else', async () => {
    const { call, platform } = await scene.prepare('floor-worker');
    fault('CreateSyncListItem', { status: 503 });
    expect((await call()).status).toBe(200);
    expect(await scene.lines()).toEqual([]);
    expect(platform.logged.map((text) => Object.keys(JSON.parse(text) as object))).toEqual([
      ['audit'],
      ['auditUnwritten'],
    ]);
    expect(platform.errors.join()).toContain('auditUnwritten');
  });

  it('is in the log alone where a password is shared, by the name that was used', async () => {
    const { call, platform } = await scene.prepare('floor-worker');
    expect((await call({ env: { SIGN_IN: 'shared' } })).status).toBe(200);
    expect(await scene.lines()).toEqual([]);
    expect(platform.logged).toHaveLength(1);
    expect(JSON.parse(platform.logged[0] ?? '')).toMatchObject({ audit: { who: { name: 'alice' }, what: 'activity' } });
  });
});

describe('the audit on the floor page', () => {
  it('is told to supervisors, the newest first, in one step of requests', async () => {
    const waves = await Waves.before(scene.emulator.origin);
    try {
      const { call } = await scene.prepare('floor-audit', waves.origin);
      const at = (minutesAgo: number): string =>
        new Date(scene.emulator.clock.now() - minutesAgo * 60_000).toISOString();
      for (const [minutesAgo, name] of [
        [3, 'one'],
        [1, 'two'],
        [25 * 60, 'old'],
      ] as const)
        await scene.audit.write({ at: at(minutesAgo), who: { name }, what: 'sign-in', outcome: 'done' });
      await call();
      waves.startOver();
      const received = await call();
      expect([waves.passed.length, waves.passed.at(-1)?.step]).toEqual([20, 1]);
      expect(JSON.parse(received.text)).toMatchObject({
        kept: true,
        lines: [{ who: { name: 'two' } }, { who: { name: 'one' } }],
        more: false,
      });
      expect(JSON.parse((await call({ body: { hours: '48' } })).text).lines).toHaveLength(3);
      expect(await call({ body: { hours: '0' } })).toBeRefusal(400, 'invalid_request');
    } finally {
      await waves.close();
    }
  });

  it('is none where a password is shared', async () => {
    const { call } = await scene.prepare('floor-audit');
    expect((await call({ env: { SIGN_IN: 'shared' } })).body).toEqual({ kept: false, lines: [], more: false });
  });

  it('says that there are more lines than it tells', async () => {
    const { call } = await scene.prepare('floor-audit');
    const at = new Date(scene.emulator.clock.now()).toISOString();
    for (let n = 0; n < 101; n += 1) {
      await scene.audit.write({ at, who: { name: `${n}` }, what: 'sign-in', outcome: 'done' });
      if (n % 15 === 14) await scene.emulator.clock.advance(1_000);
    }
    const told = JSON.parse((await call()).text) as { lines: object[]; more: boolean };
    expect([told.lines.length, told.more]).toEqual([99, true]);
  });
});

describe('calls that somebody has made', () => {
  const tasks = () => scene.client.taskrouter.v1.workspaces(scene.workspaceSid).tasks.list();

  it('are counted, and told before they are used up; one too many is refused, in the audit, and makes no task', async () => {
    const { call } = await scene.prepare('outbound-call');
    const env = { CALLS_PER_HOUR: '2' };
    expect((await call({ env })).body).toMatchObject({ taskSid: expect.any(String), callsLeft: 1 });
    expect((await call({ env })).body).toMatchObject({ callsLeft: 0 });
    const refused = await call({ env });
    expect(refused).toBeRefusal(429, 'too_many_calls');
    expect(Number(refused.headers['Retry-After'])).toBeGreaterThan(3_000);
    expect(await tasks()).toHaveLength(2);
    expect(await scene.lines()).toMatchObject([
      { who: alice(), what: 'calling', outcome: 'refused', why: '+15550188: too_many_calls' },
    ]);
  });

  it('count for a third number, too', async () => {
    const { call } = await scene.prepare('participant-add');
    expect((await call({ env: { CALLS_PER_HOUR: '1' } })).body).toMatchObject({ added: '+15550188', callsLeft: 0 });
    const again = await call({ env: { CALLS_PER_HOUR: '1' }, body: { number: '+15550189' } });
    expect(again).toBeRefusal(429, 'too_many_calls');
  });

  it.each(['outbound-call', 'participant-add'] as const)(
    'are not made by /%s while nobody can count them',
    async (name) => {
      const { call } = await scene.prepare(name);
      const before = (await tasks()).length;
      fault('ListSyncMapItem', { status: 503 });
      fault('CreateSyncMapItem', { status: 503 });
      const refused = await call();
      expect(refused).toBeRefusal(503, 'calls_unavailable');
      expect(refused.headers).toMatchObject({ 'Retry-After': '60' });
      expect(await tasks()).toHaveLength(before);
    },
  );

  it.each(['participants', 'conference-leave', 'conference-end', 'wrap-up'] as const)(
    'go on without Sync: /%s',
    async (name) => {
      const { call } = await scene.prepare(name);
      for (const operation of ['FetchDocument', 'ListSyncMapItem', 'CreateSyncMapItem', 'CreateSyncListItem'])
        fault(operation, { status: 503 });
      expect((await call()).status).toBe(200);
    },
  );

  it('go where the operator allows it alone, which supervisors may be allowed more of', async () => {
    const { call, request } = await scene.prepare('outbound-call');
    const env = { CALL_PREFIXES: '+44, +1444' };
    expect(await call({ env })).toBeRefusal(403, 'number_not_allowed');
    expect(await scene.lines()).toMatchObject([{ what: 'calling', why: '+15550188: number_not_allowed' }]);
    expect((await call({ env, body: { number: '+442071838750' } })).status).toBe(200);
    expect((await call({ env: { ...env, SUPERVISOR_CALL_PREFIXES: '+1555' } })).status).toBe(200);
    const session = await scene.add('alice', ['worker']);
    Object.assign(request.cookies ?? {}, scene.cookies(session));
    expect(await call({ env: { ...env, SUPERVISOR_CALL_PREFIXES: '+1555' } })).toBeRefusal(403, 'number_not_allowed');
    expect(await call({ env: { CALL_PREFIXES: 'any' } })).toBeRefusal(500, 'misconfigured');
  });

  it('are bounded by the same prefixes where a password is shared, and not counted', async () => {
    const { call } = await scene.prepare('outbound-call');
    expect(await call({ env: { SIGN_IN: 'shared', CALL_PREFIXES: '+44' } })).toBeRefusal(403, 'number_not_allowed');
    const received = await call({ env: { SIGN_IN: 'shared' } });
    expect(received.body).toEqual({ taskSid: expect.any(String) });
  });

  it('are told of with what the desk offers', async () => {
    const { call } = await scene.prepare('activities');
    const { body } = await call({
      env: { CALL_PREFIXES: '+1', SUPERVISOR_CALL_PREFIXES: '+44', CALLS_PER_HOUR: '30' },
    });
    expect(body).toMatchObject({ features: { calls: { perHour: 30, prefixes: ['+1', '+44'] } } });
  });
});

it('more requests in a minute than allowed are refused, with when to come again', async () => {
  const { call } = await scene.prepare('activities');
  const env = { REQUESTS_PER_MINUTE: '60' };
  let passed = 0;
  for (let n = 0; n < 65; n += 1) if ((await call({ env })).status === 200) passed += 1;
  expect(passed).toBe(60);
  expect(await call({ env })).toBeRefusal(429, 'too_many_requests');
});
