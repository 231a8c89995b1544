import twilio, { type Twilio } from 'twilio';
import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { startOfTest } from '../emulator/floor';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;

let emulator: Emulator;
let origin: string;
let client: Twilio;
let workspaceSid: string;
let workspace: WorkspaceContext;

beforeEach(async () => {
  emulator = await createEmulator();
  emulator.clock.freeze(startOfTest);
  ({ origin } = emulator);
  client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(origin) });
  workspaceSid = (await client.taskrouter.v1.workspaces.create({ friendlyName: 'floor' })).sid;
  workspace = client.taskrouter.v1.workspaces(workspaceSid);
});

afterEach(() => emulator.close());

const advance = (seconds: number): Promise<void> => emulator.clock.advance(seconds * 1000);

/** What a refused request throws. */
async function refusal(request: Promise<unknown>): Promise<{ status: number; code: number; message: string }> {
  const error: unknown = await request.then(
    () => new Error('It was not refused'),
    (refused: unknown) => refused,
  );
  expect(error).toMatchObject({
    status: expect.any(Number),
    code: expect.any(Number),
    moreInfo: expect.stringMatching(/^https:\/\/www\.twilio\.com\/docs\/errors\/\d+$/),
  });
  const { status, code, message } = error as { status: number; code: number; message: string };
  return { status, code, message };
}

const everyone = (queueSid: string): string =>
  JSON.stringify({ task_routing: { default_filter: { queue: queueSid } } });

async function makeWorkflow(): Promise<{ queueSid: string; workflowSid: string }> {
  const queue = await workspace.taskQueues.create({ friendlyName: 'all' });
  const workflow = await workspace.workflows.create({ friendlyName: 'all', configuration: everyone(queue.sid) });
  return { queueSid: queue.sid, workflowSid: workflow.sid };
}

async function activitySid(friendlyName: string): Promise<string> {
  const [activity] = await workspace.activities.list({ friendlyName });
  return activity?.sid ?? '';
}

describe('workspaces', () => {
  test('are made, changed, listed and deleted with all that is in them', async () => {
    const made = await client.taskrouter.v1.workspaces.create({
      friendlyName: 'support',
      eventCallbackUrl: 'https://example.com/events',
      eventsFilter: 'task.created,task.completed',
      multiTaskEnabled: false,
      prioritizeQueueOrder: 'LIFO',
      template: 'FIFO',
    });
    expect(made).toMatchObject({
      friendlyName: 'support',
      accountSid,
      eventCallbackUrl: 'https://example.com/events',
      eventsFilter: 'task.created,task.completed',
      multiTaskEnabled: false,
      prioritizeQueueOrder: 'LIFO',
      defaultActivityName: 'Offline',
      timeoutActivityName: 'Offline',
      dateCreated: new Date('2026-11-20T12:00:00Z'),
      url: `${origin}/v1/Workspaces/${made.sid}`,
    });
    expect(made.links).toMatchObject({ workers: `${made.url}/Workers`, task_channels: `${made.url}/TaskChannels` });

    const own = client.taskrouter.v1.workspaces(made.sid);
    expect((await own.taskQueues.list()).map((row) => [row.friendlyName, row.targetWorkers])).toEqual([
      ['Sample Queue', '1==1'],
    ]);
    expect((await own.workflows.list()).map((row) => row.friendlyName)).toEqual(['Default Fifo Workflow']);
    expect((await own.taskChannels.list()).map((row) => row.uniqueName)).toEqual([
      'default',
      'voice',
      'chat',
      'sms',
      'video',
    ]);
    const [, available] = await own.activities.list();
    const changed = await own.update({
      friendlyName: 'sales',
      timeoutActivitySid: available?.sid ?? '',
      eventCallbackUrl: '',
      multiTaskEnabled: true,
    });
    expect(changed).toMatchObject({
      friendlyName: 'sales',
      timeoutActivityName: 'Available',
      multiTaskEnabled: true,
    });
    expect(changed.eventCallbackUrl).toBeNull();

    expect((await client.taskrouter.v1.workspaces.list({ friendlyName: 'sales' })).map(({ sid }) => sid)).toEqual([
      made.sid,
    ]);
    expect(await own.remove()).toBe(true);
    expect(await refusal(own.fetch())).toMatchObject({ status: 404, code: 20404 });
    expect(await refusal(own.workers.list())).toMatchObject({ status: 404, code: 20404 });
  });
});

