import { RestFloor } from './rest-floor';

let floor: RestFloor;
beforeEach(() => {
  floor = new RestFloor();
  floor.open();
});

test.each<[string, Record<string, string>, string]>([
  ['a status together with attributes', { AssignmentStatus: 'canceled', Attributes: '{}' }, 'one after the other'],
  ['a reason without a status', { Reason: 'because' }, 'Reason is only allowed together with AssignmentStatus'],
  ['a status that only the router sets', { AssignmentStatus: 'reserved' }, 'is not one a task can be set to'],
  ['a status there is none of', { AssignmentStatus: 'done' }, 'provided for AssignmentStatus is not one of'],
  ['attributes that are no object', { Attributes: 'null' }, 'provided for Attributes is not a JSON object'],
  ['too many attributes', { Attributes: `{"a":"${'x'.repeat(4096)}"}` }, 'of at most 4096 characters'],
  ['a negative priority', { Priority: '-1' }, 'provided for Priority is not a whole number from 0 to 2147483647'],
  ['a start before 1900', { VirtualStartTime: '1899-12-31T00:00:00Z' }, 'must not be before 1900'],
  ['a start in the future', { VirtualStartTime: '2026-11-20T12:00:01Z' }, 'must not be in the future'],
  ['an unknown channel', { TaskChannel: 'fax' }, "Value 'fax' provided for TaskChannel"],
])('%s changes nothing', async (_name, change, message) => {
  const task = floor.task({ a: 1 });
  const path = `${floor.path}/Tasks/${task.sid}`;
  const before = await floor.client.get(path);
  const refused = await floor.client.post(path, change);
  expect(refused).toMatchObject({ status: 400, json: { code: 20001, message: expect.stringContaining(message) } });
  expect((await floor.client.get(path)).json).toEqual(before.json);
});

test('a status can come with a priority', async () => {
  const { sid } = floor.task();
  const { json } = await floor.client.post(`${floor.path}/Tasks/${sid}`, {
    AssignmentStatus: 'canceled',
    Priority: '4',
  });
  expect(json).toMatchObject({ assignment_status: 'canceled', priority: 4, reason: null });
});

test('attributes come back in lists as they were sent', async () => {
  await floor.client.post(`${floor.path}/Tasks`, { Attributes: '{ "a" : 1 }' });
  const { json } = await floor.client.get(`${floor.path}/Tasks`);
  expect(json['tasks']).toMatchObject([{ attributes: '{ "a" : 1 }' }]);
});

test('a task that is offered at once was pending when it was made', async () => {
  floor.worker('alice');
  const { json } = await floor.client.post(`${floor.path}/Tasks`);
  expect(json['assignment_status']).toBe('pending');
  expect((await floor.client.get(String(json['url']))).json['assignment_status']).toBe('reserved');
});

test.each(['Priority', 'Priority:up', 'Age:asc', 'toString:asc', 'Priority:asc,'])(
  'the ordering %s',
  async (ordering) => {
    const { status, json } = await floor.client.get(`${floor.path}/Tasks?Ordering=${ordering}`);
    expect([status, json['code']]).toEqual(ordering === 'Priority' ? [200, undefined] : [400, 20001]);
  },
);

test('an expression that cannot be read is refused', async () => {
  const { status, json } = await floor.client.get(`${floor.path}/Tasks?EvaluateTaskAttributes=a%20evel%20b`);
  expect(status).toBe(400);
  expect(json['message']).toContain('EvaluateTaskAttributes is not valid');
});

test('a deleted task is gone with its reservations', async () => {
  floor.worker('alice');
  const task = floor.task();
  const [reservation] = floor.reservationsOf(task);
  const path = `${floor.path}/Tasks/${task.sid}`;
  const { status, json } = await floor.client.delete(path);
  expect([status, json]).toEqual([204, {}]);
  expect((await floor.client.get(path)).status).toBe(404);
  expect((await floor.client.get(`${floor.path}/Workers/${reservation?.workerSid}/Reservations`)).json).toMatchObject({
    reservations: [],
  });
});
