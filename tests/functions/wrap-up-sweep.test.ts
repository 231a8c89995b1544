import { createWrapUpSweepHandler } from '../../src/functions/wrap-up-sweep.protected';
import {
  charles,
  conferencesOf,
  environment,
  failure,
  otherSid,
  page,
  participantsOf,
  paths,
  reservationsOf,
  taskSid,
  workspaceSid,
} from './fixtures';
import { messageOf } from './refusal';
import { invoke, noon, TestPlatform, type Handler } from './runtime';
import { Upstream } from './upstream';

const limits = { limitSeconds: 120, moreTimeSeconds: 60 };
/** Customers are looked after elsewhere; tests/functions/alone has that. */
const nobodyAlone = { watch: false };
const tasks = `/v1/Workspaces/${workspaceSid}/Tasks`;

interface Task {
  sid: string;
  ageMs: number;
  attributes?: object | string;
  status?: string;
}

let upstream: Upstream;
let platform: TestPlatform;
let handler: Handler;
beforeEach(async () => {
  upstream = await new Upstream().listen();
  platform = new TestPlatform();
  handler = createWrapUpSweepHandler(platform, limits, nobodyAlone);
});
afterEach(() => upstream.close());

const row = ({ sid, ageMs, attributes = {}, status = 'wrapping' }: Task) => ({
  sid,
  assignment_status: status,
  attributes: typeof attributes === 'string' ? attributes : JSON.stringify(attributes),
  date_updated: new Date(noon - ageMs).toISOString(),
});

/** A workspace with these tasks in wrapping; a second form of one is what it is when read again. */
function floor(listed: Task[], reread: Task[] = listed): void {
  upstream.on('GET', tasks, page('tasks', listed.map(row)));
  for (const task of reread) {
    upstream
      .on('GET', `${tasks}/${task.sid}`, { headers: { ETag: '3' }, body: row(task) })
      .on('POST', `${tasks}/${task.sid}`, { body: row({ ...task, status: 'completed' }) });
  }
}

const sweep = (query: object = {}, body: object = {}) =>
  invoke(handler, { env: environment(upstream.origin), query, body });
const changed = () => upstream.requests.filter(({ method }) => method === 'POST').map(({ path }) => path);

it('completes what is overdue and leaves the rest alone', async () => {
  const [old, young] = [taskSid, otherSid('WT', 2)];
  floor([
    { sid: old, ageMs: 120_000 },
    { sid: young, ageMs: 119_999 },
  ]);
  const received = await sweep();
  expect(received.status).toBe(200);
  expect(received.body).toEqual({
    dryRun: false,
    wrapping: 2,
    completed: [old],
    skipped: [],
    failed: [],
    alone: [],
    more: false,
  });
  expect(changed()).toEqual([`${tasks}/${old}`]);
  expect(Object.fromEntries(upstream.requests.at(-1)?.form ?? [])).toEqual({
    AssignmentStatus: 'completed',
    Reason: 'Wrap-up ended at its deadline',
  });
});

it('completes no call whose customer is on the line with nobody', async () => {
  floor([{ sid: taskSid, ageMs: 120_000, attributes: { conference: { sid: otherSid('CF', 1) } } }]);
  upstream
    .on('GET', paths.reservations, reservationsOf(charles, 'wrapping'))
    .on('GET', paths.conferences, conferencesOf('in-progress'))
    .on('GET', paths.participants, participantsOf({ call_sid: otherSid('CA', 1), status: 'connected' }));
  expect((await sweep()).body).toMatchObject({ completed: [], skipped: [taskSid], failed: [] });
  upstream.on('GET', paths.participants, participantsOf());
  platform.now = () => noon + 60_000;
  expect((await sweep()).body).toMatchObject({ completed: [taskSid] });
});

it('goes by the deadline that was written down, be it later or earlier than the age', async () => {
  const at = (ms: number) => ({ wrap_up: { deadline: new Date(noon + ms).toISOString() } });
  floor([
    { sid: taskSid, ageMs: 1_000, attributes: at(-1) },
    { sid: otherSid('WT', 2), ageMs: 150_000, attributes: at(1) },
  ]);
  expect((await sweep()).body).toMatchObject({ completed: [taskSid] });
});

it('says in a dry run what it would complete, and completes nothing', async () => {
  floor([{ sid: taskSid, ageMs: 500_000 }]);
  expect((await sweep({ dryRun: 'true' })).body).toMatchObject({ dryRun: true, completed: [taskSid] });
  expect(changed()).toEqual([]);
});

it('takes another age limit from its URL', async () => {
  floor([{ sid: taskSid, ageMs: 500_000 }]);
  expect((await sweep({ limitSeconds: '600', dryRun: 'true' })).body).toMatchObject({ completed: [] });
  expect((await sweep({ limitSeconds: '400', dryRun: 'true' })).body).toMatchObject({ completed: [taskSid] });
});

it('completes nothing where wrap-ups have no end', async () => {
  handler = createWrapUpSweepHandler(platform, { ...limits, limitSeconds: 0 }, nobodyAlone);
  floor([{ sid: taskSid, ageMs: 9e9 }]);
  expect((await sweep()).body).toMatchObject({ wrapping: 1, completed: [] });
});

it('asks for a list of tasks in wrapping only', async () => {
  floor([]);
  await sweep();
  expect(upstream.requests.map(({ form }) => form.get('AssignmentStatus'))).toEqual(['wrapping']);
});

