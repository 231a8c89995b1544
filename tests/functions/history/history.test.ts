import { createHistoryHandler } from '../../../src/functions/history';
import { CallHistory } from '../../../src/lib/history/call-history';
import { environment, otherSid, session, taskSid } from '../fixtures';
import { messageOf } from '../refusal';
import { invoke, TestPlatform } from '../runtime';
import { Upstream } from '../upstream';
import { secret, TellingCall, TellingFloor, type Agent } from './telling-floor';

const number = '+15557654321';

let floor: TellingFloor;
beforeEach(async () => void (floor = await TellingFloor.open()));
afterEach(() => floor.desk.close());

const ask = (agent: Agent, query: object = {}) => floor.desk.ask(agent, '/history', { query });

/** A call of somebody, accepted by whoever it was offered to. */
async function answered(from = number): Promise<{ call: TellingCall; agent: Agent; other: Agent }> {
  const call = await TellingCall.from(floor, from, from);
  const agent = (await call.offeredTo()) ?? 'alice';
  await call.accept(agent);
  await floor.desk.leap(10);
  return { call, agent, other: agent === 'alice' ? 'bob' : 'alice' };
}

/** The same to its end; its task still stands. */
async function over(from = number, notes = 'Wants the red one.') {
  const { call, ...who } = await answered(from);
  await call.end('caller');
  await call.write(who.agent, { notes });
  await call.complete();
  await floor.desk.leap(1);
  return { call, ...who };
}

/** All that the maps in Sync have, as text. */
async function kept(): Promise<string> {
  const { syncMaps } = floor.desk.client.sync.v1.services('default');
  const maps = await syncMaps.list();
  const items = await Promise.all(maps.map(({ sid }) => syncMaps(sid).syncMapItems.list()));
  return JSON.stringify(items.flat().map(({ data }): unknown => data));
}

const history = (): CallHistory =>
  new CallHistory({
    sync: floor.desk.client.sync.v1.services('default'),
    workspaceSid: floor.desk.sidOf('workspace', 'floor'),
    secret,
    now: () => floor.desk.now,
  });

describe('who may ask', () => {
  it('is whoever is offered the call, is in it, or wraps it up; nobody else, and nobody afterwards', async () => {
    await over();
    const call = await TellingCall.from(floor, number, number);
    const agent = (await call.offeredTo()) ?? 'alice';
    const other = agent === 'alice' ? 'bob' : 'alice';
    const query = { taskSid: call.taskSid };
    expect(await floor.tells(agent, call.taskSid)).toHaveLength(1);
    expect(await ask(other, query)).toBeRefusal(403, 'forbidden');
    await call.accept(agent);
    expect(await floor.tells(agent, call.taskSid)).toHaveLength(1);
    await call.end('caller');
    await floor.desk.leap(1);
    // This very call, which is kept by now, is no earlier one.
    expect(await floor.tells(agent, call.taskSid)).toHaveLength(1);
    await call.complete();
    expect(await ask(agent, query)).toBeRefusal(403, 'forbidden');
    expect(await ask(agent, { taskSid: otherSid('WT', 99) })).toBeRefusal(403, 'forbidden');
  });

  it('learns nothing of another number by writing it into the task', async () => {
    await over('+15550009999', 'a secret of somebody else');
    const { call, agent } = await answered();
    const { attributes } = await floor.desk.workspace.tasks(call.taskSid).fetch();
    const forged = JSON.stringify({ ...JSON.parse(attributes), from: '+15550009999', outbound_to: '+15550009999' });
    await floor.desk.workspace.tasks(call.taskSid).update({ attributes: forged });
    expect(await floor.tells(agent, call.taskSid)).toEqual([]);
    await call.end('agent');
    await call.complete();
    await floor.desk.leap(1);
    // Nor is it kept under that number.
    expect(await history().allOf('+15550009999')).toHaveLength(1);
    expect(await history().allOf(number)).toHaveLength(1);
  });

  it('gets the own calls alone, with who else was in them', async () => {
    const { agent, other } = await over();
    expect(await floor.tells(agent)).toMatchObject([{ caller: number, people: [{ name: agent, you: true }] }]);
    expect(await floor.tells(other)).toEqual([]);
  });
});

describe('what it refuses', () => {
  const handler = createHistoryHandler(new TestPlatform());
  const call = (env: object, query: object = {}) =>
    invoke(handler, { env: { ...environment('http://127.0.0.1:9'), ...env }, headers: session(), query });

  it('is everything where no history is kept', async () => {
    const refused = await call({});
    expect(refused).toBeRefusal(403, 'not_enabled');
    expect(messageOf(refused)).toContain('HISTORY_SECRET');
  });

  it('is a secret that can be guessed', async () => {
    expect(await call({ HISTORY_SECRET: 'too short' })).toBeRefusal(500, 'misconfigured');
  });

  it.each([{ taskSid: 'WT1' }, { before: '../Documents' }, { before: '1764504000' }, { taskSid: ['a'] }])(
    'is a malformed request: %j',
    async (query) => expect(await call({ HISTORY_SECRET: secret }, query)).toBeRefusal(400, 'invalid_request'),
  );

  it('is a moment at which TaskRouter does not tell who calls', async () => {
    const upstream = await new Upstream().listen();
    const empty = { body: { events: [], meta: { key: 'events', next_page_url: null } } };
    const own = { sid: otherSid('WR', 1), worker_sid: otherSid('WK', 1), reservation_status: 'pending' };
    upstream.always({
      body: { ...empty.body, reservations: [own], meta: { key: 'reservations', next_page_url: null } },
    });
    const env = { ...environment(upstream.origin), HISTORY_SECRET: secret };
    const answer = await invoke(handler, { env, headers: session(), query: { taskSid } });
    await upstream.close();
    expect(answer).toBeRefusal(502, 'upstream_failed');
  });
});

