import {
  acceptReservation,
  completeReservation,
  rejectReservation,
} from '../../../../emulator/taskrouter/commands/reservation-commands';
import { cancelTask, completeTask, removeTask, wrapTask } from '../../../../emulator/taskrouter/commands/task-status';
import { updateTaskQueue } from '../../../../emulator/taskrouter/commands/task-queue-commands';
import { updateTask } from '../../../../emulator/taskrouter/commands/task-commands';
import { createTransfer } from '../../../../emulator/taskrouter/commands/transfer-commands';
import { updateWorker, updateWorkerChannel } from '../../../../emulator/taskrouter/commands/worker-commands';
import { updateWorkflow } from '../../../../emulator/taskrouter/commands/workflow-commands';
import { updateWorkspace } from '../../../../emulator/taskrouter/commands/workspace-commands';
import type { TaskRow, WorkerRow } from '../../../../emulator/account/taskrouter-rows';
import { TestFloor } from '../../floor';

function accept(floor: TestFloor, task: TaskRow): void {
  const [reservation] = floor.engine.store.openReservationsOfTask.of(task.sid);
  if (!reservation) throw new Error('Nobody was offered it');
  floor.do((engine) => acceptReservation(engine, reservation.sid));
}

function goTo(floor: TestFloor, worker: WorkerRow, activity: string, rejectPendingReservations = false): void {
  const { sid: activitySid } = floor.activity(activity);
  floor.do((engine) => updateWorker(engine, worker.sid, { activitySid, rejectPendingReservations }));
}