describe('activities', () => {
  test('are made, renamed, filtered and deleted', async () => {
    const lunch = await workspace.activities.create({ friendlyName: 'Lunch', available: false });
    expect(lunch).toMatchObject({ friendlyName: 'Lunch', available: false, workspaceSid: workspaceSid });
    expect(await workspace.activities(lunch.sid).update({ friendlyName: 'Break' })).toMatchObject({
      friendlyName: 'Break',
    });
    expect((await workspace.activities.list({ available: 'true' })).map((row) => row.friendlyName)).toEqual([
      'Available',
    ]);
    expect((await workspace.activities.list({ available: 'false' })).map((row) => row.friendlyName)).toEqual([
      'Offline',
      'Unavailable',
      'Break',
    ]);
    expect(await workspace.activities(lunch.sid).remove()).toBe(true);
    expect(await refusal(workspace.activities(lunch.sid).fetch())).toMatchObject({
      status: 404,
      code: 20404,
      message: `The requested resource /Workspaces/${workspaceSid}/Activities/${lunch.sid} was not found`,
    });
  });

  test('that are needed cannot be deleted', async () => {
    expect(await refusal(workspace.activities(await activitySid('Offline')).remove())).toMatchObject({
      status: 400,
      code: 20001,
    });
  });
});

describe('workers', () => {
  test('are made, changed, filtered and deleted', async () => {
    const available = await activitySid('Available');
    const alice = await workspace.workers.create({ friendlyName: 'alice', attributes: '{"languages":["es"]}' });
    expect(alice).toMatchObject({
      friendlyName: 'alice',
      attributes: '{"languages":["es"]}',
      activityName: 'Offline',
      available: false,
      dateStatusChanged: new Date('2026-11-20T12:00:00Z'),
    });
    const bob = await workspace.workers.create({ friendlyName: 'bob', activitySid: available });
    const queue = await workspace.taskQueues.create({
      friendlyName: 'spanish',
      targetWorkers: 'languages HAS "es"',
    });

    const names = async (filter: object): Promise<string[]> =>
      (await workspace.workers.list(filter)).map((row) => row.friendlyName);
    expect(await names({})).toEqual(['alice', 'bob']);
    expect(await names({ friendlyName: 'bob' })).toEqual(['bob']);
    expect(await names({ friendlyName: 'Bob' })).toEqual([]);
    expect(await names({ available: 'yes' })).toEqual(['bob']);
    expect(await names({ activityName: 'Offline' })).toEqual(['alice']);
    expect(await names({ activitySid: available })).toEqual(['bob']);
    expect(await names({ taskQueueSid: queue.sid })).toEqual(['alice']);
    expect(await names({ taskQueueName: 'spanish' })).toEqual(['alice']);
    expect(await names({ taskQueueName: 'none' })).toEqual([]);
    expect(await names({ targetWorkersExpression: 'friendly_name == "bob"' })).toEqual(['bob']);

    await advance(5);
    const changed = await workspace.workers(alice.sid).update({ activitySid: available, attributes: '{}' });
    expect(changed).toMatchObject({ activityName: 'Available', available: true, attributes: '{}' });
    expect(await names({ ordering: 'DateStatusChanged:desc' })).toEqual(['alice', 'bob']);
    expect(await names({ ordering: 'DateStatusChanged:asc' })).toEqual(['bob', 'alice']);

    expect(await workspace.workers(bob.sid).remove()).toBe(true);
    expect(await names({})).toEqual(['alice']);
  });

  test('have names of their own, whatever the case', async () => {
    await workspace.workers.create({ friendlyName: 'alice' });
    expect(await refusal(workspace.workers.create({ friendlyName: 'ALICE' }))).toEqual({
      status: 400,
      code: 20001,
      message: 'Worker with the same friendly name already exists',
    });
  });

  test('are only changed at the version that is asked for', async () => {
    const { sid } = await workspace.workers.create({ friendlyName: 'alice' });
    const first = await workspace.workers(sid).update({ attributes: '{"step":1}', ifMatch: '1000' });
    expect(first.attributes).toBe('{"step":1}');
    expect(await refusal(workspace.workers(sid).update({ attributes: '{}', ifMatch: '1000' }))).toMatchObject({
      status: 412,
      code: 20412,
    });
    expect(await refusal(workspace.workers(sid).remove({ ifMatch: '"1000"' }))).toMatchObject({ status: 412 });
    expect(await workspace.workers(sid).remove({ ifMatch: '"1001"' })).toBe(true);
  });

  test('take as many tasks of a channel as they are told to', async () => {
    const { sid } = await workspace.workers.create({ friendlyName: 'alice' });
    const channels = await workspace.workers(sid).workerChannels.list();
    expect(channels.map((row) => [row.taskChannelUniqueName, row.configuredCapacity, row.available])).toEqual(
      ['default', 'voice', 'chat', 'sms', 'video'].map((name) => [name, 1, true]),
    );
    const chat = channels.find((row) => row.taskChannelUniqueName === 'chat');
    for (const name of [chat?.sid ?? '', chat?.taskChannelSid ?? '', 'chat']) {
      expect(await workspace.workers(sid).workerChannels(name).fetch()).toMatchObject({ sid: chat?.sid });
    }
    expect(await workspace.workers(sid).workerChannels('chat').update({ capacity: 3, available: false })).toMatchObject(
      { configuredCapacity: 3, available: false, assignedTasks: 0, availableCapacityPercentage: 100 },
    );
    expect(await refusal(workspace.workers(sid).workerChannels('fax').fetch())).toMatchObject({ status: 404 });
  });
});

