import { createActivitiesHandler } from '../../src/functions/activities';
import { activitySid, environment, otherSid, page, paths, session, workspaceSid } from './fixtures';
import './refusal';
import { invoke, TestPlatform } from './runtime';
import { Upstream } from './upstream';

let upstream: Upstream;
beforeEach(async () => {
  upstream = await new Upstream().listen();
  upstream.on('GET', paths.workspace, { body: { sid: workspaceSid, friendly_name: 'writers', account_sid: 'AC' } });
});
afterEach(() => upstream.close());

const ask = (fields: object = {}) =>
  invoke(createActivitiesHandler(new TestPlatform()), {
    env: environment(upstream.origin),
    headers: session(),
    query: fields,
  });

it('names the workspace and its activities, in their order', async () => {
  upstream.on(
    'GET',
    paths.activities,
    page('activities', [
      { sid: activitySid, friendly_name: 'Offline', available: false, workspace_sid: workspaceSid },
      { sid: otherSid('WA', 2), friendly_name: 'Available', available: true, workspace_sid: workspaceSid },
    ]),
  );
  const received = await ask();
  expect(received.status).toBe(200);
  expect(received.body).toEqual({
    workspace: { sid: workspaceSid, friendlyName: 'writers' },
    activities: [
      { sid: activitySid, friendlyName: 'Offline', available: false },
      { sid: otherSid('WA', 2), friendlyName: 'Available', available: true },
    ],
    features: { outbound: false, thirdNumber: false },
  });
});

it.each([
  [{ CALLER_ID: '+15550100' }, { outbound: false, thirdNumber: true }],
  [
    { CALLER_ID: '+15550100', OUTBOUND_WORKFLOW_SID: `WW${'0'.repeat(32)}` },
    { outbound: true, thirdNumber: true },
  ],
  [
    { CALLER_ID: '+15550100', CALLER_IDS: '+15550101, +15550100' },
    { thirdNumber: true, callerIds: ['+15550100', '+15550101'] },
  ],
  [{ OUTBOUND_WORKFLOW_SID: `WW${'0'.repeat(32)}` }, { outbound: false, thirdNumber: false }],
  [
    { CALLER_ID: '+15550100', OUTBOUND_WORKFLOW_SID: 'outbound' },
    { outbound: false, thirdNumber: true },
  ],
  [
    { CALLER_ID: 'the office', OUTBOUND_WORKFLOW_SID: '' },
    { outbound: false, thirdNumber: false },
  ],
  [{ HISTORY_SECRET: 'x'.repeat(32) }, { history: true }],
])('tells what %j switches on', async (change, features) => {
  upstream.on('GET', paths.activities, page('activities', []));
  const env = { ...environment(upstream.origin), ...change };
  const received = await invoke(createActivitiesHandler(new TestPlatform()), { env, headers: session() });
  expect(received.body).toMatchObject({ features });
});

it('offers no history with a secret that can be guessed', async () => {
  upstream.on('GET', paths.activities, page('activities', []));
  const env = { ...environment(upstream.origin), HISTORY_SECRET: 'short' };
  const received = await invoke(createActivitiesHandler(new TestPlatform()), { env, headers: session() });
  expect(received.text).not.toContain('history');
});

it('asks for all activities at once', async () => {
  upstream.on('GET', paths.activities, page('activities', []));
  await ask();
  expect(upstream.requests.map(({ path }) => path).sort()).toEqual([paths.workspace, paths.activities]);
  expect(upstream.requests.find(({ path }) => path === paths.activities)?.form.get('PageSize')).toBe('100');
});

it('takes no notice of fields it does not know', async () => {
  upstream.on('GET', paths.activities, page('activities', []));
  expect((await ask({ workspaceSid: ['x'], worker: 'alice' })).status).toBe(200);
});

it('answers once when one of its two requests fails and the other hangs', async () => {
  upstream.on('GET', paths.activities, { status: 500, body: {} }).on('GET', paths.workspace, 'hang');
  expect(await ask()).toBeRefusal(502, 'upstream_failed');
});

it('reads once more what was cut off', async () => {
  upstream
    .on('GET', paths.workspace, 'cut', { body: { sid: 'WS', friendly_name: 'writers' } })
    .on('GET', paths.activities, page('activities', []));
  const received = await invoke(createActivitiesHandler(new TestPlatform()), {
    env: environment(upstream.origin),
    headers: session(),
  });
  expect(received.body).toMatchObject({ workspace: { friendlyName: 'writers' } });
  expect(upstream.requests.filter(({ path }) => path === paths.workspace)).toHaveLength(2);
});