describe('a task and one queue', () => {
  it('is offered to the member who has been unoccupied longest', async () => {
    const floor = new TestFloor();
    const queue = floor.queue('support', { targetWorkers: 'skills HAS "support"' });
    floor.workflow({ default_filter: { queue: queue.sid } });
    floor.worker('stranger', { skills: ['sales'] });
    await floor.advance(1);
    floor.worker('first', { skills: ['support'] });
    await floor.advance(1);
    floor.worker('second', { skills: ['support'] });
    const one = floor.task();
    const two = floor.task();
    const three = floor.task();
    expect(floor.holders(one)).toEqual(['first']);
    expect(floor.holders(two)).toEqual(['second']);
    expect(floor.now(three).assignmentStatus).toBe('pending');
  });

  it('waits for a member, and goes by priority, then by age', async () => {
    const floor = new TestFloor();
    const queue = floor.queue('support');
    floor.workflow({ default_filter: { queue: queue.sid } });
    const old = floor.task({}, { priority: 1 });
    await floor.advance(5);
    const young = floor.task({}, { priority: 1 });
    const urgent = floor.task({}, { priority: 9 });
    const worker = floor.worker('ada');
    for (const expected of [urgent, old, young]) {
      expect(floor.holders(expected)).toEqual(['ada']);
      accept(floor, expected);
      floor.do((engine) => completeTask(engine, expected.sid, 'done'));
    }
    expect(floor.reservationsOf(worker).map((row) => row.status)).toEqual(['completed', 'completed', 'completed']);
  });

  it('goes newest first in a LIFO queue, whatever the priority', async () => {
    const floor = new TestFloor();
    const queue = floor.queue('support', { taskOrder: 'LIFO' });
    floor.workflow({ default_filter: { queue: queue.sid } });
    const urgent = floor.task({}, { priority: 9 });
    await floor.advance(1);
    const newest = floor.task();
    floor.worker('ada');
    expect(floor.holders(newest)).toEqual(['ada']);
    expect(floor.holders(urgent)).toEqual([]);
  });

  it('takes a virtual start time for its age', () => {
    const floor = new TestFloor();
    const queue = floor.queue('support');
    floor.workflow({ default_filter: { queue: queue.sid } });
    floor.task();
    const backdated = floor.task({}, { virtualStartTime: floor.clock.now() - 60_000 });
    floor.worker('ada');
    expect(floor.holders(backdated)).toEqual(['ada']);
  });

  it('offers as many tasks at once as the channel has capacity, counted by channel', () => {
    const floor = new TestFloor();
    const queue = floor.queue('support');
    floor.workflow({ default_filter: { queue: queue.sid } });
    const worker = floor.worker('ada');
    const { taskChannelsOf, workerChannelBy } = floor.engine.store;
    const chat = [...taskChannelsOf.of(floor.workspaceSid)].find((row) => row.uniqueName === 'chat');
    const channel = workerChannelBy.first(`${worker.sid}/${chat?.sid}`);
    floor.do((engine) => updateWorkerChannel(engine, channel?.sid ?? '', { capacity: 2 }));
    const chats = [1, 2, 3].map(() => floor.task({}, { taskChannel: 'chat' }));
    const call = floor.task({}, { taskChannel: 'voice' });
    expect(chats.map((task) => floor.holders(task).length)).toEqual([1, 1, 0]);
    expect(floor.holders(call)).toEqual(['ada']);
  });

  it('is offered nothing at capacity 0 or on a channel that is not available', () => {
    const floor = new TestFloor();
    const queue = floor.queue('support');
    floor.workflow({ default_filter: { queue: queue.sid } });
    const worker = floor.worker('ada', {}, 'Offline');
    for (const channel of floor.engine.store.channelsOfWorker.of(worker.sid))
      floor.do((engine) => updateWorkerChannel(engine, channel.sid, { available: false }));
    goTo(floor, worker, 'Available');
    const task = floor.task();
    expect(floor.holders(task)).toEqual([]);
    const [channel] = floor.engine.store.channelsOfWorker.of(worker.sid);
    floor.do((engine) => updateWorkerChannel(engine, channel?.sid ?? '', { available: true }));
    expect(floor.holders(task)).toEqual(['ada']);
  });

  it('asks by its target how full a worker is, and again when that changes', () => {
    const floor = new TestFloor();
    const queue = floor.queue('support');
    const idle =
      'worker.channel.chat.assigned_tasks == 0 AND worker.channel.chat.available_capacity_percentage == 100 AND ' +
      'worker.channel.chat.configured_capacity == 2';
    floor.workflow({
      filters: [{ expression: 'asks == true', targets: [{ queue: queue.sid, expression: idle }] }],
      default_filter: { queue: queue.sid },
    });
    const worker = floor.worker('ada');
    const { taskChannelsOf, workerChannelBy } = floor.engine.store;
    const chat = [...taskChannelsOf.of(floor.workspaceSid)].find((row) => row.uniqueName === 'chat');
    const channel = workerChannelBy.first(`${worker.sid}/${chat?.sid}`);
    floor.do((engine) => updateWorkerChannel(engine, channel?.sid ?? '', { capacity: 2 }));
    const chatted = floor.task({}, { taskChannel: 'chat' });
    const call = floor.task({ asks: true }, { taskChannel: 'voice' });
    // Pending counts for the capacity alone.
    expect([floor.holders(chatted), floor.holders(call)]).toEqual([['ada'], []]);
    accept(floor, chatted);
    expect(floor.holders(call)).toEqual([]);
    floor.do((engine) => completeTask(engine, chatted.sid, 'done'));
    expect(floor.holders(call)).toEqual(['ada']);
  });

  it('follows membership when attributes or the expression change', () => {
    const floor = new TestFloor();
    const queue = floor.queue('support', { targetWorkers: 'level > 3' });
    floor.workflow({ default_filter: { queue: queue.sid } });
    const worker = floor.worker('ada', { level: 1 });
    const one = floor.task();
    floor.do((engine) => updateWorker(engine, worker.sid, { attributes: '{"level":4}' }));
    expect(floor.holders(one)).toEqual(['ada']);
    floor.do((engine) => completeReservation(engine, (accept(floor, one), floor.reservationsOf(one)[0]?.sid ?? '')));
    floor.do((engine) => updateTaskQueue(engine, queue.sid, { targetWorkers: 'level > 9' }));
    const two = floor.task();
    expect(floor.holders(two)).toEqual([]);
    floor.do((engine) => updateTaskQueue(engine, queue.sid, { targetWorkers: '1==1' }));
    expect(floor.holders(two)).toEqual(['ada']);
  });

  it('reserves several workers at once where the queue says so, and rescinds all but the one who accepts', () => {
    const floor = new TestFloor();
    const queue = floor.queue('support', { maxReservedWorkers: 2 });
    floor.workflow({ default_filter: { queue: queue.sid } });
    ['ada', 'ben', 'cid'].forEach((name) => floor.worker(name));
    const task = floor.task();
    expect(floor.holders(task)).toEqual(['ada', 'ben']);
    accept(floor, task);
    expect(floor.reservationsOf(task).map((row) => row.status)).toEqual(['accepted', 'rescinded']);
    expect(floor.now(task).assignmentStatus).toBe('assigned');
  });
});

