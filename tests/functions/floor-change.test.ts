import { PeopleScene } from './people-scene';
import { messageOf } from './refusal';

let scene: PeopleScene;
beforeAll(async () => {
  scene = await PeopleScene.open();
});
afterAll(() => scene.close());

const fault = (operation: string, effect: object) =>
  scene.emulator.control.faults.add({ operation, trigger: { next: 1 }, effect: effect as never });
const workspace = () => scene.client.taskrouter.v1.workspaces(scene.workspaceSid);
const bob = () => workspace().workers(scene.workerSid('bob'));

/** Bob, as he was written by somebody with ids of 20 digits and decimals with zeros at their ends. */
const written =
  '{ "skills": ["support"],\n "rate": 1.10, "crm": {"id": 12345678901234567890}, "contact_uri": "+15550113" }';

async function form() {
  const { call } = await scene.prepare('floor-worker');
  await bob().update({ attributes: written });
  const change = (...attributes: object[]) => call({ body: { act: 'change', attributes } });
  return { call, change };
}

const skills = (before: string, value: string) => ({ key: 'skills', before, value });

it('a form reads what may be changed, as it is written', async () => {
  const { call } = await form();
  expect((await call({ body: { act: 'read' } })).body).toEqual({
    workerSid: scene.workerSid('bob'),
    friendlyName: 'bob',
    attributes: [
      { key: 'skills', value: '["support"]' },
      { key: 'rate', value: '1.10' },
      { key: 'crm', value: '{"id": 12345678901234567890}' },
    ],
    channels: expect.arrayContaining([{ channel: 'voice', capacity: 1 }]),
  });
});

it('only the chosen keys are written, every other byte stays, and the audit says from what to what', async () => {
  const { change } = await form();
  expect((await change(skills('["support"]', '["support","billing"]'))).status).toBe(200);
  const { attributes } = await bob().fetch();
  expect(attributes).toBe(written.replace('["support"]', '["support","billing"]'));
  // The same again is done, and nothing is written down.
  expect((await change(skills('["support"]', '["support","billing"]'))).status).toBe(200);
  expect(await scene.lines()).toMatchObject([
    {
      who: { name: 'alice' },
      what: 'attributes',
      on: { name: 'bob' },
      why: 'skills: ["support"] → ["support","billing"]',
      outcome: 'done',
    },
  ]);
});

it('two supervisors at once: what is about other keys is kept of both, what is about the same is refused to the second', async () => {
  const { change } = await form();
  const both = await Promise.all([
    change(skills('["support"]', '["sales"]')),
    change({ key: 'rate', before: '1.10', value: '2.20' }),
    change({ key: 'team', value: '"night"' }),
  ]);
  expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
  const { attributes } = await bob().fetch();
  for (const part of ['"skills": ["sales"]', '"rate": 2.20', '"team":"night"', '12345678901234567890'])
    expect(attributes).toContain(part);
  const late = await change(skills('["support"]', '["support","late"]'), { key: 'team', before: '"night"' });
  expect(late).toBeRefusal(409, 'conflict');
  expect(messageOf(late)).toContain('skills');
  // Nothing of a change is done where a part of it is refused.
  expect((await bob().fetch()).attributes).toBe(attributes);
});

it('a change of activity meanwhile is no reason to refuse', async () => {
  const { change } = await form();
  const activity = scene.emulator.control.sidOf('activity', 'Available');
  const [changed] = await Promise.all([
    change(skills('["support"]', '["sales"]')),
    bob().update({ activitySid: activity }),
  ]);
  expect(changed?.status).toBe(200);
  expect(await bob().fetch()).toMatchObject({
    activityName: 'Available',
    attributes: expect.stringContaining('sales'),
  });
});

it('is done once where its answer is lost', async () => {
  const { change } = await form();
  fault('UpdateWorker', { reset: 'after' });
  await change(skills('["support"]', '["sales"]'));
  expect((await change(skills('["support"]', '["sales"]'))).status).toBe(200);
  expect((await bob().fetch()).attributes).toContain('["sales"]');
});

