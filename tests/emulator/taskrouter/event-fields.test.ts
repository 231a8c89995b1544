import { rejectReservation } from '../../../emulator/taskrouter/commands/reservation-commands';
import { cancelTask } from '../../../emulator/taskrouter/commands/task-status';
import { updateWorker, updateWorkerChannel } from '../../../emulator/taskrouter/commands/worker-commands';
import { createActivity } from '../../../emulator/taskrouter/commands/workspace-commands';
import { eventFields, type EventFields } from '../../../emulator/taskrouter/event-fields';
import { localCredentials } from '../../../emulator/credentials';
import { TestFloor } from '../floor';

let floor: TestFloor;
beforeEach(() => {
  floor = new TestFloor();
  floor.workflow({ default_filter: { queue: floor.queue('all').sid } });
});

/** The fields of the last event of a type. */
function fieldsOf(type: string): EventFields {
  const event = floor.events.findLast((one) => one.type === type);
  if (!event) throw new Error(`There was no ${type}`);
  return eventFields(floor.engine, event);
}

test('an offer names its task, its worker and where they met, as things stood', async () => {
  const alice = floor.worker('alice', { skill: 'a' });
  const task = floor.task({ n: 1 }, { priority: 2 });
  await floor.advance(3);
  floor.do((engine) =>
    rejectReservation(engine, floor.reservationsOf(task)[0]?.sid ?? '', floor.activity('Offline').sid),
  );
  expect(fieldsOf('reservation.created')).toMatchObject({
    EventType: 'reservation.created',
    AccountSid: localCredentials.accountSid,
    WorkspaceSid: floor.workspaceSid,
    WorkspaceName: 'floor',
    ResourceType: 'reservation',
    Timestamp: String(Date.UTC(2026, 10, 20, 12) / 1000),
    TimestampMs: String(Date.UTC(2026, 10, 20, 12)),
    TaskSid: task.sid,
    TaskAttributes: '{"n":1}',
    TaskAge: '0',
    TaskPriority: '2',
    TaskAssignmentStatus: 'reserved',
    TaskChannelUniqueName: 'default',
    TaskQueueName: 'all',
    TaskQueueTargetExpression: '1==1',
    WorkflowName: 'workflow',
    WorkerSid: alice.sid,
    WorkerName: 'alice',
    WorkerAttributes: '{"skill":"a"}',
    WorkerActivityName: 'Available',
    WorkerChannelCapacity: '1',
  });
  expect(fieldsOf('reservation.rejected')).toMatchObject({ TaskAge: '3', TaskAssignmentStatus: 'pending' });
});

test('a change of activity says what the worker did before, and for how long', async () => {
  const alice = floor.worker('alice');
  await floor.advance(26);
  floor.do((engine) => updateWorker(engine, alice.sid, { activitySid: floor.activity('Offline').sid }));
  expect(fieldsOf('worker.activity.update')).toMatchObject({
    EventDescription: 'Worker alice updated to Offline Activity',
    ResourceType: 'worker',
    ResourceSid: alice.sid,
    WorkerActivityName: 'Offline',
    WorkerPreviousActivityName: 'Available',
    WorkerTimeInPreviousActivity: '26',
    WorkerTimeInPreviousActivityMs: '26000',
  });
});

test('a canceled task says why', () => {
  const task = floor.task();
  floor.do((engine) => cancelTask(engine, task.sid, 'hung up'));
  expect(fieldsOf('task.canceled')).toMatchObject({
    ResourceType: 'task',
    ResourceSid: task.sid,
    TaskAssignmentStatus: 'canceled',
    TaskCanceledReason: 'hung up',
    Reason: 'hung up',
  });
});

test('entering a queue happens to the task, and a new queue to itself', () => {
  const task = floor.task();
  const queue = floor.queue('other');
  expect(fieldsOf('task-queue.entered')).toMatchObject({ ResourceType: 'task', ResourceSid: task.sid });
  expect(fieldsOf('task-queue.created')).toMatchObject({
    ResourceType: 'task-queue',
    ResourceSid: queue.sid,
    TaskQueueName: 'other',
    EventDescription: 'Task-queue other created',
  });
});

test('an activity says whether it is available', () => {
  floor.do((engine) =>
    createActivity(engine, { workspaceSid: floor.workspaceSid, friendlyName: 'Lunch', available: true }),
  );
  expect(fieldsOf('activity.created')).toMatchObject({ ActivityName: 'Lunch', ActivityAvailable: 'true' });
});

test('every field of every event is text', () => {
  floor.worker('alice');
  floor.task();
  for (const event of floor.events) {
    for (const value of Object.values(eventFields(floor.engine, event))) expect(typeof value).toBe('string');
  }
});

test('an offer says how much its worker has in hand then, and goes on saying so', async () => {
  const alice = floor.worker('alice');
  const channel = floor.engine.store.workerChannelBy.first(
    `${alice.sid}/${[...floor.engine.store.taskChannels.values()][0]?.sid}`,
  );
  floor.do((engine) => updateWorkerChannel(engine, channel?.sid ?? '', { capacity: 3 }));
  expect(fieldsOf('worker.capacity.update')).toMatchObject({
    WorkerChannelTaskCount: '0',
    WorkerChannelPreviousCapacity: '1',
  });
  const [first] = [floor.task(), floor.task()];
  const offered = fieldsOf('reservation.created');
  expect(offered).toMatchObject({
    WorkerChannelCapacity: '3',
    WorkerChannelConsumedCapacity: '2',
    OperatingUnitSid: 'OU00000000000000000000000000000001',
  });
  floor.do((engine) => cancelTask(engine, first.sid, null));
  expect(fieldsOf('reservation.canceled')).toMatchObject({ WorkerChannelConsumedCapacity: '1' });
  expect(fieldsOf('reservation.created')).toEqual(offered);
  floor.do((engine) => updateWorkerChannel(engine, channel?.sid ?? '', { available: false }));
  expect(fieldsOf('worker.channel.availability.update')).toMatchObject({
    WorkerChannelTaskCount: '1',
    WorkerChannelAvailable: 'false',
  });
});