describe('the ends of a reservation', () => {
  function offered(): { floor: TestFloor; worker: WorkerRow; task: TaskRow } {
    const floor = new TestFloor();
    const queue = floor.queue('support');
    floor.workflow({ default_filter: { queue: queue.sid } });
    floor.do((engine) =>
      updateWorkspace(engine, floor.workspaceSid, { timeoutActivitySid: floor.activity('Unavailable').sid }),
    );
    const worker = floor.worker('ada');
    const task = floor.task();
    floor.heard();
    return { floor, worker, task };
  }

  it('times out after the workflow’s timeout: the worker goes into the timeout activity, the task waits again', async () => {
    const { floor, worker, task } = offered();
    await floor.advance(119);
    expect(floor.reservationsOf(task)[0]?.status).toBe('pending');
    await floor.advance(1);
    expect(floor.reservationsOf(task)[0]?.status).toBe('timeout');
    expect(floor.now(worker).activitySid).toBe(floor.activity('Unavailable').sid);
    expect(floor.now(task).assignmentStatus).toBe('pending');
    expect(floor.heard()).toEqual(['reservation.timeout', 'worker.activity.update', 'task.updated']);
  });

  it('goes back to the same worker at once when rejected without an activity, and to nobody with one', () => {
    const { floor, task } = offered();
    const sidOf = (position: number): string => floor.reservationsOf(task)[position]?.sid ?? '';
    floor.do((engine) => rejectReservation(engine, sidOf(0)));
    expect(floor.reservationsOf(task).map((row) => row.status)).toEqual(['rejected', 'pending']);
    expect(floor.heard()).toEqual(['reservation.rejected', 'task.updated', 'reservation.created']);
    floor.do((engine) => rejectReservation(engine, sidOf(1), floor.activity('Unavailable').sid));
    expect(floor.reservationsOf(task).map((row) => row.status)).toEqual(['rejected', 'rejected']);
    expect(floor.now(task).assignmentStatus).toBe('pending');
  });

  it('goes to the colleague who is longer unoccupied when rejected', () => {
    const { floor, task } = offered();
    floor.worker('ben');
    floor.do((engine) => rejectReservation(engine, floor.reservationsOf(task)[0]?.sid ?? ''));
    expect(floor.holders(task)).toEqual(['ben']);
  });

  it('is canceled with its task', () => {
    const { floor, task } = offered();
    floor.do((engine) => cancelTask(engine, task.sid, 'caller left'));
    expect(floor.reservationsOf(task)[0]?.status).toBe('canceled');
    expect(floor.now(task)).toMatchObject({ assignmentStatus: 'canceled', reason: 'caller left' });
    expect(floor.heard()).toEqual(['task.canceled', 'reservation.canceled']);
  });

  it('is rejected when its worker goes unavailable asking for that, and kept when not', () => {
    const { floor, worker, task } = offered();
    goTo(floor, worker, 'Unavailable');
    expect(floor.reservationsOf(task)[0]?.status).toBe('pending');
    goTo(floor, worker, 'Available');
    goTo(floor, worker, 'Unavailable', true);
    expect(floor.reservationsOf(task).map((row) => row.status)).toEqual(['rejected']);
    expect(() => goTo(floor, worker, 'Available', true)).toThrow(/only allowed with an activity that is not available/);
  });

  it('moves with its task through wrap-up to completion, announced in order', () => {
    const { floor, task } = offered();
    accept(floor, task);
    expect(floor.heard()).toEqual(['reservation.accepted']);
    floor.do((engine) => wrapTask(engine, task.sid, 'hung up'));
    expect(floor.heard()).toEqual(['task.wrapup', 'reservation.wrapup', 'task.updated']);
    floor.do((engine) => completeTask(engine, task.sid, 'done'));
    expect(floor.heard()).toEqual(['task.completed', 'reservation.completed', 'task.updated']);
    expect(floor.now(task)).toMatchObject({ assignmentStatus: 'completed', reason: 'done' });
  });

  it('is completed when the task it holds is deleted, and the worker is free at once', () => {
    const { floor, task } = offered();
    accept(floor, task);
    floor.heard();
    floor.do((engine) => removeTask(engine, task.sid));
    expect(floor.heard()).toEqual(['reservation.completed', 'task.deleted']);
    expect(floor.engine.store.tasks.get(task.sid)).toBeUndefined();
    expect(floor.holders(floor.task())).toEqual(['ada']);
  });

  it('refuses what its status does not allow, and says which that is', () => {
    const { floor, task } = offered();
    const sid = floor.reservationsOf(task)[0]?.sid ?? '';
    expect(() => floor.do((engine) => completeReservation(engine, sid))).toThrow(/is in status pending/);
    expect(() => floor.do((engine) => completeTask(engine, task.sid, null))).toThrow(/Cannot complete task WT/);
    accept(floor, task);
    expect(() => floor.do((engine) => cancelTask(engine, task.sid, null))).toThrow(/not pending or reserved/);
    expect(() => floor.do((engine) => acceptReservation(engine, sid))).toThrow(/is in status accepted/);
  });
});