describe('task channels', () => {
  test('are made, found by either name, changed and deleted', async () => {
    await workspace.workers.create({ friendlyName: 'alice' });
    const fax = await workspace.taskChannels.create({ friendlyName: 'Fax', uniqueName: 'fax' });
    expect(await workspace.taskChannels('fax').fetch()).toMatchObject({ sid: fax.sid, uniqueName: 'fax' });
    expect(
      await workspace.taskChannels(fax.sid).update({ friendlyName: 'Telefax', channelOptimizedRouting: true }),
    ).toMatchObject({ friendlyName: 'Telefax', channelOptimizedRouting: true });
    expect(await refusal(workspace.taskChannels.create({ friendlyName: 'x', uniqueName: 'fax' }))).toMatchObject({
      status: 400,
    });
    expect(await workspace.taskChannels(fax.sid).remove()).toBe(true);
    expect(await refusal(workspace.taskChannels('fax').fetch())).toMatchObject({ status: 404 });
    expect(await refusal(workspace.taskChannels('default').remove())).toMatchObject({ status: 400 });
  });
});

describe('task queues', () => {
  test('are made, changed, filtered and deleted', async () => {
    const alice = await workspace.workers.create({ friendlyName: 'alice', attributes: '{"skill":"a"}' });
    const busy = await workspace.activities.create({ friendlyName: 'Busy' });
    const queue = await workspace.taskQueues.create({
      friendlyName: 'queue a',
      targetWorkers: 'skill == "a"',
      maxReservedWorkers: 3,
      taskOrder: 'LIFO',
      reservationActivitySid: busy.sid,
    });
    expect(queue).toMatchObject({
      friendlyName: 'queue a',
      targetWorkers: 'skill == "a"',
      maxReservedWorkers: 3,
      taskOrder: 'LIFO',
      reservationActivitySid: busy.sid,
      reservationActivityName: 'Busy',
      assignmentActivitySid: null,
    });
    await workspace.taskQueues.create({ friendlyName: 'nobody', targetWorkers: '' });
    await workspace.taskQueues.create({ friendlyName: 'all' });
    const names = async (filter: object): Promise<string[]> =>
      (await workspace.taskQueues.list(filter)).map((row) => row.friendlyName);
    expect(await names({ workerSid: alice.sid })).toEqual(['queue a', 'all']);
    expect(await names({ evaluateWorkerAttributes: '{"skill":"b"}' })).toEqual(['all']);
    expect(await names({ friendlyName: 'queue' })).toEqual([]);
    expect(
      await workspace.taskQueues(queue.sid).update({ targetWorkers: '1==1', maxReservedWorkers: 1 }),
    ).toMatchObject({ targetWorkers: '1==1', maxReservedWorkers: 1 });
    expect(await workspace.taskQueues(queue.sid).remove()).toBe(true);
    expect(await names({})).toEqual(['nobody', 'all']);
  });

  test('are refused with an expression that cannot be read', async () => {
    const refused = workspace.taskQueues.create({ friendlyName: 'bad', targetWorkers: 'skill-level evel 3' });
    expect(await refusal(refused)).toMatchObject({ status: 400, code: 20001 });
  });

  test('are kept while a workflow names them', async () => {
    const { queueSid } = await makeWorkflow();
    expect(await refusal(workspace.taskQueues(queueSid).remove())).toMatchObject({ status: 400, code: 20001 });
  });
});