it('looks again before it completes: more time may have been granted, or the agent was done', async () => {
  const [granted, done] = [taskSid, otherSid('WT', 2)];
  floor(
    [
      { sid: granted, ageMs: 130_000 },
      { sid: done, ageMs: 130_000 },
    ],
    [
      { sid: granted, ageMs: 0, attributes: { wrap_up: { deadline: new Date(noon + 60_000).toISOString() } } },
      { sid: done, ageMs: 130_000, status: 'completed' },
    ],
  );
  expect((await sweep()).body).toMatchObject({ completed: [], skipped: [granted, done] });
  expect(changed()).toEqual([]);
});

describe('a deadline that says whose wrap-up it ends', () => {
  const whose = otherSid('WR', 1);
  const wrap_up = { deadline: new Date(noon - 1).toISOString(), reservation: whose };
  const reservations = (...statuses: string[]) =>
    page(
      'reservations',
      statuses.map((status, index) => ({ sid: otherSid('WR', index + 1), reservation_status: status })),
    );

  it('holds while that goes on', async () => {
    floor([{ sid: taskSid, ageMs: 1_000, attributes: { wrap_up } }]);
    upstream.on('GET', `${tasks}/${taskSid}/Reservations`, reservations('wrapping'));
    expect((await sweep()).body).toMatchObject({ completed: [taskSid] });
  });

  it.each(['completed', 'wrapping'])(
    'is not held against the colleague who has taken the call over since, the first wrap-up being %s',
    async (first) => {
      floor([{ sid: taskSid, ageMs: 1_000, attributes: { wrap_up } }]);
      upstream.on('GET', `${tasks}/${taskSid}/Reservations`, reservations(first, 'wrapping'));
      expect((await sweep()).body).toMatchObject({ completed: [], skipped: [taskSid] });
      expect(changed()).toEqual([]);
    },
  );

  it('is not asked about where the ordinary limit is over, too', async () => {
    floor([{ sid: taskSid, ageMs: 120_000, attributes: { wrap_up } }]);
    expect((await sweep()).body).toMatchObject({ completed: [taskSid] });
  });
});

it.each([404, 412])('passes over a task that Twilio answers %d for', async (status) => {
  floor([{ sid: taskSid, ageMs: 130_000 }]);
  upstream.on('POST', `${tasks}/${taskSid}`, failure(status));
  expect((await sweep()).body).toMatchObject({ completed: [], skipped: [taskSid], failed: [] });
  expect(platform.logged).toEqual([]);
});

it('goes on after one that Twilio would not complete, and logs why', async () => {
  const other = otherSid('WT', 2);
  floor([
    { sid: taskSid, ageMs: 130_000 },
    { sid: other, ageMs: 130_000 },
  ]);
  upstream.on('POST', `${tasks}/${taskSid}`, failure(400));
  expect((await sweep()).body).toMatchObject({ completed: [other], failed: [taskSid] });
  expect(platform.logged.join()).toContain('words-of-twilio');
});

it('stops in time to reply, and says that there is more', async () => {
  const sids = Array.from({ length: 9 }, (_, index) => otherSid('WT', 1 + index));
  floor(sids.map((sid) => ({ sid, ageMs: 130_000 })));
  // Every answer of Twilio takes three seconds.
  platform.now = () => noon + upstream.requests.length * 3_000;
  expect((await sweep()).body).toMatchObject({ completed: sids.slice(0, 8), more: true });
});

it('answers the events that come in between without asking Twilio', async () => {
  floor([]);
  await sweep({}, { EventType: 'reservation.created' });
  platform.time += 9_999;
  expect((await sweep({}, { EventType: 'reservation.created' })).body).toEqual({ paused: true });
  expect(upstream.requests).toHaveLength(1);
  platform.time += 1;
  expect((await sweep()).body).toMatchObject({ wrapping: 0 });
});

it('goes by the time of the event that called it, which is TaskRouter’s', async () => {
  floor([{ sid: taskSid, ageMs: 0 }]);
  expect((await sweep({}, { TimestampMs: String(noon + 119_999) })).body).toMatchObject({ completed: [] });
  expect((await sweep({}, { TimestampMs: String(noon + 129_999) })).body).toMatchObject({ completed: [taskSid] });
});

it('does not wait after a sweep that came to nothing', async () => {
  handler = createWrapUpSweepHandler(new TestPlatform({ atOnceBelowMs: 1_000 }), limits, nobodyAlone);
  upstream.on('GET', tasks, failure(503), failure(503), page('tasks', []));
  expect(await sweep()).toBeRefusal(502, 'upstream_failed');
  expect((await sweep()).body).toMatchObject({ wrapping: 0 });
});

it('says that there is no such workspace', async () => {
  upstream.on('GET', tasks, failure(404));
  expect(await sweep()).toBeRefusal(500, 'misconfigured');
});

it.each([
  ['dryRun', 'yes'],
  ['limitSeconds', '0'],
  ['limitSeconds', '1.5'],
  ['limitSeconds', '86401'],
])('refuses %s=%s', async (name, value) => {
  const received = await sweep({ [name]: value });
  expect(received).toBeRefusal(400, 'invalid_request');
  expect(messageOf(received)).toContain(`\`${name}\``);
});

it.each(['', '[1]', '"text"', '{"wrap_up":', 'null'])(
  'completes what is overdue where the attributes are %j, and the others too',
  async (strange) => {
    floor([
      { sid: taskSid, ageMs: 120_000, attributes: strange },
      { sid: otherSid('WT', 2), ageMs: 120_000 },
    ]);
    const received = await sweep();
    expect(received.body).toMatchObject({ completed: [taskSid, otherSid('WT', 2)], failed: [] });
  },
);
