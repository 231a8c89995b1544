import { updateTaskQueue } from '../../../emulator/taskrouter/commands/task-queue-commands';
import { updateWorkerChannel } from '../../../emulator/taskrouter/commands/worker-commands';
import type { TaskQueueRow, TaskRow, WorkerRow, WorkflowRow } from '../../../emulator/account/taskrouter-rows';
import { startOfTest } from '../floor';
import { TestBridge } from './bridge';

const accountSid = 'AC00000000000000000000000000000001';
const start = startOfTest / 1000;

let bridge: TestBridge;
let queue: TaskQueueRow;
let workflow: WorkflowRow;
let alice: WorkerRow;

beforeEach(async () => {
  bridge = await TestBridge.open();
  const { floor } = bridge;
  queue = floor.queue('everybody');
  workflow = floor.workflow({ default_filter: { queue: queue.sid } }, 90);
  alice = floor.worker('alice', { languages: ['es'] });
});
afterEach(() => bridge.close());

const get = async (url: string, params: object = {}): Promise<Record<string, unknown>> =>
  (await bridge.ask(bridge.token(alice, { role: 'admin' }), 'GET', url, params)).payload;
const post = async (url: string, params: object): Promise<Record<string, unknown>> =>
  (await bridge.ask(bridge.token(alice, { role: 'admin' }), 'POST', url, params)).payload;

const taskFields = (task: TaskRow): object => ({
  sid: task.sid,
  workspace_sid: bridge.floor.workspaceSid,
  addons: '{}',
  age: 0,
  attributes: '{"call_sid":"CA1"}',
  priority: 0,
  queue_name: 'everybody',
  queue_sid: queue.sid,
  reason: null,
  routing_target: null,
  task_channel_sid: task.taskChannelSid,
  task_channel_unique_name: 'default',
  timeout: 86_400,
  workflow_name: 'workflow',
  workflow_sid: workflow.sid,
  date_created: start,
  date_updated: start,
  virtual_start_time: start,
});

it('a worker: times in whole seconds, attributes as text', async () => {
  await bridge.floor.advance(1.75);
  expect(await post(`Workers/${alice.sid}`, { Attributes: { languages: ['en'] } })).toEqual({
    sid: alice.sid,
    account_sid: accountSid,
    workspace_sid: bridge.floor.workspaceSid,
    friendly_name: 'alice',
    operating_unit_sid: 'OU00000000000000000000000000000001',
    attributes: '{"languages":["en"]}',
    activity_sid: bridge.floor.activity('Available').sid,
    activity_name: 'Available',
    available: true,
    date_created: start,
    date_updated: start + 1,
    date_status_changed: start,
    version: 1001,
  });
});

it('an activity', async () => {
  const { contents } = await get('Activities', { PageSize: 1 });
  expect(contents).toEqual([
    {
      sid: bridge.floor.activity('Offline').sid,
      account_sid: accountSid,
      workspace_sid: bridge.floor.workspaceSid,
      friendly_name: 'Offline',
      available: false,
      date_created: start,
      date_updated: start,
    },
  ]);
});

it('a worker channel: what is left of it, and when it was last used in milliseconds', async () => {
  const channels = async (): Promise<unknown[]> =>
    (await get(`Workers/${alice.sid}/WorkerChannels`))['contents'] as unknown[];
  expect((await channels())[0]).toMatchObject({ available_capacity_percentage: 100, last_reserved_time: 0 });
  const { taskChannelSid } = bridge.floor.task();
  const row = [...bridge.floor.engine.store.channelsOfWorker.of(alice.sid)][0];
  bridge.floor.do((engine) => updateWorkerChannel(engine, row?.sid ?? '', { capacity: 3 }));
  expect(await channels()).toHaveLength(5);
  expect((await channels())[0]).toEqual({
    sid: row?.sid,
    account_sid: accountSid,
    workspace_sid: bridge.floor.workspaceSid,
    worker_sid: alice.sid,
    task_channel_sid: taskChannelSid,
    task_channel_unique_name: 'default',
    available: true,
    assigned_tasks: 1,
    configured_capacity: 3,
    available_capacity_percentage: 67,
    last_reserved_time: startOfTest,
    date_created: start,
    date_updated: start,
    version: 1,
  });
});

it('a task, with the names the SDK knows it by', async () => {
  const task = bridge.floor.task({ call_sid: 'CA1' });
  await bridge.floor.advance(7);
  expect(await get(`Tasks/${task.sid}`)).toEqual({
    ...taskFields(task),
    account_sid: accountSid,
    assignment_status: 'reserved',
    age: 7,
    version: 1001,
  });
});

it('a reservation by itself and in a list has its task; the reply to a change names it only', async () => {
  const task = bridge.floor.task({ call_sid: 'CA1' });
  const [row] = bridge.floor.reservationsOf(task);
  const common = {
    sid: row?.sid,
    account_sid: accountSid,
    workspace_sid: bridge.floor.workspaceSid,
    worker_sid: alice.sid,
    worker_name: 'alice',
    worker_previous_activity_sid: alice.activitySid,
    reservation_timeout: 90,
    date_created: start,
    date_updated: start,
  };
  const pending = {
    ...common,
    reservation_status: 'pending',
    version: 0,
    task: { ...taskFields(task), assignment_status: 'reserved', version: 1001 },
  };
  const url = `Workers/${alice.sid}/Reservations`;
  expect(await get(`${url}/${row?.sid}`)).toEqual(pending);
  expect(await get(url, { Active: 'true' })).toMatchObject({ contents: [pending], total: 1 });
  expect(await post(`${url}/${row?.sid}`, { ReservationStatus: 'accepted' })).toEqual({
    ...common,
    reservation_status: 'accepted',
    version: 1,
    task_sid: task.sid,
    task_channel_sid: task.taskChannelSid,
  });
});