describe('workflows', () => {
  test('are made, changed, filtered and deleted', async () => {
    const queue = await workspace.taskQueues.create({ friendlyName: 'all' });
    const workflow = await workspace.workflows.create({
      friendlyName: 'support',
      configuration: everyone(queue.sid),
      assignmentCallbackUrl: 'https://example.com/assignment?instruction=accept',
      taskReservationTimeout: 30,
    });
    expect(workflow).toMatchObject({
      friendlyName: 'support',
      configuration: everyone(queue.sid),
      documentContentType: 'application/json',
      assignmentCallbackUrl: 'https://example.com/assignment?instruction=accept',
      fallbackAssignmentCallbackUrl: null,
      taskReservationTimeout: 30,
    });
    expect(
      await workspace.workflows(workflow.sid).update({
        friendlyName: 'sales',
        taskReservationTimeout: 60,
        assignmentCallbackUrl: '',
        reEvaluateTasks: 'true',
      }),
    ).toMatchObject({ friendlyName: 'sales', taskReservationTimeout: 60, assignmentCallbackUrl: null });
    expect((await workspace.workflows.list({ friendlyName: 'sales' })).map(({ sid }) => sid)).toEqual([workflow.sid]);
    const task = await workspace.tasks.create({ workflowSid: workflow.sid });
    expect(await refusal(workspace.workflows(workflow.sid).remove())).toMatchObject({ status: 400 });
    await workspace.tasks(task.sid).remove();
    expect(await workspace.workflows(workflow.sid).remove()).toBe(true);
  });

  test('are refused with a configuration that cannot be followed', async () => {
    const create = (configuration: string): Promise<unknown> =>
      workspace.workflows.create({ friendlyName: 'bad', configuration });
    expect(await refusal(create('{'))).toMatchObject({ status: 400, code: 20001 });
    expect(await refusal(create(everyone('WQ000000000000000000000000000000ff')))).toMatchObject({ status: 400 });
  });
});

