import { RestFloor } from './rest-floor';

test('a task moved on from one queue to the next counts for the one it left', async () => {
  const floor = new RestFloor();
  const first = floor.queue('first');
  const second = floor.queue('second');
  const { sid: workflowSid } = floor.workflow({
    filters: [{ expression: '1==1', targets: [{ queue: first.sid, timeout: 10 }, { queue: second.sid }] }],
  });
  floor.task({}, { taskChannel: 'voice' });
  await floor.advance(4);
  floor.task({}, { taskChannel: 'sms' });
  await floor.advance(8);
  const cumulative = async (path: string): Promise<unknown> => {
    const { json } = await floor.client.get(`${floor.path}${path}`);
    return [json['tasks_entered'], json['tasks_moved']];
  };
  expect(await cumulative(`/TaskQueues/${first.sid}/CumulativeStatistics`)).toEqual([2, 1]);
  expect(await cumulative(`/TaskQueues/${second.sid}/CumulativeStatistics`)).toEqual([1, 0]);
  expect(await cumulative(`/Workflows/${workflowSid}/CumulativeStatistics`)).toEqual([2, 1]);
  expect(await cumulative(`/TaskQueues/${first.sid}/CumulativeStatistics?TaskChannel=sms`)).toEqual([1, 0]);
  const { json } = await floor.client.get(`${floor.path}/TaskQueues/${second.sid}/RealTimeStatistics`);
  expect(json).toMatchObject({ longest_task_waiting_age: 12, longest_relative_task_age_in_queue: 2 });
});

test('time in an activity is cut to the period asked for', async () => {
  const floor = new RestFloor();
  const alice = floor.worker('alice', {}, 'Offline');
  const move = (name: string): Promise<unknown> =>
    floor.client.post(`${floor.path}/Workers/${alice.sid}`, { ActivitySid: floor.activity(name).sid });
  await floor.advance(100);
  await move('Available');
  await floor.advance(20);
  await move('Offline');
  await floor.advance(60);
  const query = 'StartDate=2026-11-20T12:01:30Z&EndDate=2026-11-20T12:02:30Z';
  const { json } = await floor.client.get(`${floor.path}/Workers/${alice.sid}/Statistics?${query}`);
  expect(json['cumulative']).toMatchObject({
    activity_durations: [
      { friendly_name: 'Offline', min: 10, max: 30, avg: 20, total: 40 },
      { friendly_name: 'Available', min: 20, max: 20, avg: 20, total: 20 },
      { friendly_name: 'Unavailable', total: 0 },
    ],
  });
});

test('worker statistics end at a hundred workers', async () => {
  const floor = new RestFloor();
  for (let n = 0; n <= 100; n += 1) floor.worker(`worker ${n}`, {}, 'Offline');
  expect((await floor.client.get(`${floor.path}/Workers/Statistics`)).status).toBe(400);
  expect((await floor.client.get(`${floor.path}/Workers/Statistics?FriendlyName=worker%207`)).status).toBe(200);
  expect((await floor.client.get(`${floor.path}/Workers/RealTimeStatistics`)).json['total_workers']).toBe(101);
});

test.each([
  'Minutes=0',
  'Minutes=43201',
  'StartDate=yesterday',
  'StartDate=2026-11-20T13:00:00Z',
  'StartDate=2026-11-20T11:00:00Z&EndDate=2026-11-20T10:00:00Z',
  'SplitByWaitTime=5,long',
  'TaskChannel=fax',
])('%s is refused', async (query) => {
  const floor = new RestFloor();
  const { status, json } = await floor.client.get(`${floor.path}/CumulativeStatistics?${query}`);
  expect([status, json['code']]).toEqual([400, 20001]);
});

test.each(['[]', '{}', '{"queues":["WQ1"]}', '"WQ1"', '[["a"]]', 'nonsense'])(
  'the bulk request %s is refused',
  async (body) => {
    const floor = new RestFloor();
    const path = `${floor.path}/TaskQueues/RealTimeStatistics`;
    const sent = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
    expect((await floor.client.send(path, sent)).status).toBe(400);
  },
);

test('a bulk request is for fifty queues at most', async () => {
  const floor = new RestFloor();
  const sids = Array.from({ length: 51 }, (_, n) => floor.queue(`queue ${n}`).sid);
  const ask = (list: string[]): Promise<{ status: number; json: Record<string, unknown> }> =>
    floor.client.send(`${floor.path}/TaskQueues/RealTimeStatistics`, {
      method: 'POST',
      body: JSON.stringify({ QueueSids: list }),
      headers: { 'content-type': 'application/json' },
    });
  expect((await ask(sids)).status).toBe(400);
  expect((await ask(sids.slice(1))).json['task_queue_response_count']).toBe(50);
});