describe('the end of a task', () => {
  it('is canceled when its time to live is over, unless it is assigned by then', async () => {
    const floor = new TestFloor();
    const queue = floor.queue('support');
    floor.workflow({ default_filter: { queue: queue.sid } });
    floor.worker('ada');
    const assigned = floor.task({}, { timeoutSeconds: 60 });
    accept(floor, assigned);
    const waiting = floor.task({}, { timeoutSeconds: 60 });
    await floor.advance(60);
    expect(floor.now(waiting)).toMatchObject({ assignmentStatus: 'canceled', reason: 'Task TTL Exceeded' });
    expect(floor.now(assigned).assignmentStatus).toBe('assigned');
  });

  it('is deleted five minutes after it ended', async () => {
    const floor = new TestFloor();
    const queue = floor.queue('support');
    floor.workflow({ default_filter: { queue: queue.sid } });
    const task = floor.task();
    floor.do((engine) => cancelTask(engine, task.sid, null));
    await floor.advance(299);
    expect(floor.engine.store.tasks.get(task.sid)).toBeDefined();
    await floor.advance(1);
    expect(floor.engine.store.tasks.get(task.sid)).toBeUndefined();
  });
});

describe('the way through a workflow', () => {
  it('takes the first matching filter’s targets in turn, their timeouts counted from the task’s creation', async () => {
    const floor = new TestFloor();
    const first = floor.queue('first');
    const second = floor.queue('second');
    const last = floor.queue('last');
    floor.workflow({
      filters: [
        { expression: 'tier == "none"', targets: [{ queue: last.sid }] },
        {
          expression: 'tier == "gold"',
          targets: [
            { queue: first.sid, timeout: 10, priority: 3 },
            { queue: second.sid, timeout: 20 },
          ],
        },
        { expression: '1==1', targets: [{ queue: last.sid, timeout: 5 }] },
      ],
      default_filter: { queue: first.sid },
    });
    const task = floor.task({ tier: 'gold' });
    const where = (): unknown => [floor.now(task).taskQueueSid, floor.now(task).priority];
    expect(where()).toEqual([first.sid, 3]);
    await floor.advance(10);
    expect(where()).toEqual([second.sid, 3]);
    await floor.advance(19);
    expect(where()).toEqual([second.sid, 3]);
    await floor.advance(1);
    expect(where()).toEqual([last.sid, 3]);
    await floor.advance(5);
    expect(floor.now(task)).toMatchObject({
      assignmentStatus: 'canceled',
      reason: 'Task canceled on Workflow timeout',
    });
  });

  it('uses the default filter when nothing matches, and says what happened in order', () => {
    const floor = new TestFloor();
    const queue = floor.queue('support');
    const workflow = floor.workflow({
      filters: [{ expression: '1==2', targets: [{ queue: queue.sid }] }],
      default_filter: { queue: queue.sid },
    });
    floor.worker('ada');
    floor.heard();
    const task = floor.task();
    expect(task.workflowSid).toBe(workflow.sid);
    expect(floor.heard()).toEqual([
      'workflow.entered',
      'task-queue.entered',
      'task.created',
      'workflow.target-matched',
      'reservation.created',
    ]);
  });

  it('skips a target that finds nobody on entering where skip_if holds, and still uses the default filter', () => {
    const floor = new TestFloor();
    const staffed = floor.queue('staffed', { targetWorkers: 'team == "b"' });
    const empty = floor.queue('empty', { targetWorkers: 'team == "a"' });
    floor.workflow({
      filters: [{ expression: '1==1', targets: [{ queue: empty.sid, skip_if: 'workers.available == 0' }] }],
      default_filter: { queue: staffed.sid },
    });
    floor.worker('ben', { team: 'b' });
    expect(floor.holders(floor.task())).toEqual(['ben']);
  });

  it('says that a task moved on, and from which queue, unless its step timed out or it is handed over', async () => {
    const floor = new TestFloor();
    const [first, second, third] = [floor.queue('first'), floor.queue('second'), floor.queue('third')];
    floor.workflow({
      filters: [
        { expression: 'topic == "third"', targets: [{ queue: third.sid }] },
        { expression: '1==1', targets: [{ queue: first.sid, timeout: 30 }, { queue: second.sid }] },
      ],
    });
    const task = floor.task();
    const told = (): unknown[] =>
      floor.events.splice(0).flatMap(({ type, taskQueue }) => {
        return type.startsWith('task-queue.') ? [[type, taskQueue?.friendlyName]] : [];
      });
    told();
    await floor.advance(30);
    expect(told()).toEqual([
      ['task-queue.timeout', 'first'],
      ['task-queue.entered', 'second'],
    ]);
    floor.do((engine) => updateTask(engine, task.sid, { attributes: '{"topic":"third"}' }));
    expect(told()).toEqual([
      ['task-queue.moved', 'second'],
      ['task-queue.entered', 'third'],
    ]);
    floor.do((engine) => updateTask(engine, task.sid, { attributes: '{"topic":"third","n":1}' }));
    expect(told()).toEqual([]);
    floor.worker('ada');
    accept(floor, task);
    const [held] = floor.reservationsOf(task);
    floor.do((engine) => createTransfer(engine, { reservationSid: held?.sid ?? '', to: first.sid }));
    expect(told()).toEqual([['task-queue.entered', 'first']]);
  });

  it('asks a target’s expression of each worker, with the task’s own attributes', () => {
    const floor = new TestFloor();
    const queue = floor.queue('support');
    floor.workflow({
      default_filter: { queue: queue.sid, expression: 'worker.language == task.language AND worker.level >= 2' },
    });
    floor.worker('ada', { language: 'en', level: 2 });
    floor.worker('ben', { language: 'es', level: 1 });
    const spanish = floor.task({ language: 'es' });
    const english = floor.task({ language: 'en' });
    expect(floor.holders(english)).toEqual(['ada']);
    expect(floor.holders(spanish)).toEqual([]);
    floor.worker('cid', { language: 'es', level: 3 });
    expect(floor.holders(spanish)).toEqual(['cid']);
  });

  it('orders workers as order_by asks, those without the attribute last', () => {
    const floor = new TestFloor();
    const queue = floor.queue('support');
    floor.workflow({ default_filter: { queue: queue.sid, order_by: 'worker.level DESC' } });
    floor.worker('none');
    floor.worker('low', { level: 1 });
    floor.worker('high', { level: 9 });
    const tasks = [floor.task(), floor.task(), floor.task()];
    expect(tasks.map((task) => floor.holders(task)[0])).toEqual(['high', 'low', 'none']);
  });

  it('waits for the known worker', () => {
    const floor = new TestFloor();
    const queue = floor.queue('support');
    floor.workflow({ default_filter: { queue: queue.sid, known_worker_friendly_name: 'task.agent' } });
    floor.worker('ada');
    const ben = floor.worker('ben', {}, 'Offline');
    const task = floor.task({ agent: 'ben' });
    expect(floor.holders(task)).toEqual([]);
    goTo(floor, ben, 'Available');
    expect(floor.holders(task)).toEqual(['ben']);
  });

  it('routes a waiting task anew when its attributes change, and all when the workflow is re-evaluated', () => {
    const floor = new TestFloor();
    const gold = floor.queue('gold');
    const plain = floor.queue('plain');
    const filters = [{ expression: 'tier == "gold"', targets: [{ queue: gold.sid }] }];
    const workflow = floor.workflow({ filters, default_filter: { queue: plain.sid } });
    const task = floor.task();
    expect(floor.now(task).taskQueueSid).toBe(plain.sid);
    floor.do((engine) => updateTask(engine, task.sid, { attributes: '{"tier":"gold"}' }));
    expect(floor.now(task).taskQueueSid).toBe(gold.sid);
    const configuration = JSON.stringify({ task_routing: { default_filter: { queue: plain.sid } } });
    floor.do((engine) => updateWorkflow(engine, workflow.sid, { configuration }));
    expect(floor.now(task).taskQueueSid).toBe(gold.sid);
    floor.do((engine) => updateWorkflow(engine, workflow.sid, { configuration }, true));
    expect(floor.now(task).taskQueueSid).toBe(plain.sid);
  });
});