describe('tasks', () => {
  test('go from creation to completion, reservation by reservation', async () => {
    const { queueSid, workflowSid } = await makeWorkflow();
    const alice = await workspace.workers.create({
      friendlyName: 'alice',
      activitySid: await activitySid('Available'),
    });
    const created = await workspace.tasks.create({
      attributes: '{"from":"+15551234"}',
      priority: 5,
      timeout: 600,
      taskChannel: 'voice',
    });
    expect(created).toMatchObject({
      assignmentStatus: 'pending',
      attributes: '{"from":"+15551234"}',
      priority: 5,
      timeout: 600,
      age: 0,
      addons: '{}',
      reason: null,
      routingTarget: null,
      ignoreCapacity: false,
      taskChannelUniqueName: 'voice',
      workflowSid,
      workflowFriendlyName: 'all',
      taskQueueSid: queueSid,
      taskQueueFriendlyName: 'all',
      virtualStartTime: new Date('2026-11-20T12:00:00Z'),
      taskQueueEnteredDate: new Date('2026-11-20T12:00:00Z'),
    });
    await advance(7);
    const reserved = await workspace.tasks(created.sid).fetch();
    expect(reserved).toMatchObject({ assignmentStatus: 'reserved', age: 7 });

    const [offer] = await workspace.tasks(created.sid).reservations.list({ workerSid: alice.sid });
    expect(offer).toMatchObject({
      reservationStatus: 'pending',
      taskSid: created.sid,
      workerSid: alice.sid,
      workerName: 'alice',
    });
    const offerSid = offer?.sid ?? '';
    expect(await workspace.workers(alice.sid).workerChannels('voice').fetch()).toMatchObject({
      assignedTasks: 1,
      availableCapacityPercentage: 0,
    });
    expect(
      await workspace.tasks(created.sid).reservations(offerSid).update({ reservationStatus: 'accepted' }),
    ).toMatchObject({ reservationStatus: 'accepted' });
    expect(await workspace.workers(alice.sid).reservations(offerSid).fetch()).toMatchObject({
      reservationStatus: 'accepted',
      url: `${origin}/v1/Workspaces/${workspaceSid}/Workers/${alice.sid}/Reservations/${offerSid}`,
    });
    expect(
      await refusal(workspace.tasks(created.sid).reservations(offerSid).update({ reservationStatus: 'accepted' })),
    ).toMatchObject({ status: 400, code: 20001 });

    expect(
      await workspace.tasks(created.sid).update({ assignmentStatus: 'wrapping', reason: 'hung up' }),
    ).toMatchObject({ assignmentStatus: 'wrapping', reason: 'hung up' });
    expect(await workspace.tasks(created.sid).update({ assignmentStatus: 'completed' })).toMatchObject({
      assignmentStatus: 'completed',
    });
    expect(
      (await workspace.workers(alice.sid).reservations.list({ reservationStatus: 'completed' })).map(({ sid }) => sid),
    ).toEqual([offerSid]);
    await advance(5 * 60);
    expect(await refusal(workspace.tasks(created.sid).fetch())).toMatchObject({ status: 404 });
  });

  test('are rejected with an activity, and then wait for somebody else', async () => {
    await makeWorkflow();
    const alice = await workspace.workers.create({
      friendlyName: 'alice',
      activitySid: await activitySid('Available'),
    });
    const { sid } = await workspace.tasks.create();
    const [offer] = await workspace.workers(alice.sid).reservations.list();
    await workspace
      .workers(alice.sid)
      .reservations(offer?.sid ?? '')
      .update({ reservationStatus: 'rejected', workerActivitySid: await activitySid('Unavailable') });
    expect(await workspace.workers(alice.sid).fetch()).toMatchObject({ activityName: 'Unavailable' });
    expect(await workspace.tasks(sid).fetch()).toMatchObject({ assignmentStatus: 'pending' });
  });

  test('are filtered and ordered', async () => {
    const { queueSid, workflowSid } = await makeWorkflow();
    const make = (name: string, priority: number, virtualStartTime: string): Promise<unknown> =>
      workspace.tasks.create({
        attributes: JSON.stringify({ name }),
        priority,
        virtualStartTime: new Date(virtualStartTime),
      });
    await make('a', 1, '2026-11-20T10:00:00Z');
    await make('b', 2, '2026-11-20T11:00:00Z');
    await make('c', 1, '2026-11-20T09:00:00Z');
    const names = async (filter: object): Promise<string> =>
      (await workspace.tasks.list(filter)).map((row) => (JSON.parse(row.attributes) as { name: string }).name).join('');
    expect(await names({})).toBe('abc');
    expect(await names({ priority: 1 })).toBe('ac');
    expect(await names({ ordering: 'Priority:desc' })).toBe('bac');
    expect(await names({ ordering: 'Priority:asc,VirtualStartTime:asc' })).toBe('cab');
    expect(await names({ evaluateTaskAttributes: 'name IN ["b", "c"]' })).toBe('bc');
    expect(await names({ assignmentStatus: ['reserved', 'assigned'] })).toBe('');
    expect(await names({ assignmentStatus: ['pending'], workflowSid, taskQueueSid: queueSid })).toBe('abc');
    expect(await names({ workflowName: 'all', taskQueueName: 'all', hasAddons: false })).toBe('abc');
    expect(await names({ workflowName: 'other' })).toBe('');
    expect(await names({ hasAddons: true })).toBe('');
  });

  test('are canceled, and refuse what their status does not allow', async () => {
    await makeWorkflow();
    const { sid } = await workspace.tasks.create();
    expect(await refusal(workspace.tasks(sid).update({ assignmentStatus: 'wrapping' }))).toMatchObject({
      status: 400,
      message: `Cannot wrap up a task ${sid} in workspace ${workspaceSid} for account ${accountSid} because it's not currently assigned`,
    });
    expect(await refusal(workspace.tasks(sid).update({ assignmentStatus: 'assigned' }))).toMatchObject({ status: 400 });
    expect(await workspace.tasks(sid).update({ assignmentStatus: 'canceled', reason: 'gave up' })).toMatchObject({
      assignmentStatus: 'canceled',
      reason: 'gave up',
    });
    expect(await refusal(workspace.tasks(sid).update({ assignmentStatus: 'canceled' }))).toMatchObject({
      status: 400,
      message: `Cannot cancel task ${sid} in workspace ${workspaceSid} for account ${accountSid} because it is not pending or reserved.`,
    });
  });

  test('name a worker, and what they may not name', async () => {
    await makeWorkflow();
    const alice = await workspace.workers.create({ friendlyName: 'alice' });
    const task = await workspace.tasks.create({ routingTarget: alice.sid });
    expect(task).toMatchObject({ routingTarget: alice.sid, ignoreCapacity: true });
    const create = (wrong: object): Promise<unknown> => workspace.tasks.create(wrong);
    expect(await refusal(create({ workflowSid: 'WWbad' }))).toMatchObject({
      status: 400,
      code: 20001,
      message: `Value 'WWbad' provided for WorkflowSid as RoutingTarget has an invalid format. WorkspaceSid: ${workspaceSid}, AccountSid: ${accountSid}`,
    });
    expect(await refusal(create({ attributes: '[1]' }))).toMatchObject({ status: 400, code: 20001 });
    expect(await refusal(create({ taskChannel: 'fax' }))).toMatchObject({ status: 400 });
    expect((await refusal(create({ virtualStartTime: new Date('2026-11-20T12:00:01Z') }))).message).toContain('future');
    expect(await refusal(create({ timeout: 1_209_601 }))).toMatchObject({ status: 400 });
    await workspace.workflows.create({
      friendlyName: 'second',
      configuration: everyone((await workspace.taskQueues.list())[0]?.sid ?? ''),
    });
    expect(await refusal(create({}))).toMatchObject({ status: 400, message: 'WorkflowSid field is required' });
  });

  test('are only changed at the version that is asked for', async () => {
    await makeWorkflow();
    const { sid } = await workspace.tasks.create();
    await workspace.tasks(sid).update({ attributes: '{"n":1}', ifMatch: '1000' });
    expect(await refusal(workspace.tasks(sid).update({ attributes: '{}', ifMatch: '1000' }))).toMatchObject({
      status: 412,
      code: 20412,
    });
    expect(await workspace.tasks(sid).remove({ ifMatch: '1001' })).toBe(true);
    expect(await refusal(workspace.tasks(sid).remove())).toMatchObject({ status: 404 });
  });
});

