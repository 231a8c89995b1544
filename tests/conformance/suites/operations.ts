import twilio from 'twilio';
import type V1 from 'twilio/lib/rest/taskrouter/V1';
import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { taskrouterOperations } from '../../../emulator/taskrouter-api/taskrouter-operations';
import { publishedReplies } from '../published-fields';
import { RecordingClient } from '../recording-client';
import type { Service } from '../service';
import type { Suite } from './suite';

/** A floor with something of every kind on it, one task in hand and one on offer. */
interface Floor {
  readonly service: Service;
  readonly wire: RecordingClient;
  readonly openedAt: number;
  readonly name: string;
  readonly v1: V1;
  readonly ws: WorkspaceContext;
  readonly queue: string;
  readonly workflow: string;
  readonly configuration: string;
  readonly worker: string;
  readonly activity: string;
  readonly channel: string;
  /** In hand, and the reservation that it is in hand by. */
  readonly task: string;
  readonly reservation: string;
  readonly offer: { readonly task: string; readonly reservation: string };
}

const callbackUrl = 'https://example.com/callback';

async function furnish(service: Service): Promise<Floor> {
  const { accountSid, authToken } = service.credentials;
  const wire = new RecordingClient(service.origin);
  const { v1 } = twilio(accountSid, authToken, { httpClient: wire }).taskrouter;
  const name = service.workspaceName('floor');
  const openedAt = await service.now();
  const { sid } = await v1.workspaces.create({ friendlyName: name, eventsFilter: 'task.created' });
  const ws = v1.workspaces(sid);
  const [available] = await ws.activities.list({ friendlyName: 'Available' });
  const activity = available?.sid ?? '';
  const queue = await ws.taskQueues.create({ friendlyName: 'all', assignmentActivitySid: activity });
  const configuration = JSON.stringify({ task_routing: { default_filter: { queue: queue.sid } } });
  const workflow = await ws.workflows.create({ friendlyName: 'all', configuration });
  const worker = await ws.workers.create({ friendlyName: 'alice', activitySid: activity });
  const channel = await ws.workers(worker.sid).workerChannels('voice').update({ capacity: 2 });
  const reservationOf = async (taskSid: string): Promise<string> => {
    const offers = await service.eventually(
      () => ws.tasks(taskSid).reservations.list(),
      (found) => found.length > 0,
    );
    return offers[0]?.sid ?? '';
  };
  const task = await ws.tasks.create({ attributes: '{"n":1}', priority: 3, taskChannel: 'voice' });
  const reservation = await reservationOf(task.sid);
  await service.pass(2);
  await ws.tasks(task.sid).reservations(reservation).update({ reservationStatus: 'accepted' });
  const offered = await ws.tasks.create({ attributes: '{"n":2}', taskChannel: 'voice' });
  const offer = { task: offered.sid, reservation: await reservationOf(offered.sid) };
  await ws.workers.create({ friendlyName: 'bob' });
  return {
    ...{ service, wire, openedAt, name, v1, ws, queue: queue.sid, workflow: workflow.sid, configuration },
    ...{ worker: worker.sid, activity, channel: channel.sid, task: task.sid, reservation, offer },
  };
}

const within = { minutes: 30, taskChannel: 'voice' };
const split = { ...within, splitByWaitTime: '5,10' };