describe('a task made for somebody', () => {
  it('goes to the worker it names, whatever the activity and capacity, and is canceled when refused', () => {
    const floor = new TestFloor();
    floor.workflow({ default_filter: { queue: floor.queue('support').sid } });
    const worker = floor.worker('ada', {}, 'Offline');
    const one = floor.task({}, { routingTarget: worker.sid });
    const two = floor.task({}, { routingTarget: worker.sid });
    expect([floor.holders(one), floor.holders(two)]).toEqual([['ada'], ['ada']]);
    floor.do((engine) => rejectReservation(engine, floor.reservationsOf(one)[0]?.sid ?? ''));
    expect(floor.now(one)).toMatchObject({
      assignmentStatus: 'canceled',
      reason: `RoutingTarget not available for Reservation acceptance: ${worker.sid}`,
    });
  });

  it('waits for room where it respects capacity', () => {
    const floor = new TestFloor();
    floor.workflow({ default_filter: { queue: floor.queue('support').sid } });
    const worker = floor.worker('ada', {}, 'Offline');
    const task = floor.task({}, { routingTarget: worker.sid, ignoreCapacity: false });
    expect(floor.holders(task)).toEqual([]);
    goTo(floor, worker, 'Available');
    expect(floor.holders(task)).toEqual(['ada']);
  });

  it('goes to the queue it names, past the workflow', () => {
    const floor = new TestFloor();
    const queue = floor.queue('other');
    floor.workflow({ default_filter: { queue: floor.queue('support').sid } });
    floor.worker('ada');
    const task = floor.task({}, { routingTarget: queue.sid });
    expect(floor.now(task).taskQueueSid).toBe(queue.sid);
    expect(floor.holders(task)).toEqual(['ada']);
  });
});