describe('lists', () => {
  test('are read page by page to their end', async () => {
    await makeWorkflow();
    const sids: string[] = [];
    for (let n = 0; n < 120; n += 1) sids.push((await workspace.tasks.create()).sid);
    expect((await workspace.tasks.list()).map(({ sid }) => sid)).toEqual(sids);
    expect((await workspace.tasks.list({ limit: 70 })).map(({ sid }) => sid)).toEqual(sids.slice(0, 70));
    expect(await workspace.tasks.list({ pageSize: 1000 })).toHaveLength(120);

    const first = await workspace.tasks.page({ pageSize: 50 });
    expect(first.instances.map(({ sid }) => sid)).toEqual(sids.slice(0, 50));
    await workspace.tasks.create();
    const second = await first.nextPage();
    expect(second?.instances.map(({ sid }) => sid)).toEqual(sids.slice(50, 100));
    const third = await second?.nextPage();
    expect(third?.instances).toHaveLength(21);
    expect(third?.nextPageUrl).toBeUndefined();
    expect((await second?.previousPage())?.instances.map(({ sid }) => sid)).toEqual(sids.slice(0, 50));
  });

  test('refuse a page without its token', async () => {
    expect(await refusal(workspace.workers.page({ pageNumber: 3 }))).toMatchObject({ status: 400, code: 40153 });
  });
});

