import { createWrapUpSweepHandler } from '../../../src/functions/wrap-up-sweep.protected';
import { clockAttributes } from '../../../src/lib/deadline/clock-task';
import {
  alice,
  charles,
  conferencesOf,
  environment,
  otherSid,
  page,
  participantsOf,
  paths,
  taskSid,
  workflowSid,
} from '../fixtures';
import { invoke, noon, TestPlatform } from '../runtime';
import { Upstream } from '../upstream';

const [own, colleagues] = [otherSid('WR', 1), otherSid('WR', 2)];
const limits = { limitSeconds: 120, moreTimeSeconds: 60 };

let upstream: Upstream;
beforeEach(async () => void (upstream = await new Upstream().listen()));
afterEach(() => upstream.close());

const reservation = (sid: string, worker: { sid: string }, status: string, agoMs: number) => ({
  sid,
  worker_sid: worker.sid,
  reservation_status: status,
  date_updated: new Date(noon - agoMs).toISOString(),
});

/** The clock of charles's wrap-up is over. @returns what came of it, and what was changed. */
async function ring(taskStatus: string, reservations: object[]): Promise<unknown[]> {
  const path = `${paths.tasks}/${taskSid}`;
  const attributes = JSON.stringify({ conference: {} });
  const task = { assignment_status: taskStatus, attributes, date_updated: new Date(noon).toISOString() };
  upstream
    .on('GET', paths.tasks, page('tasks', []))
    .on('GET', `${path}/Reservations`, page('reservations', reservations))
    .on('GET', path, { headers: { ETag: '3' }, body: task })
    .on('POST', path, { body: task })
    .on('POST', `${path}/Reservations/${own}`, { body: reservation(own, charles, 'completed', 0) })
    .on('POST', paths.tasks, { body: task });
  const handler = createWrapUpSweepHandler(new TestPlatform({ atOnceBelowMs: 1_000 }), limits, { watch: false });
  const clock = clockAttributes({ of: 'wrap_up', task: taskSid, reservation: own, round: 1 });
  const body = { EventType: 'task.canceled', TaskSid: otherSid('WT', 9), TaskAttributes: clock };
  const env = { ...environment(upstream.origin), DEADLINE_WORKFLOW_SID: workflowSid };
  const answer = await invoke(handler, { env, body });
  const changed = upstream.requests.filter(({ method }) => method === 'POST').map((request) => request.path);
  return [answer.body, ...changed];
}

it('ends the part of somebody whose colleague goes on, and not the task', async () => {
  upstream.on('GET', paths.conferences, conferencesOf());
  const both = [reservation(own, charles, 'wrapping', 120_000), reservation(colleagues, alice, 'accepted', 150_000)];
  expect(await ring('assigned', both)).toEqual([
    expect.objectContaining({ deadline: 'completed' }),
    `${paths.tasks}/${taskSid}/Reservations/${own}`,
  ]);
});

it('leaves a call whose customer is on the line with nobody', async () => {
  upstream
    .on('GET', paths.conferences, conferencesOf('in-progress'))
    .on('GET', paths.participants, participantsOf({ call_sid: otherSid('CA', 1), status: 'connected' }));
  expect(await ring('wrapping', [reservation(own, charles, 'wrapping', 120_000)])).toEqual([
    expect.objectContaining({ deadline: 'customer on the line' }),
  ]);
});

it('asks once where the agent was done before', async () => {
  await ring('completed', [reservation(own, charles, 'completed', 10_000)]);
  expect(upstream.requests.filter(({ path }) => path.includes(taskSid))).toHaveLength(1);
});

it('tries again in five seconds where Twilio fails', async () => {
  upstream.on('GET', paths.conferences, { status: 500, body: {} });
  const [, ...changed] = await ring('wrapping', [reservation(own, charles, 'wrapping', 120_000)]);
  expect(changed).toEqual([paths.tasks]);
  const { form } = upstream.requests.findLast(({ method }) => method === 'POST') ?? {};
  expect([form?.get('Timeout'), form?.get('WorkflowSid')]).toEqual(['5', workflowSid]);
});