/** One row for each published operation; the last request of a row is the one that is meant. */
export const operationRows: readonly (readonly [id: string, run: (floor: Floor) => Promise<unknown>])[] = [
  ['ListWorkspace', ({ v1, name }) => v1.workspaces.list({ friendlyName: name })],
  [
    'CreateWorkspace',
    ({ v1, service }) =>
      v1.workspaces.create({
        friendlyName: service.workspaceName('second'),
        eventCallbackUrl: callbackUrl,
        eventsFilter: 'task.created,task.completed',
        multiTaskEnabled: false,
        template: 'FIFO',
        prioritizeQueueOrder: 'LIFO',
      }),
  ],
  ['FetchWorkspace', ({ ws }) => ws.fetch()],
  [
    'UpdateWorkspace',
    ({ ws, activity, service }) =>
      ws.update({
        defaultActivitySid: activity,
        timeoutActivitySid: activity,
        eventCallbackUrl: callbackUrl,
        eventsFilter: '',
        friendlyName: service.workspaceName('renamed'),
        multiTaskEnabled: true,
        prioritizeQueueOrder: 'FIFO',
      }),
  ],
  ['DeleteWorkspace', ({ ws }) => ws.remove()],

  ['ListActivity', ({ ws }) => ws.activities.list({ available: 'true' })],
  ['CreateActivity', ({ ws }) => ws.activities.create({ friendlyName: 'Lunch', available: false })],
  ['FetchActivity', ({ ws, activity }) => ws.activities(activity).fetch()],
  ['UpdateActivity', ({ ws, activity }) => ws.activities(activity).update({ friendlyName: 'Here' })],
  [
    'DeleteActivity',
    async ({ ws }) => ws.activities((await ws.activities.create({ friendlyName: 'Lunch' })).sid).remove(),
  ],

  ['ListWorker', ({ ws }) => ws.workers.list({ activityName: 'Available', targetWorkersExpression: '1==1' })],
  [
    'CreateWorker',
    ({ ws, activity }) =>
      ws.workers.create({ friendlyName: 'carol', activitySid: activity, attributes: '{"skills":["support"]}' }),
  ],
  ['FetchWorker', ({ ws, worker }) => ws.workers(worker).fetch()],
  [
    'UpdateWorker',
    ({ ws, worker }) => ws.workers(worker).update({ friendlyName: 'alice b', attributes: '{"skills":[]}' }),
  ],
  [
    'DeleteWorker',
    async ({ ws }) => ws.workers((await ws.workers.list({ friendlyName: 'bob' }))[0]?.sid ?? '').remove(),
  ],
  ['ListWorkerChannel', ({ ws, worker }) => ws.workers(worker).workerChannels.list()],
  ['FetchWorkerChannel', ({ ws, worker, channel }) => ws.workers(worker).workerChannels(channel).fetch()],
  [
    'UpdateWorkerChannel',
    ({ ws, worker, channel }) => ws.workers(worker).workerChannels(channel).update({ capacity: 5, available: false }),
  ],
  ['ListWorkerReservation', ({ ws, worker }) => ws.workers(worker).reservations.list({ reservationStatus: 'pending' })],
  ['FetchWorkerReservation', ({ ws, worker, reservation }) => ws.workers(worker).reservations(reservation).fetch()],
  [
    'UpdateWorkerReservation',
    ({ ws, worker, offer }) =>
      ws.workers(worker).reservations(offer.reservation).update({ reservationStatus: 'accepted' }),
  ],

  ['ListTaskChannel', ({ ws }) => ws.taskChannels.list()],
  [
    'CreateTaskChannel',
    ({ ws }) => ws.taskChannels.create({ friendlyName: 'Fax', uniqueName: 'fax', channelOptimizedRouting: true }),
  ],
  ['FetchTaskChannel', ({ ws }) => ws.taskChannels('voice').fetch()],
  [
    'UpdateTaskChannel',
    ({ ws }) => ws.taskChannels('voice').update({ friendlyName: 'Calls', channelOptimizedRouting: true }),
  ],
  [
    'DeleteTaskChannel',
    async ({ ws }) => {
      await ws.taskChannels.create({ friendlyName: 'Fax', uniqueName: 'fax' });
      return ws.taskChannels('fax').remove();
    },
  ],

  ['ListTaskQueue', ({ ws, worker }) => ws.taskQueues.list({ friendlyName: 'all', workerSid: worker })],
  [
    'CreateTaskQueue',
    ({ ws, activity }) =>
      ws.taskQueues.create({
        friendlyName: 'es',
        targetWorkers: 'languages HAS "es"',
        maxReservedWorkers: 3,
        taskOrder: 'LIFO',
        reservationActivitySid: activity,
        assignmentActivitySid: activity,
      }),
  ],
  ['FetchTaskQueue', ({ ws, queue }) => ws.taskQueues(queue).fetch()],
  ['UpdateTaskQueue', ({ ws, queue }) => ws.taskQueues(queue).update({ targetWorkers: '1==2', taskOrder: 'LIFO' })],
  [
    'DeleteTaskQueue',
    async ({ ws }) => ws.taskQueues((await ws.taskQueues.create({ friendlyName: 'es' })).sid).remove(),
  ],

  ['ListWorkflow', ({ ws }) => ws.workflows.list({ friendlyName: 'all' })],
  [
    'CreateWorkflow',
    ({ ws, configuration }) =>
      ws.workflows.create({
        friendlyName: 'second',
        configuration,
        assignmentCallbackUrl: callbackUrl,
        fallbackAssignmentCallbackUrl: callbackUrl,
        taskReservationTimeout: 60,
      }),
  ],
  ['FetchWorkflow', ({ ws, workflow }) => ws.workflows(workflow).fetch()],
  [
    'UpdateWorkflow',
    ({ ws, workflow, configuration }) =>
      ws.workflows(workflow).update({ configuration, taskReservationTimeout: 60, reEvaluateTasks: 'true' }),
  ],
  [
    'DeleteWorkflow',
    async ({ ws, configuration }) =>
      ws.workflows((await ws.workflows.create({ friendlyName: 'second', configuration })).sid).remove(),
  ],

  ['ListTask', ({ ws }) => ws.tasks.list({ assignmentStatus: ['reserved', 'assigned'], ordering: 'Priority:desc' })],
  [
    'CreateTask',
    ({ ws, workflow, queue, openedAt }) =>
      ws.tasks.create({
        workflowSid: workflow,
        attributes: '{"n":3}',
        priority: 7,
        timeout: 600,
        taskChannel: 'sms',
        virtualStartTime: new Date(openedAt - 60_000),
        routingTarget: queue,
        ignoreCapacity: 'true',
      }),
  ],
  ['FetchTask', ({ ws, task }) => ws.tasks(task).fetch()],
  ['UpdateTask', ({ ws, task }) => ws.tasks(task).update({ assignmentStatus: 'completed', reason: 'solved' })],
  ['DeleteTask', ({ ws, task }) => ws.tasks(task).remove()],
  ['ListTaskReservation', ({ ws, task }) => ws.tasks(task).reservations.list({ reservationStatus: 'accepted' })],
  ['FetchTaskReservation', ({ ws, task, reservation }) => ws.tasks(task).reservations(reservation).fetch()],
  [
    'UpdateTaskReservation',
    ({ ws, offer, activity }) =>
      ws
        .tasks(offer.task)
        .reservations(offer.reservation)
        .update({ reservationStatus: 'rejected', workerActivitySid: activity }),
  ],
  ['ListEvent', ({ ws }) => ws.events.list({ minutes: 60 })],
  ['FetchEvent', async ({ ws }) => ws.events((await ws.events.list({ limit: 1 }))[0]?.sid ?? '').fetch()],

  ['FetchWorkspaceStatistics', ({ ws }) => ws.statistics().fetch(split)],
  ['FetchWorkspaceRealTimeStatistics', ({ ws }) => ws.realTimeStatistics().fetch({ taskChannel: 'voice' })],
  ['FetchWorkspaceCumulativeStatistics', ({ ws }) => ws.cumulativeStatistics().fetch(split)],
  ['FetchWorkerStatistics', ({ ws }) => ws.workers.statistics().fetch({ ...within, taskQueueName: 'all' })],
  ['FetchWorkersRealTimeStatistics', ({ ws }) => ws.workers.realTimeStatistics().fetch({ taskChannel: 'voice' })],
  ['FetchWorkersCumulativeStatistics', ({ ws }) => ws.workers.cumulativeStatistics().fetch(within)],
  ['FetchWorkerInstanceStatistics', ({ ws, worker }) => ws.workers(worker).statistics().fetch(within)],
  ['FetchTaskQueueStatistics', ({ ws, queue }) => ws.taskQueues(queue).statistics().fetch(split)],
  [
    'FetchTaskQueueRealTimeStatistics',
    ({ ws, queue }) => ws.taskQueues(queue).realTimeStatistics().fetch({ taskChannel: 'voice' }),
  ],
  ['FetchTaskQueueCumulativeStatistics', ({ ws, queue }) => ws.taskQueues(queue).cumulativeStatistics().fetch(split)],
  ['ListTaskQueuesStatistics', ({ ws }) => ws.taskQueues.statistics.list({ ...split, friendlyName: 'all' })],
  [
    'CreateTaskQueueBulkRealTimeStatistics',
    ({ ws, queue }) => ws.taskQueues.bulkRealTimeStatistics.create({ QueueSids: [queue] }),
  ],
  ['FetchWorkflowStatistics', ({ ws, workflow }) => ws.workflows(workflow).statistics().fetch(split)],
  [
    'FetchWorkflowRealTimeStatistics',
    ({ ws, workflow }) => ws.workflows(workflow).realTimeStatistics().fetch({ taskChannel: 'voice' }),
  ],
  [
    'FetchWorkflowCumulativeStatistics',
    ({ ws, workflow }) => ws.workflows(workflow).cumulativeStatistics().fetch(split),
  ],
];