describe('statistics', () => {
  /** One call answered after 30 s and wrapped up, one given up after 8 s, one offered, one waiting. */
  async function workADay(): Promise<{ queueSid: string; workflowSid: string; aliceSid: string; waitingSid: string }> {
    const { queueSid, workflowSid } = await makeWorkflow();
    const alice = await workspace.workers.create({ friendlyName: 'alice' });
    await workspace.workers.create({ friendlyName: 'bob' });
    const answered = await workspace.tasks.create({ taskChannel: 'voice' });
    await advance(30);
    await workspace.workers(alice.sid).update({ activitySid: await activitySid('Available') });
    const [offer] = await workspace.tasks(answered.sid).reservations.list();
    const reservation = workspace.tasks(answered.sid).reservations(offer?.sid ?? '');
    await reservation.update({ reservationStatus: 'accepted' });
    const abandoned = await workspace.tasks.create({ taskChannel: 'voice' });
    await advance(8);
    await workspace.tasks(abandoned.sid).update({ assignmentStatus: 'canceled' });
    await workspace.tasks(answered.sid).update({ assignmentStatus: 'completed' });
    await workspace.tasks.create({ taskChannel: 'voice' });
    await advance(2);
    const waiting = await workspace.tasks.create({ taskChannel: 'voice', priority: 3 });
    await advance(5);
    return { queueSid, workflowSid, aliceSid: alice.sid, waitingSid: waiting.sid };
  }

  const tasksNow = {
    tasks_by_status: { pending: 1, reserved: 1, assigned: 0, wrapping: 0 },
    tasks_by_priority: { '0': 1, '3': 1 },
    total_tasks: 2,
    longest_task_waiting_age: 7,
  };
  const reservationsSoFar = {
    reservations_created: 2,
    reservations_accepted: 1,
    reservations_rejected: 0,
    reservations_timed_out: 0,
    reservations_canceled: 0,
    reservations_rescinded: 0,
  };
  const tasksSoFar = {
    ...reservationsSoFar,
    avg_task_acceptance_time: 30,
    tasks_canceled: 1,
    tasks_completed: 1,
    tasks_deleted: 0,
    tasks_moved: 0,
    wait_duration_until_accepted: { avg: 30, min: 30, max: 30, total: 30 },
    wait_duration_until_canceled: { avg: 8, min: 8, max: 8, total: 8 },
    split_by_wait_time: {
      '5': {
        above: { tasks_canceled: 1, reservations_accepted: 1 },
        below: { tasks_canceled: 0, reservations_accepted: 0 },
      },
      '10': {
        above: { tasks_canceled: 0, reservations_accepted: 1 },
        below: { tasks_canceled: 1, reservations_accepted: 0 },
      },
    },
    start_time: '2026-11-20T11:45:45Z',
    end_time: '2026-11-20T12:00:45Z',
  };
  const splitByWaitTime = '5,10';
  const everywhere = [
    ['Offline', 1],
    ['Available', 1],
    ['Unavailable', 0],
  ];
  const peopleIn = (rows: { friendly_name: string; workers: number }[]): unknown[] =>
    rows.map((row) => [row.friendly_name, row.workers]);

  test('of a workspace', async () => {
    await workADay();
    const both = await workspace.statistics().fetch({ splitByWaitTime });
    expect(both.realtime).toMatchObject({ ...tasksNow, total_workers: 2 });
    expect(peopleIn(both.realtime.activity_statistics)).toEqual(everywhere);
    expect(both.cumulative).toEqual({ ...tasksSoFar, tasks_created: 4, tasks_timed_out_in_workflow: 0 });
    expect(await workspace.realTimeStatistics().fetch({ taskChannel: 'sms' })).toMatchObject({
      totalTasks: 0,
      longestTaskWaitingAge: 0,
      longestTaskWaitingSid: null,
      totalWorkers: 2,
    });
    const early = { startDate: new Date('2026-11-20T12:00:00Z'), endDate: new Date('2026-11-20T12:00:10Z') };
    expect(await workspace.cumulativeStatistics().fetch(early)).toMatchObject({
      tasksCreated: 1,
      tasksCanceled: 0,
      splitByWaitTime: null,
      startTime: early.startDate,
      endTime: early.endDate,
    });
  });

  test('of a workflow', async () => {
    const { workflowSid } = await workADay();
    const both = await workspace.workflows(workflowSid).statistics().fetch({ splitByWaitTime });
    expect(both).toMatchObject({ workflowSid, realtime: tasksNow });
    expect(both.cumulative).toEqual({ ...tasksSoFar, tasks_entered: 4, tasks_timed_out_in_workflow: 0 });
    expect(await workspace.workflows(workflowSid).realTimeStatistics().fetch()).toMatchObject({ totalTasks: 2 });
    expect(await workspace.workflows(workflowSid).cumulativeStatistics().fetch({ taskChannel: 'sms' })).toMatchObject({
      tasksEntered: 0,
    });
  });

  test('of a queue, of all queues, and of several asked for at once', async () => {
    const { queueSid } = await workADay();
    const empty = await workspace.taskQueues.create({ friendlyName: 'nobody', targetWorkers: '1==2' });
    const queueNow = {
      ...tasksNow,
      total_eligible_workers: 2,
      total_available_workers: 1,
      longest_relative_task_age_in_queue: 7,
    };
    const queueSoFar = {
      ...tasksSoFar,
      tasks_entered: 4,
      wait_duration_in_queue_until_accepted: { avg: 30, min: 30, max: 30, total: 30 },
    };
    const both = await workspace.taskQueues(queueSid).statistics().fetch({ splitByWaitTime });
    expect(both).toMatchObject({ taskQueueSid: queueSid, realtime: queueNow });
    expect(both.cumulative).toEqual(queueSoFar);
    expect(await workspace.taskQueues(queueSid).realTimeStatistics().fetch()).toMatchObject({
      totalEligibleWorkers: 2,
      totalAvailableWorkers: 1,
    });
    expect(await workspace.taskQueues(queueSid).cumulativeStatistics().fetch()).toMatchObject({ tasksEntered: 4 });

    const all = await workspace.taskQueues.statistics.list({ pageSize: 1, splitByWaitTime });
    expect(all.map((row) => [row.taskQueueSid, row.realtime.total_tasks, row.cumulative.tasks_entered])).toEqual([
      [queueSid, 2, 4],
      [empty.sid, 0, 0],
    ]);
    const bulk = await workspace.taskQueues.bulkRealTimeStatistics.create({ TaskQueueSids: [empty.sid, queueSid] });
    expect(bulk.taskQueueResponseCount).toBe(2);
    expect(bulk.taskQueueData).toMatchObject([
      { task_queue_sid: empty.sid, total_tasks: 0, total_eligible_workers: 0 },
      { task_queue_sid: queueSid, ...tasksNow, total_eligible_workers: 2, total_available_workers: 1 },
    ]);
    expect(await refusal(workspace.taskQueues.bulkRealTimeStatistics.create({}))).toMatchObject({ status: 400 });
  });

  test('of workers, and of one', async () => {
    const { aliceSid, queueSid } = await workADay();
    const both = await workspace.workers.statistics().fetch({ taskQueueSid: queueSid });
    expect(both.realtime.total_workers).toBe(2);
    expect(peopleIn(both.realtime.activity_statistics)).toEqual(everywhere);
    expect(both.cumulative).toMatchObject(reservationsSoFar);
    expect(await workspace.workers.realTimeStatistics().fetch()).toMatchObject({ totalWorkers: 2 });
    expect(await workspace.workers.cumulativeStatistics().fetch()).toMatchObject({ reservationsCreated: 2 });

    const own = await workspace.workers(aliceSid).statistics().fetch();
    expect(own).toMatchObject({ workerSid: aliceSid, cumulative: reservationsSoFar });
    expect(own.cumulative.activity_durations).toMatchObject([
      { friendly_name: 'Offline', avg: 30, min: 30, max: 30, total: 30 },
      { friendly_name: 'Available', avg: 15, min: 15, max: 15, total: 15 },
      { friendly_name: 'Unavailable', avg: 0, min: 0, max: 0, total: 0 },
    ]);
    const bob = await workspace.workers.statistics().fetch({ friendlyName: 'bob' });
    expect(bob.realtime.total_workers).toBe(1);
    expect(bob.cumulative.reservations_created).toBe(0);
  });
});

