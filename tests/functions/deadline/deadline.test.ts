import { listTasks } from '../../../src/cli/tasks/list-tasks';
import { clockAttributes, clockOf, MOST_ROUNDS } from '../../../src/lib/deadline/clock-task';
import { draws, drawsBelow } from '../../seed';
import '../refusal';
import { limits, QuietDesk, type Begun } from './quiet-desk';

let desk: QuietDesk;
afterEach(() => desk.close());

/** TaskRouter's REST API tells whole seconds, and so the page. */
const precisionMs = 1_000;

/** How one wrap-up went. */
interface Outcome extends Begun {
  /** By what the agent's page was told last. */
  deadline: number;
  /** The agent completed it. */
  done: boolean;
  grants: number;
}

/** Wrap-ups that begin at random, in which agents ask for more time, complete, or are not there. */
async function randomShift(count: number, seed: number): Promise<readonly Outcome[]> {
  const below = drawsBelow(seed);
  const plans: { at: number; act: () => Promise<void> }[] = [];
  const outcomes: Outcome[] = [];
  const start = desk.now;
  for (let index = 0; index < count; index += 1) {
    const taken = await desk.take();
    const at = below(120_000);
    const outcome: Outcome = { ...taken, at: 0, deadline: 0, done: false, grants: 0 };
    outcomes.push(outcome);
    plans.push({
      at,
      act: async () => {
        Object.assign(outcome, await desk.wrapUp(taken));
        outcome.deadline = outcome.at + limits.limitSeconds * 1_000;
      },
    });
    let until = at + limits.limitSeconds * 1_000;
    for (let times = below(5); times > 0; times -= 1) {
      const asked = until - 2_000 - below(25_000);
      until += limits.moreTimeSeconds * 1_000;
      if (asked <= at + 100) break;
      plans.push({
        at: asked,
        act: async () => {
          const deadline = desk.completedAt.has(taken.taskSid) ? undefined : await desk.moreTime(outcome);
          if (deadline === undefined) return;
          outcome.deadline = deadline;
          outcome.grants += 1;
        },
      });
    }
    if (below(5) === 0)
      plans.push({
        at: at + below(20_000) + 200,
        act: async () => {
          outcome.done = true;
          await desk.complete(outcome);
        },
      });
  }
  for (const { at, act } of plans.toSorted((a, b) => a.at - b.at)) {
    await desk.pass(Math.max(0, start + at - desk.now));
    await act();
  }
  await desk.pass(120_000);
  return outcomes;
}

const completedLate = ({ taskSid, deadline }: Outcome): number =>
  (desk.completedAt.get(taskSid) ?? Number.POSITIVE_INFINITY) - deadline;

it('ends each of 100 wrap-ups at its deadline, by nothing but its clock', async () => {
  desk = await QuietDesk.open();
  // The sweep, which other wrap-ups' events would bring, finds nothing.
  desk.emulator.control.faults.add({ operation: 'ListTask', effect: { status: 400 } });
  const outcomes = await randomShift(100 * draws.times, draws.seed);
  const left = outcomes.filter(({ done }) => !done);
  expect(left.filter(({ grants }) => grants > 0).length).toBeGreaterThan(30);
  const late = left.map(completedLate);
  expect(Math.min(...late)).toBeGreaterThanOrEqual(-precisionMs);
  expect(Math.max(...late)).toBeLessThanOrEqual(2_000);
});

it('does no harm where events come twice, late or not at all', async () => {
  desk = await QuietDesk.open();
  const below = drawsBelow(draws.seed + 1);
  let lost = 0;
  desk.fate = () => {
    const drawn = below(10);
    if (drawn === 0) lost += 1;
    return drawn === 0 ? [] : drawn < 4 ? [0, below(3_000)] : drawn < 7 ? [below(4_000)] : [0];
  };
  const outcomes = await randomShift(40 * draws.times, draws.seed + 1);
  expect(lost).toBeGreaterThan(5);
  // An event that is nobody's deadline brings the sweep for what was lost.
  desk.fate = () => [0];
  await desk.pass(10_000);
  await desk.post({ EventType: 'worker.activity.update', TimestampMs: String(Math.floor(desk.now)) });
  const left = outcomes.filter(({ done }) => !done);
  expect(left.filter((one) => completedLate(one) < -precisionMs)).toEqual([]);
  expect(left.filter((one) => completedLate(one) === Number.POSITIVE_INFINITY)).toEqual([]);
  const isOut = (one: Outcome): boolean => completedLate(one) > 2_000 + 4_000;
  expect(left.filter(isOut).length).toBeLessThanOrEqual(lost);
  // One for each wrap-up and each more time, however often an event came; and those that came early by a late one's second.
  const grants = outcomes.reduce((sum, one) => sum + one.grants, 0);
  const set = desk.replies.filter(({ body }) => JSON.stringify(body).includes('"clock set"')).length;
  expect(set).toBeLessThanOrEqual(outcomes.length + grants);
});

it('ends a chain of clocks whatever comes, and leaves no more than one for an event', async () => {
  desk = await QuietDesk.open();
  const begun = await desk.wrapUp(await desk.take());
  const ring = (round: number) => ({
    EventType: 'task.canceled',
    TaskSid: `WT${String(round).padStart(32, '0')}`,
    TaskAttributes: clockAttributes({ of: 'wrap_up', task: begun.taskSid, reservation: begun.reservationSid, round }),
    TimestampMs: String(Math.floor(desk.now)),
  });
  await desk.pass(0);
  expect(await desk.clocks()).toHaveLength(1);
  // The same, told to two instances.
  for (const round of [1, 1, MOST_ROUNDS]) await desk.post(ring(round));
  expect(await desk.clocks()).toHaveLength(2);
  desk.restart();
  for (const round of [1, MOST_ROUNDS]) await desk.post(ring(round));
  expect(await desk.clocks()).toHaveLength(3);
});

it.each([
  ['without a limit', true, { ...limits, limitSeconds: 0 }],
  ['without the workflow', false, limits],
])('sets no clock %s', async (_, hasClocks, limited) => {
  desk = await QuietDesk.open(hasClocks, limited);
  await desk.wrapUp(await desk.take());
  await desk.pass(1_000);
  expect(await desk.clocks()).toEqual([]);
});

it('shows clocks to nobody as somebody who waits', async () => {
  desk = await QuietDesk.open();
  const begun = await desk.wrapUp(await desk.take());
  await desk.pass(1_000);
  const [clock] = await desk.clocks();
  expect(clockOf(clock?.attributes ?? '')).toEqual({
    of: 'wrap_up',
    task: begun.taskSid,
    reservation: begun.reservationSid,
    round: 1,
  });
  const listed = async (filters: object): Promise<string[]> => {
    const sids: string[] = [];
    const { WORKSPACE_SID } = desk.environment;
    for await (const { sid } of listTasks(desk.client, WORKSPACE_SID ?? '', filters)) sids.push(sid);
    return sids;
  };
  expect(await listed({})).toEqual([begun.taskSid]);
  expect(await listed({ workflow: 'deadlines' })).toEqual([clock?.sid]);
  const names = { queues: [expect.objectContaining({ friendlyName: 'everybody' })] };
  expect((await desk.colleagues(begun.worker)).body).toMatchObject(names);
  await desk.pass(60_000);
  const { body } = await desk.floor();
  expect(body).toMatchObject({ ...names, tasks: [] });
  expect(JSON.stringify(body)).not.toContain(clock?.taskQueueSid);
});