/** Asks one operation of a floor. */
async function checkOperation(id: string, run: (floor: Floor) => Promise<unknown>, floor: Floor): Promise<void> {
  await run(floor);
  const last = floor.wire.exchanges.at(-1);
  const operation = taskrouterOperations.find((one) => one.id === id);
  const published = publishedReplies[id];
  if (!last || !operation || !published) throw new Error(`Nothing was asked, or nobody knows ${id}`);
  // The row is about the operation that it says it is about.
  const template = new RegExp(`^${operation.path.replaceAll(/:\w+/g, '[^/]+')}$`);
  expect([last.method, last.path]).toEqual([operation.method, expect.stringMatching(template)]);
  expect(last.status).toBe(published.status);
  if (published.body) expect(published.body(last.body, id)).toEqual([]);
  else expect(last.body).toBe('');
}

/** Whether an operation leaves a floor as it was, so that others can be asked of the same. */
const onlyReads = (id: string): boolean => /^(?:Fetch|List)|Statistics$/.test(id);

/** Each published operation answers what is published, field by field. */
export const operations: Suite = ({ describe, it, beforeAll, afterAll, beforeEach, afterEach }, open) => {
  describe('a floor', () => {
    let floor: Floor;
    beforeAll(async () => {
      const service = await open();
      floor = await service.aside(() => furnish(service));
    });
    afterAll(() => floor.service.close());
    for (const [id, run] of operationRows) if (onlyReads(id)) it(id, () => checkOperation(id, run, floor));
  });

  describe('a floor of its own', () => {
    let floor: Floor;
    beforeEach(async () => {
      const service = await open();
      floor = await service.aside(() => furnish(service));
    });
    afterEach(() => floor.service.close());
    for (const [id, run] of operationRows) if (!onlyReads(id)) it(id, () => checkOperation(id, run, floor));
  });
};