describe('events', () => {
  test('tell what happened, newest first', async () => {
    await makeWorkflow();
    const alice = await workspace.workers.create({
      friendlyName: 'alice',
      activitySid: await activitySid('Available'),
    });
    const task = await workspace.tasks.create({ attributes: '{"n":1}' });
    const events = await workspace.events.list({ taskSid: task.sid });
    expect(events.map(({ eventType }) => eventType)).toEqual([
      'reservation.created',
      'workflow.target-matched',
      'task.created',
      'task-queue.entered',
      'workflow.entered',
    ]);
    const [offered] = events;
    expect(offered).toMatchObject({
      resourceType: 'reservation',
      eventDateMs: Date.parse('2026-11-20T12:00:00Z'),
      eventDate: new Date('2026-11-20T12:00:00Z'),
      source: 'twilio',
      eventData: {
        workspace_sid: workspaceSid,
        task_sid: task.sid,
        task_attributes: '{"n":1}',
        task_assignment_status: 'reserved',
        task_age: '0',
        worker_sid: alice.sid,
        worker_name: 'alice',
        worker_activity_name: 'Available',
        workflow_name: 'all',
        task_queue_name: 'all',
        task_channel_unique_name: 'default',
      },
    });
    expect(await workspace.events(offered?.sid ?? '').fetch()).toMatchObject({ eventType: 'reservation.created' });

    expect((await workspace.events.list({ eventType: 'worker.created' })).map((row) => row.resourceSid)).toEqual([
      alice.sid,
    ]);
    await advance(16 * 60);
    expect(await workspace.events.list({ eventType: 'worker.created' })).toEqual([]);
    expect(await workspace.events.list({ eventType: 'worker.created', minutes: 20 })).toHaveLength(1);
    expect(
      await workspace.events.list({ eventType: 'worker.created', startDate: new Date('2026-11-20T12:00:00Z') }),
    ).toHaveLength(1);
  });
});

describe('credentials', () => {
  test('may be an API key', async () => {
    const httpClient = new LocalRequestClient(origin);
    const byKey = twilio(apiKey, apiSecret, { accountSid, httpClient });
    expect((await byKey.taskrouter.v1.workspaces(workspaceSid).fetch()).friendlyName).toBe('floor');
  });

  test('that are wrong are refused', async () => {
    const httpClient = new LocalRequestClient(origin);
    const stranger = twilio(accountSid, 'guessed', { httpClient });
    expect(await refusal(stranger.taskrouter.v1.workspaces.list())).toMatchObject({ status: 401, code: 20003 });
  });
});
