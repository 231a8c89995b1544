import type { Environment } from '../../../src/lib/configuration';
import { CallHistory } from '../../../src/lib/history/call-history';
import type { PastCalls } from '../../../src/lib/floor/past-calls';
import type { QueuePast, WorkerPast } from '../../../src/lib/floor/past-figures';
import '../refusal';
import { secret, TellingCall, TellingFloor, agents } from './telling-floor';

let floor: TellingFloor;
beforeAll(async () => void (floor = await TellingFloor.open()));
afterAll(() => floor.desk.close());

const ask = (query: object, env: Environment = {}) => floor.desk.floorHistory(query, env);
const calls = async (query: object): Promise<PastCalls> => (await ask(query)).body as PastCalls;
const today = (): string => new Date(floor.desk.now).toISOString().slice(0, 10);

it('tells a supervisor the calls of a day, of everybody and of a worker, whether somebody took them or not, page by page', async () => {
  const done: string[] = [];
  const taken: Record<string, string[]> = {};
  for (let number = 0; number < 4; number += 1) {
    const call = await TellingCall.from(floor, `+1555765000${number}`, `+1555765000${number}`);
    done.unshift(call.taskSid);
    await floor.desk.leap(3);
    if (number === 2) {
      call.abandon();
      continue;
    }
    const agent = (await call.offeredTo()) ?? 'alice';
    await call.accept(agent);
    await floor.desk.leap(60);
    await call.write(agent, { notes: 'Wants the red one.' });
    await call.end('caller');
    await floor.desk.leap(20);
    await call.complete();
    (taken[agent] ??= []).unshift(call.taskSid);
    await floor.desk.leap(30);
  }
  const { calls: told } = await calls({ day: today() });
  expect(told.map(({ taskSid }) => taskSid)).toEqual(done);
  expect(told[1]).toMatchObject({ end: 'abandoned', people: [], waitSeconds: 3 });
  expect(told[0]).toMatchObject({ hasNotes: true, people: [{ talkSeconds: 60, handleSeconds: 80 }] });
  expect(JSON.stringify(told)).not.toContain('the red one');
  for (const agent of agents) {
    const page = await calls({ day: today(), workerSid: floor.desk.sidOf('worker', agent), notes: 'true' });
    expect(page.calls.map(({ taskSid }) => taskSid)).toEqual(taken[agent] ?? []);
    expect(page.calls.every(({ notes }) => notes === 'Wants the red one.')).toBe(true);
  }
  const yesterday = new Date(floor.desk.now - 86_400_000).toISOString().slice(0, 10);
  expect((await calls({ day: yesterday })).calls).toEqual([]);
  expect((await calls({ day: yesterday, workerSid: floor.desk.sidOf('worker', 'alice') })).calls).toEqual([]);
});

it('tells how the queues and a worker were', async () => {
  const { queues } = (await ask({ day: today(), of: 'figures' })).body as { queues: QueuePast[] };
  expect(queues.find(({ friendlyName }) => friendlyName === 'everybody')).toMatchObject({
    ...{ taken: 3, missed: 0, rejected: 0, completed: 3, canceled: 1, waitSeconds: 9 },
  });
  const workerSid = floor.desk.sidOf('worker', 'alice');
  const { worker } = (await ask({ day: today(), of: 'figures', workerSid })).body as { worker: WorkerPast };
  expect(worker.activities.find(({ friendlyName }) => friendlyName === 'Available')?.seconds).toBeGreaterThan(0);
  expect(worker.taken).toBeGreaterThanOrEqual(0);
  expect(await ask({ day: today(), of: 'figures', workerSid: `WK${'f'.repeat(32)}` })).toBeRefusal(404, 'not_found');
});

it('refuses a day that is no more, or not yet, and where no history is kept', async () => {
  const far = new Date(floor.desk.now - 40 * 86_400_000).toISOString().slice(0, 10);
  for (const day of [far, '2131-01-01', '2026-02-31x', 'yesterday'])
    expect(await ask({ day })).toBeRefusal(400, 'invalid_request');
  expect(await ask({ day: today() }, { HISTORY_SECRET: '' })).toBeRefusal(403, 'not_enabled');
});

it('forgets a caller under the day, too', async () => {
  const history = new CallHistory({
    sync: floor.desk.client.sync.v1.services('default'),
    workspaceSid: floor.desk.sidOf('workspace', 'floor'),
    secret,
    now: () => floor.desk.now,
  });
  expect(await history.forget('+15557650000')).toBe(1);
  expect((await calls({ day: today() })).calls.map(({ caller }) => caller)).not.toContain('+15557650000');
});
