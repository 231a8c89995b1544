import {
  acceptReservation,
  completeReservation,
  rejectReservation,
} from '../../../../emulator/taskrouter/commands/reservation-commands';
import { deleteTaskQueue } from '../../../../emulator/taskrouter/commands/task-queue-commands';
import { completeTask } from '../../../../emulator/taskrouter/commands/task-status';
import { updateTask } from '../../../../emulator/taskrouter/commands/task-commands';
import { cancelTransfer, createTransfer } from '../../../../emulator/taskrouter/commands/transfer-commands';
import { deleteWorker } from '../../../../emulator/taskrouter/commands/worker-commands';
import type { TaskRow } from '../../../../emulator/account/taskrouter-rows';
import { TestFloor } from '../../floor';

let floor: TestFloor;
let queueSid: string;

beforeEach(() => {
  floor = new TestFloor();
  queueSid = floor.queue('all').sid;
  floor.workflow({ default_filter: { queue: queueSid } });
});

/** A task that its first worker has accepted. @returns The reservation's SID. */
function inHand(task: TaskRow): string {
  const sid = floor.reservationsOf(task)[0]?.sid ?? '';
  floor.do((engine) => acceptReservation(engine, sid));
  return sid;
}

test('a worker whose task goes over to another channel is free for the next one of the first', () => {
  floor.worker('alice');
  const [first, second] = [floor.task(), floor.task()];
  expect(floor.holders(second)).toEqual([]);
  floor.do((engine) => updateTask(engine, first.sid, { taskChannel: 'voice' }));
  expect(floor.holders(second)).toEqual(['alice']);
});

test('a task that waits in transfer waits in its new channel once that is changed, and is in nobody’s way', () => {
  floor.worker('alice');
  const first = floor.task();
  const reservationSid = inHand(first);
  floor.do((engine) => createTransfer(engine, { reservationSid, to: queueSid }));
  const second = floor.task();
  floor.do((engine) => updateTask(engine, first.sid, { taskChannel: 'voice' }));
  expect(floor.holders(second)).toEqual(['alice']);
  floor.worker('bob');
  expect(floor.holders(first)).toEqual(['alice', 'bob']);
});

test('a queue is not deleted while a task is in it, on its way there or made for it', () => {
  const remove = () => floor.do((engine) => deleteTaskQueue(engine, other.sid));
  const other = floor.queue('other');
  floor.worker('alice');
  const task = floor.task({}, { routingTarget: other.sid });
  expect(remove).toThrow(`Cannot delete task queue ${other.sid}: task ${task.sid} is in it in status reserved`);
  inHand(task);
  expect(remove).toThrow('in status assigned');
  floor.do((engine) => completeTask(engine, task.sid, null));
  const moving = floor.task();
  const reservationSid = inHand(moving);
  const { sid } = floor.do((engine) => createTransfer(engine, { reservationSid, to: other.sid }));
  expect(remove).toThrow(`task ${moving.sid} is in it in status reserved`);
  floor.do((engine) => cancelTransfer(engine, sid));
  floor.do((engine) => completeTask(engine, moving.sid, null));
  remove();
  expect(floor.engine.store.taskQueues.get(other.sid)).toBeUndefined();
});

test('a transfer taken back after its beginner has finished sends the task back to its workflow', () => {
  floor.worker('alice');
  const task = floor.task();
  const reservationSid = inHand(task);
  const transfer = floor.do((engine) => createTransfer(engine, { reservationSid, to: floor.queue('none').sid }));
  floor.do((engine) => completeReservation(engine, reservationSid));
  floor.do((engine) => cancelTransfer(engine, transfer.sid));
  expect(floor.now(task).assignmentStatus).toBe('reserved');
  expect(floor.holders(task)).toEqual(['alice']);
});

test('a transfer to a queue whose only worker never takes it comes to an end', () => {
  floor.worker('alice');
  const task = floor.task();
  const reservationSid = inHand(task);
  floor.worker('bob');
  floor.engine.log.subscribe(({ type, reservation }) => {
    if (type === 'reservation.created' && reservation) refused.push(reservation.sid);
  });
  const refused: string[] = [];
  const transfer = floor.do((engine) => createTransfer(engine, { reservationSid, to: queueSid }));
  for (const sid of refused) floor.do((engine) => rejectReservation(engine, sid));
  expect(refused).toHaveLength(999);
  expect(floor.engine.store.transfers.get(transfer.sid)).toMatchObject({
    status: 'failed',
    failedReason: 'Max assignment count exceeded',
  });
  expect(floor.now(task).assignmentStatus).toBe('assigned');
  expect(floor.holders(task)).toEqual(['alice']);
});

test('a task made for a worker who is no more is canceled', () => {
  const alice = floor.worker('alice', {}, 'Offline');
  const task = floor.task({}, { routingTarget: alice.sid, ignoreCapacity: false });
  expect(floor.now(task).assignmentStatus).toBe('pending');
  floor.do((engine) => deleteWorker(engine, alice.sid));
  expect(floor.now(task)).toMatchObject({
    assignmentStatus: 'canceled',
    reason: `RoutingTarget not available for Reservation acceptance: ${alice.sid}`,
  });
});
