import { RestFloor } from './rest-floor';

let floor: RestFloor;
beforeEach(() => {
  floor = new RestFloor();
});

test('the availability of an activity cannot be changed, and asking for it does no harm', async () => {
  const { sid } = floor.activity('Offline');
  const { status, json } = await floor.client.post(`${floor.path}/Activities/${sid}`, { Available: 'true' });
  expect(status).toBe(200);
  expect(json).toMatchObject({ friendly_name: 'Offline', available: false });
});

test.each<[string, string, Record<string, string>]>([
  ['a name that is too long', 'Activities', { FriendlyName: 'x'.repeat(65) }],
  ['a worker without a name', 'Workers', {}],
  ['a worker in an unknown activity', 'Workers', { FriendlyName: 'a', ActivitySid: `WA${'f'.repeat(32)}` }],
  ['a worker with half attributes', 'Workers', { FriendlyName: 'a', Attributes: '{' }],
  ['a queue that reserves nobody', 'TaskQueues', { FriendlyName: 'a', MaxReservedWorkers: '0' }],
  ['a queue that reserves too many', 'TaskQueues', { FriendlyName: 'a', MaxReservedWorkers: '51' }],
  ['a queue with an unknown order', 'TaskQueues', { FriendlyName: 'a', TaskOrder: 'RANDOM' }],
  [
    'a queue with an unknown activity',
    'TaskQueues',
    { FriendlyName: 'a', AssignmentActivitySid: `WA${'f'.repeat(32)}` },
  ],
  ['a workflow without a configuration', 'Workflows', { FriendlyName: 'a' }],
  ['a channel without a unique name', 'TaskChannels', { FriendlyName: 'a' }],
])('%s is not made', async (_name, collection, form) => {
  const before = (await floor.client.get(`${floor.path}/${collection}`)).json;
  expect(await floor.client.post(`${floor.path}/${collection}`, form)).toMatchObject({
    status: 400,
    json: { code: 20001 },
  });
  expect((await floor.client.get(`${floor.path}/${collection}`)).json).toEqual(before);
});

test("a queue's activities can be taken away again", async () => {
  const { sid } = floor.queue('all', { reservationActivitySid: floor.activity('Unavailable').sid });
  const path = `${floor.path}/TaskQueues/${sid}`;
  expect((await floor.client.get(path)).json).toMatchObject({
    reservation_activity_name: 'Unavailable',
    links: {
      reservation_activity: `http://localhost:4010${floor.path}/Activities/${floor.activity('Unavailable').sid}`,
    },
  });
  const { json } = await floor.client.post(path, { ReservationActivitySid: '' });
  expect(json).toMatchObject({
    reservation_activity_sid: null,
    reservation_activity_name: null,
    links: { reservation_activity: null },
  });
});

test('going away rejects what is offered only where it is asked for, and only away', async () => {
  floor.open();
  const alice = floor.worker('alice');
  floor.task();
  const path = `${floor.path}/Workers/${alice.sid}`;
  const reject = (activity: string): Record<string, string> => ({
    ActivitySid: floor.activity(activity).sid,
    RejectPendingReservations: 'true',
  });
  expect((await floor.client.post(path, reject('Available'))).status).toBe(400);
  expect((await floor.client.post(path, { ActivitySid: floor.activity('Offline').sid })).status).toBe(200);
  expect(floor.reservationsOf(alice).map(({ status }) => status)).toEqual(['pending']);
  expect((await floor.client.post(path, reject('Unavailable'))).status).toBe(200);
  expect(floor.reservationsOf(alice).map(({ status }) => status)).toEqual(['rejected']);
});

test('a worker with an offer cannot be deleted', async () => {
  floor.open();
  const alice = floor.worker('alice');
  floor.task();
  expect(await floor.client.delete(`${floor.path}/Workers/${alice.sid}`)).toMatchObject({ status: 400 });
});

test('a channel is kept while a task is of it, and is no more of any worker once it is gone', async () => {
  floor.open();
  const alice = floor.worker('alice', {}, 'Offline');
  const channels = `${floor.path}/TaskChannels`;
  await floor.client.post(channels, { FriendlyName: 'Fax', UniqueName: 'fax' });
  const task = floor.task({}, { taskChannel: 'fax' });
  expect((await floor.client.delete(`${channels}/fax`)).status).toBe(400);
  await floor.client.delete(`${floor.path}/Tasks/${task.sid}`);
  expect((await floor.client.get(`${floor.path}/Workers/${alice.sid}/Channels/fax`)).status).toBe(200);
  expect((await floor.client.delete(`${channels}/fax`)).status).toBe(204);
  expect((await floor.client.get(`${floor.path}/Workers/${alice.sid}/Channels/fax`)).status).toBe(404);
});

test('more capacity brings more tasks at once', async () => {
  floor.open();
  const alice = floor.worker('alice');
  for (let n = 0; n < 3; n += 1) floor.task();
  expect(floor.reservationsOf(alice)).toHaveLength(1);
  const channel = `${floor.path}/Workers/${alice.sid}/Channels/default`;
  const { json } = await floor.client.post(channel, { Capacity: '4' });
  expect(json).toMatchObject({ configured_capacity: 4 });
  expect((await floor.client.get(channel)).json).toMatchObject({
    assigned_tasks: 3,
    available_capacity_percentage: 25,
  });
});