it('a task queue', async () => {
  const unavailable = bridge.floor.activity('Unavailable').sid;
  bridge.floor.do((engine) =>
    updateTaskQueue(engine, queue.sid, { taskOrder: 'LIFO', assignmentActivitySid: unavailable }),
  );
  expect(await get(`TaskQueues/${queue.sid}`)).toEqual({
    sid: queue.sid,
    account_sid: accountSid,
    workspace_sid: bridge.floor.workspaceSid,
    friendly_name: 'everybody',
    operating_unit_sid: 'OU00000000000000000000000000000001',
    target_workers: '1==1',
    max_reserved_workers: 1,
    task_order: 'LIFO',
    lifo_queue: true,
    assignment_activity_sid: unavailable,
    assignment_activity_name: 'Unavailable',
    reservation_activity_sid: null,
    reservation_activity_name: null,
    date_created: start,
    date_updated: start,
    version: 1,
  });
});

describe('the lists for supervisors', () => {
  const names = async (list: string, params: object): Promise<unknown[]> => {
    const contents = (await get(list, params))['contents'] as { friendly_name: string }[];
    return contents.map(({ friendly_name: name }) => name);
  };

  beforeEach(() => {
    bridge.floor.worker('Bob', { languages: ['en'] }, 'Unavailable');
    bridge.floor.queue('spanish', { targetWorkers: 'languages HAS "es"' });
    bridge.floor.queue('nobody', { targetWorkers: 'languages HAS "fr"' });
  });

  it.each([
    [{ FriendlyName: 'alice' }, ['alice']],
    [{ FriendlyName: 'ali' }, []],
    [{ FriendlyName: 'bob' }, []],
    [{ ActivityName: 'Unavailable' }, ['Bob']],
    [{ TargetWorkersExpression: 'activity_name == "Available" AND languages HAS "es"' }, ['alice']],
  ])('workers by %j', async (params, expected) => {
    expect(await names('Workers', params)).toEqual(expected);
  });

  it('workers by activity, and by when their status changed', async () => {
    expect(await names('Workers', { ActivitySid: bridge.floor.activity('Unavailable').sid })).toEqual(['Bob']);
    await bridge.floor.advance(5);
    await post(`Workers/${alice.sid}`, { ActivitySid: bridge.floor.activity('Offline').sid });
    expect(await names('Workers', { Ordering: 'DateStatusChanged:asc' })).toEqual(['Bob', 'alice']);
    expect(await names('Workers', { Ordering: 'DateStatusChanged:desc' })).toEqual(['alice', 'Bob']);
  });

  it('task queues by name, and by a worker in them', async () => {
    expect(await names('TaskQueues', {})).toEqual(['everybody', 'spanish', 'nobody']);
    expect(await names('TaskQueues', { FriendlyName: 'spanish' })).toEqual(['spanish']);
    expect(await names('TaskQueues', { WorkerSid: alice.sid })).toEqual(['everybody', 'spanish']);
  });

  it.each([
    ['Workers', { ActivitySid: 'offline' }],
    ['Workers', { TargetWorkersExpression: 'languages HAS' }],
    ['Workers', { Ordering: 'DateUpdated:asc' }],
    ['TaskQueues', { WorkerSid: 'alice' }],
  ])('%s by %j is 400', async (list, params) => {
    const token = bridge.token(undefined);
    expect((await bridge.ask(token, 'GET', list, params)).status).toBe(400);
  });
});

describe('a task made by a worker', () => {
  it('is for that worker, with its attributes as text', async () => {
    const { sid } = await post('Tasks', {
      WorkflowSid: workflow.sid,
      TaskQueueSid: queue.sid,
      RoutingTarget: alice.sid,
      Attributes: { outbound_to: '+15550123', from: '+15550100' },
      TaskChannelUniqueName: 'voice',
      VirtualStartTime: '2026-11-20T11:59:00Z',
      undefined: 'what the SDK sends of options it does not know',
    });
    expect(await get(`Tasks/${String(sid)}`)).toMatchObject({
      assignment_status: 'reserved',
      routing_target: alice.sid,
      attributes: '{"outbound_to":"+15550123","from":"+15550100"}',
      task_channel_unique_name: 'voice',
      virtual_start_time: start - 60,
    });
  });

  it.each([
    [{ WorkflowSid: 'WW0' }, /'WW0' provided for WorkflowSid as RoutingTarget has an invalid format/],
    [{ TaskQueueSid: 'WQ0' }, /'WQ0' provided for TaskQueueSid/],
    [{ VirtualStartTime: '2026-11-20T12:00:01Z' }, /future/],
    [{ VirtualStartTime: 'yesterday' }, /'yesterday' provided for VirtualStartTime/],
  ])('is refused for %j', async (params, message) => {
    const { status, error } = await bridge.ask(bridge.token(alice), 'POST', 'Tasks', {
      RoutingTarget: alice.sid,
      ...params,
    });
    expect(status).toBe(400);
    expect(error.message).toMatch(message);
  });
});