it.each([
  ['the number at which TaskRouter calls', { key: 'contact_uri', before: '"+15550113"', value: '"+19005550100"' }],
  ['what is no JSON', { key: 'skills', before: '["support"]', value: '[support' }],
  ['what does not fit', { key: 'skills', before: '["support"]', value: JSON.stringify('x'.repeat(4_090)) }],
  ['what is no change', 'skills'],
])('refuses %s', async (_, attribute) => {
  const { call } = await form();
  const refused = await call({ body: { act: 'change', attributes: [attribute] } });
  expect(refused).toBeRefusal(400, 'invalid_request');
  expect((await bob().fetch()).attributes).toBe(written);
});

it('a capacity is changed if it still is what it was', async () => {
  const { call } = await form();
  const change = (before: number, capacity: number, channel = 'voice') =>
    call({ body: { act: 'change', capacities: [{ channel, before, capacity }] } });
  expect((await change(1, 3)).status).toBe(200);
  expect((await change(1, 3)).status).toBe(200);
  expect((await bob().workerChannels('voice').fetch()).configuredCapacity).toBe(3);
  expect(await change(1, 2)).toBeRefusal(409, 'conflict');
  expect(await change(3, 251)).toBeRefusal(400, 'invalid_request');
  expect(await change(3, 2, 'telex')).toBeRefusal(400, 'invalid_request');
  expect((await scene.lines()).map(({ what, why }) => [what, why])).toEqual([['capacity', 'voice: 1 → 3']]);
});

it('a sign-out takes a worker offline and ends their sessions, and those of nobody else', async () => {
  const { call } = await form();
  await scene.add('bob');
  await bob().update({ activitySid: scene.emulator.control.sidOf('activity', 'Available') });
  expect((await call({ body: { act: 'sign-out' } })).body).toEqual({
    workerSid: scene.workerSid('bob'),
    sessionsEnded: true,
  });
  expect((await bob().fetch()).activityName).toBe('Offline');
  expect((await scene.store.person('bob'))?.generation).toBe(8);
  expect((await scene.store.person('alice'))?.generation).toBe(7);
  expect(await scene.lines()).toMatchObject([{ what: 'signed-out', on: { name: 'bob' }, who: { name: 'alice' } }]);
});

it('where a password is shared a sign-out says that no session could be ended', async () => {
  const { call } = await form();
  const shared = await call({ body: { act: 'sign-out' }, env: { SIGN_IN: 'shared' } });
  expect(shared.body).toMatchObject({ sessionsEnded: false });
});

describe('a priority', () => {
  it('is changed of a task that waits, if it still is what it was', async () => {
    const { call } = await scene.prepare('floor-task');
    const workflowSid = scene.emulator.control.sidOf('workflow', 'support');
    const { sid } = await workspace().tasks.create({ workflowSid, taskChannel: 'sms', attributes: '{"rate":1.10}' });
    const set = (before: number, priority: number) =>
      call({ body: { action: 'priority', taskSid: sid, before, priority } });
    expect((await set(0, 50)).body).toMatchObject({ changed: true });
    expect((await set(0, 50)).body).toMatchObject({ changed: false });
    expect(await set(0, 60)).toBeRefusal(409, 'conflict');
    expect(await set(50, -1)).toBeRefusal(400, 'invalid_request');
    expect(await workspace().tasks(sid).fetch()).toMatchObject({ priority: 50, attributes: '{"rate":1.10}' });
    expect((await scene.lines()).map(({ what, why }) => [what, why])).toEqual([['priority', '0 → 50']]);
  });

  it('is nothing for a task that somebody has', async () => {
    const { call } = await scene.prepare('floor-task');
    expect(await call({ body: { action: 'priority', before: 0, priority: 5 } })).toBeRefusal(409, 'conflict');
  });
});

it('is not for agents', async () => {
  const { call, request } = await scene.prepare('floor-worker');
  for (const act of ['read', 'change', 'sign-out'])
    expect(await call({ body: { act }, headers: scene.asWorker(request) })).toBeRefusal(401, 'unauthorized');
});
