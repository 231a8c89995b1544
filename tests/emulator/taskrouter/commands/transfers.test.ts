import {
  acceptReservation,
  completeReservation,
  rejectReservation,
} from '../../../../emulator/taskrouter/commands/reservation-commands';
import { cancelTask, completeTask } from '../../../../emulator/taskrouter/commands/task-status';
import {
  cancelTransfer,
  createTransfer,
  type NewTransfer,
} from '../../../../emulator/taskrouter/commands/transfer-commands';
import { updateWorker } from '../../../../emulator/taskrouter/commands/worker-commands';
import type { TaskRow, TransferRow, WorkerRow } from '../../../../emulator/account/taskrouter-rows';
import { TestFloor } from '../../floor';

interface Held {
  readonly floor: TestFloor;
  readonly task: TaskRow;
  readonly ada: WorkerRow;
  readonly ben: WorkerRow;
  readonly reservationSid: string;
  readonly transfer: (given: Omit<NewTransfer, 'reservationSid'>) => TransferRow;
  readonly statuses: () => string[];
}

/** Ada holds a task; ben and cid are available in a queue of their own. */
function held(): Held {
  const floor = new TestFloor();
  const first = floor.queue('first', { targetWorkers: 'team == "a"' });
  floor.workflow({ default_filter: { queue: first.sid } });
  const ada = floor.worker('ada', { team: 'a' });
  const task = floor.task();
  const reservationSid = floor.reservationsOf(task)[0]?.sid ?? '';
  floor.do((engine) => acceptReservation(engine, reservationSid));
  const ben = floor.worker('ben', { team: 'b' });
  floor.heard();
  return {
    floor,
    task,
    ada,
    ben,
    reservationSid,
    transfer: (given) => floor.do((engine) => createTransfer(engine, { reservationSid, ...given })),
    statuses: () => floor.reservationsOf(task).map((row) => row.status),
  };
}

const now = ({ floor }: Held, { sid }: TransferRow): TransferRow => floor.engine.store.transfers.require(sid);
const offered = ({ floor, task }: Held): string => floor.reservationsOf(task).at(-1)?.sid ?? '';