describe('a single-tasking workspace', () => {
  it('puts the worker into the queue’s activities, and offers nothing more meanwhile', () => {
    const floor = new TestFloor({ multiTaskEnabled: false });
    const queue = floor.queue('support', {
      reservationActivitySid: floor.activity('Unavailable').sid,
      assignmentActivitySid: floor.activity('Offline').sid,
    });
    floor.workflow({ default_filter: { queue: queue.sid } });
    const worker = floor.worker('ada');
    const task = floor.task();
    expect(floor.now(worker).activitySid).toBe(floor.activity('Unavailable').sid);
    accept(floor, task);
    expect(floor.now(worker).activitySid).toBe(floor.activity('Offline').sid);
    expect(floor.holders(floor.task({}, { taskChannel: 'chat' }))).toEqual([]);
  });
});

describe('versions', () => {
  it('grow by one with each change of a task, worker or reservation', () => {
    const floor = new TestFloor();
    floor.workflow({ default_filter: { queue: floor.queue('support').sid } });
    const worker = floor.worker('ada', {}, 'Offline');
    const task = floor.task();
    const before = { worker: floor.now(worker).version, task: floor.now(task).version };
    floor.do((engine) => updateTask(engine, task.sid, { attributes: '{"a":1}' }));
    expect(floor.now(task).version).toBe(before.task + 1);
    goTo(floor, worker, 'Available');
    // One for the activity, one for the reservation it brought.
    expect(floor.now(worker).version).toBe(before.worker + 2);
    const created = floor.reservationsOf(task)[0]?.version ?? Number.NaN;
    accept(floor, task);
    expect(floor.reservationsOf(task)[0]?.version).toBe(created + 1);
  });
});