describe('what is kept', () => {
  it('has names that do not tell who called', async () => {
    await over();
    const { syncMaps, documents } = floor.desk.client.sync.v1.services('default');
    const names = [...(await syncMaps.list()), ...(await documents.list())].map(({ uniqueName }) => uniqueName);
    // One of the caller, one of the agent, one of the day, one for what the conference told.
    expect(names).toHaveLength(4);
    expect(names.join(' ')).not.toContain('5557654321');
  });

  it('has what was noted when the task was completed already', async () => {
    const { call, agent } = await over(number, 'First thought.');
    const { attributes } = await floor.desk.workspace.tasks(call.taskSid).fetch();
    const later = JSON.stringify({ ...JSON.parse(attributes), wrap_up: { notes: 'Second thought.' } });
    await floor.desk.workspace.tasks(call.taskSid).update({ attributes: later });
    await floor.desk.leap(400);
    expect(await floor.tells(agent)).toMatchObject([{ notes: 'Second thought.' }]);
  });

  it('is what was put together from more, should two instances write at the same time', async () => {
    await over();
    const [record] = await history().allOf(number);
    if (!record) throw new Error('Nothing is kept');
    await history().write({ ...record, known: record.known - 1, notes: 'from before' });
    expect(await history().allOf(number)).toMatchObject([{ notes: 'Wants the red one.' }]);
    await history().write({ ...record, known: record.known + 1, notes: 'from after' });
    expect(await history().allOf(number)).toMatchObject([{ notes: 'from after' }]);
  });

  it('is gone after thirty days', async () => {
    const { agent } = await over();
    await floor.desk.leap(29 * 86_400);
    expect(await floor.tells(agent)).toHaveLength(1);
    await floor.desk.leap(2 * 86_400);
    expect(await floor.tells(agent)).toEqual([]);
    expect(await floor.desk.client.sync.v1.services('default').syncMaps.list()).toEqual([]);
  });

  it.each(['CreateSyncMapItem', 'UpdateSyncMapItem', 'CreateSyncMap', 'ListEvent'])(
    'is whole where the answer of %s is lost, or Twilio fails once',
    async (operation) => {
      const { faults } = floor.desk.emulator.control;
      for (const [from, effect] of [
        ['+15557650001', { reset: 'after' }],
        ['+15557650002', { status: 500 }],
      ] as const) {
        const { id } = faults.add({ operation, effect, trigger: { nth: 1 } });
        await over(from);
        await floor.desk.leap(400);
        expect(faults.list().find((fault) => fault.id === id)?.hits).toBe(1);
        expect(await history().allOf(from)).toMatchObject([{ notes: 'Wants the red one.', end: 'completed' }]);
      }
    },
  );

  it('costs a call nothing but its history where Sync is out of reach', async () => {
    const { faults } = floor.desk.emulator.control;
    const faulty = ['FetchDocument', 'FetchSyncMapItem'].map((operation) =>
      faults.add({ operation, effect: { status: 503 } }),
    );
    await over();
    const told = floor.desk.replies.map(({ reply }) => reply);
    expect(told.every(({ status }) => status === 200)).toBe(true);
    expect(told.some(({ text }) => text.includes('"history":"failed"'))).toBe(true);
    for (const { id } of faulty) faults.remove(id);
    // That the task is gone is told five minutes later, and makes up for it.
    await floor.desk.leap(400);
    expect(await history().allOf(number)).toMatchObject([{ notes: 'Wants the red one.' }]);
  });
});

describe('forgetting', () => {
  it('erases a caller’s calls, also under the agents, and no event brings them back', async () => {
    const { agent, call } = await over();
    await over('+15550009999', 'of somebody else');
    expect(await kept()).toContain('Wants the red one.');
    expect(await history().forget(number)).toBe(1);
    expect(await kept()).not.toMatch(/Wants the red one|5557654321/);
    // Its task is deleted by TaskRouter later, which is another event about it; and one comes twice.
    await floor.desk.leap(400);
    await floor.desk.post('/wrap-up-sweep', {
      EventType: 'task.completed',
      TaskSid: call.taskSid,
      TimestampMs: String(floor.desk.now),
    });
    expect(await history().allOf(number)).toEqual([]);
    expect((await floor.tells(agent)).map(({ caller }) => caller)).not.toContain(number);
    expect(await history().allOf('+15550009999')).toHaveLength(1);
    expect(await history().forget(number)).toBe(0);
  });

  it('goes on where an earlier try broke off before it came to the agents', async () => {
    const { agent } = await over();
    const { faults } = floor.desk.emulator.control;
    const fault = faults.add({ operation: 'DeleteSyncMapItem', effect: { status: 503 } });
    await expect(history().forget(number)).rejects.toThrow('Service Unavailable');
    faults.remove(fault.id);
    expect(await floor.tells(agent)).toHaveLength(1);
    expect(await history().forget(number)).toBe(0);
    expect(await floor.tells(agent)).toEqual([]);
  });

  it('leaves calls that come afterwards', async () => {
    await over();
    await history().forget(number);
    await floor.desk.leap(5);
    await over(number, 'Back again.');
    expect(await history().allOf(number)).toMatchObject([{ notes: 'Back again.' }]);
  });
});