describe('a transfer to a worker', () => {
  it('is offered while its holder keeps it, and done once it is accepted', () => {
    const at = held();
    const transfer = at.transfer({ to: at.ben.sid });
    expect(transfer).toMatchObject({ status: 'initiated', mode: 'WARM', type: 'WORKER' });
    expect(at.floor.now(at.task).assignmentStatus).toBe('reserved');
    expect(at.statuses()).toEqual(['accepted', 'pending']);
    expect(at.floor.heard()).toEqual(['task.transfer-initiated', 'reservation.created']);
    at.floor.do((engine) => acceptReservation(engine, offered(at)));
    expect(now(at, transfer).status).toBe('complete');
    expect(at.floor.now(at.task).assignmentStatus).toBe('assigned');
    expect(at.statuses()).toEqual(['accepted', 'accepted']);
    expect(at.floor.heard()).toEqual(['task.transfer-completed', 'reservation.accepted']);
  });

  it('leaves the task to the last of both who completes', () => {
    const at = held();
    at.transfer({ to: at.ben.sid });
    at.floor.do((engine) => acceptReservation(engine, offered(at)));
    at.floor.do((engine) => completeReservation(engine, at.reservationSid));
    expect(at.floor.now(at.task).assignmentStatus).toBe('assigned');
    at.floor.do((engine) => completeReservation(engine, offered(at)));
    expect(at.floor.now(at.task).assignmentStatus).toBe('completed');
  });

  it('puts the giver of a cold one into wrap-up at once', () => {
    const at = held();
    at.transfer({ to: at.ben.sid, mode: 'COLD' });
    expect(at.statuses()).toEqual(['wrapping', 'pending']);
    expect(at.floor.now(at.task).assignmentStatus).toBe('reserved');
  });

  it('fails when it is rejected, and the task is its holder’s again', () => {
    const at = held();
    const transfer = at.transfer({ to: at.ben.sid });
    at.floor.heard();
    at.floor.do((engine) => rejectReservation(engine, offered(at)));
    expect(now(at, transfer)).toMatchObject({ status: 'failed', failedReason: expect.stringContaining('rejected') });
    expect(at.floor.now(at.task).assignmentStatus).toBe('assigned');
    expect(at.statuses()).toEqual(['accepted', 'rejected']);
    expect(at.floor.heard()).toEqual(['reservation.rejected', 'task.transfer-failed', 'task.updated']);
  });

  it('fails when it times out', async () => {
    const at = held();
    const transfer = at.transfer({ to: at.ben.sid });
    await at.floor.advance(120);
    expect(now(at, transfer).status).toBe('failed');
    expect(at.floor.now(at.task).assignmentStatus).toBe('assigned');
  });

  it('goes back to the workflow when it fails and the giver has finished', () => {
    const at = held();
    at.transfer({ to: at.ben.sid, mode: 'COLD' });
    at.floor.do((engine) => completeReservation(engine, at.reservationSid));
    at.floor.do((engine) => rejectReservation(engine, offered(at)));
    expect(at.floor.holders(at.task)).toEqual(['ada']);
    expect(at.statuses()).toEqual(['completed', 'rejected', 'pending']);
  });

  it('can be canceled once', () => {
    const at = held();
    const transfer = at.transfer({ to: at.ben.sid });
    at.floor.heard();
    at.floor.do((engine) => cancelTransfer(engine, transfer.sid));
    expect(at.statuses()).toEqual(['accepted', 'canceled']);
    expect(at.floor.now(at.task).assignmentStatus).toBe('assigned');
    expect(at.floor.heard()).toEqual(['reservation.canceled', 'task.transfer-canceled', 'task.updated']);
    expect(() => at.floor.do((engine) => cancelTransfer(engine, transfer.sid))).toThrow(
      /is already canceled \. Cannot cancel/,
    );
  });

  it('replaces attributes and priority where they are given', () => {
    const at = held();
    at.transfer({ to: at.ben.sid, attributes: '{"note":"vip"}', priority: 7 });
    expect(at.floor.now(at.task)).toMatchObject({ attributes: '{"note":"vip"}', priority: 7 });
  });

  it('is refused for somebody who is not available, for a stranger, and for what is not held', () => {
    const at = held();
    const { sid: activitySid } = at.floor.activity('Offline');
    at.floor.do((engine) => updateWorker(engine, at.ben.sid, { activitySid }));
    expect(() => at.transfer({ to: at.ben.sid })).toThrow(/not available/);
    expect(() => at.transfer({ to: 'WK000000000000000000000000000000ff' })).toThrow(/is not a worker/);
    expect(() => at.transfer({ to: 'WQ000000000000000000000000000000ff' })).toThrow(/is not a task queue/);
    at.floor.do((engine) => completeTask(engine, at.task.sid, null));
    expect(() => at.transfer({ to: at.ben.sid })).toThrow(/expected accepted and assigned/);
  });

  it('ends with its task', () => {
    const at = held();
    const transfer = at.transfer({ to: at.ben.sid });
    at.floor.do((engine) => cancelTask(engine, at.task.sid, 'gone'));
    expect(now(at, transfer).status).toBe('canceled');
    expect(at.statuses()).toEqual(['completed', 'canceled']);
  });
});

describe('a transfer to a queue', () => {
  it('goes to the next free worker, and on to another when one declines', () => {
    const at = held();
    const queue = at.floor.queue('second', { targetWorkers: 'team == "b"' });
    const transfer = at.transfer({ to: queue.sid });
    expect(at.floor.holders(at.task)).toEqual(['ada', 'ben']);
    at.floor.worker('cid', { team: 'b' });
    at.floor.heard();
    at.floor.do((engine) => rejectReservation(engine, offered(at)));
    expect(at.floor.heard()).toEqual(['reservation.rejected', 'task.transfer-attempt-failed', 'reservation.created']);
    expect(at.floor.holders(at.task)).toEqual(['ada', 'cid']);
    expect(now(at, transfer).status).toBe('initiated');
    at.floor.do((engine) => acceptReservation(engine, offered(at)));
    expect(now(at, transfer).status).toBe('complete');
  });

  it('waits in the queue until somebody is free', () => {
    const at = held();
    const queue = at.floor.queue('empty', { targetWorkers: 'team == "c"' });
    at.transfer({ to: queue.sid });
    expect(at.floor.holders(at.task)).toEqual(['ada']);
    at.floor.worker('dan', { team: 'c' });
    expect(at.floor.holders(at.task)).toEqual(['ada', 'dan']);
  });
});
