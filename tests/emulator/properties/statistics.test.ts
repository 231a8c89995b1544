import fc from 'fast-check';
import { RestFloor } from '../taskrouter-api/rest-floor';
import { startOfTest } from '../floor';
import { Recount, waits, type Scope } from './recount';
import { choose, sequences, take, timeToShrinkMs, trying } from './steps';
import { everyMove, furnish, oftenAtWork } from './task-moves';

jest.setTimeout(timeToShrinkMs);

const aMonthMs = 30 * 24 * 3600 * 1000;

/** What a statistics resource answers, or an exception that says why it did not. */
async function ask(floor: RestFloor, path: string, query: Record<string, string>): Promise<Record<string, unknown>> {
  const { status, json } = await floor.client.get(
    `${floor.path}${path}/Statistics?${new URLSearchParams(query).toString()}`,
  );
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`);
  return json;
}

const without = (row: object, name: string): object =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key !== name));
const withoutNames = (list: unknown): object[] => (list as object[]).map((row) => without(row, 'friendly_name'));

/** Compares every statistics resource with what the events say. */
async function compare(floor: RestFloor, scope: Scope, query: Record<string, string>): Promise<void> {
  const { store } = floor.engine;
  const now = floor.clock.now();
  const activities = [...store.activities.values()].map(({ sid }) => sid);
  const recount = new Recount(floor.events, activities);
  const period = { start_time: iso(scope.from), end_time: iso(scope.to) };
  const split = { ...query, SplitByWaitTime: waits.join(',') };
  const { channelSid } = scope;

  const workspace = await ask(floor, '', split);
  const { total, inActivity } = recount.workersNow();
  expect(workspace['cumulative']).toEqual({ ...period, ...recount.workspace(scope) });
  expect(plain(workspace['realtime'])).toEqual({
    ...recount.tasksNow({ channelSid }, now),
    total_workers: total,
    activity_statistics: inActivity,
  });
  for (const { sid } of store.workflows.values()) {
    const workflow = await ask(floor, `/Workflows/${sid}`, split);
    expect(workflow['cumulative']).toEqual({ ...period, ...recount.workflow({ ...scope, workflowSid: sid }) });
    expect(workflow['realtime']).toEqual(recount.tasksNow({ channelSid, workflowSid: sid }, now));
  }
  for (const { sid } of store.taskQueues.values()) {
    const queue = await ask(floor, `/TaskQueues/${sid}`, split);
    const members = recount.workersNow(sid);
    expect(queue['cumulative']).toEqual({ ...period, ...recount.queue({ ...scope, queueSid: sid }) });
    expect(plain(queue['realtime'])).toEqual({
      ...recount.tasksNow({ channelSid, queueSid: sid }, now),
      activity_statistics: members.inActivity,
      total_eligible_workers: members.total,
      total_available_workers: members.eligible.filter((activity) => store.activities.require(activity).available)
        .length,
    });
  }
  const stays = (json: unknown): unknown => withoutNames((json as Record<string, unknown>)['activity_durations']);
  const workers = await ask(floor, '/Workers', query);
  expect(stays(workers['cumulative'])).toEqual(recount.stays(scope, now));
  for (const { sid } of store.workers.values()) {
    const { cumulative } = await ask(floor, `/Workers/${sid}`, query);
    expect(cumulative).toMatchObject({ ...period, ...recount.reservations({ ...scope, workerSid: sid }) });
    expect(stays(cumulative)).toEqual(recount.stays({ ...scope, workerSid: sid }, now));
  }
}

const iso = (ms: number): string => new Date(ms).toISOString().replace('.000', '');

/** Without the activities' names, which say nothing. */
const plain = (numbers: unknown): object => {
  const all = numbers as Record<string, unknown>;
  return { ...all, activity_statistics: withoutNames(all['activity_statistics']) };
};

it('statistics say what the events say, whatever was done', async () => {
  const windows = fc.record({ from: fc.nat(1000), seconds: fc.nat(1000), channel: fc.nat(3) });
  await fc.assert(
    fc.asyncProperty(sequences(everyMove, 60, oftenAtWork), windows, async (sequence, window) => {
      const floor = new RestFloor();
      furnish(floor);
      for (const step of sequence) await take(everyMove, floor, step);
      const now = floor.clock.now();
      await compare(floor, { from: now - aMonthMs, to: now }, { Minutes: String(aMonthMs / 60_000) });

      const from = Math.min(startOfTest + window.from * 1000, now);
      const to = from + window.seconds * 1000;
      const channel = window.channel < 2 ? choose(floor.engine.store.taskChannels.values(), window.channel) : undefined;
      await compare(
        floor,
        { from, to, channelSid: channel?.sid },
        { StartDate: iso(from), EndDate: iso(to), ...(channel && { TaskChannel: channel.uniqueName }) },
      );
    }),
    trying(80),
  );
});
