import { acceptReservation, wrapReservation } from '../../../../emulator/taskrouter/commands/reservation-commands';
import { mostInWorkspace } from '../../../../emulator/taskrouter/limits';
import { createTaskChannel } from '../../../../emulator/taskrouter/commands/task-channel-commands';
import { createTransfer } from '../../../../emulator/taskrouter/commands/transfer-commands';
import { createActivity, createWorkspace } from '../../../../emulator/taskrouter/commands/workspace-commands';
import { TwilioError } from '../../../../emulator/account/twilio-error';
import type { ReservationRow, TaskRow } from '../../../../emulator/account/taskrouter-rows';
import { TestFloor } from '../../floor';

/** Fifteen thousand workers take a while to be made. */
let floor: TestFloor;
beforeEach(() => {
  floor = new TestFloor();
});

const makers: Readonly<Record<Exclude<keyof typeof mostInWorkspace, 'tasks'>, (number: number) => unknown>> = {
  activities: (number) =>
    floor.do((engine) => createActivity(engine, { workspaceSid: floor.workspaceSid, friendlyName: `a${number}` })),
  workers: (number) => floor.worker(`w${number}`),
  taskChannels: (number) =>
    floor.do((engine) =>
      createTaskChannel(engine, {
        workspaceSid: floor.workspaceSid,
        friendlyName: `c${number}`,
        uniqueName: `c${number}`,
      }),
    ),
  taskQueues: (number) => floor.queue(`q${number}`, { targetWorkers: '1==2' }),
  workflows: () => floor.workflow({}),
};

it.each(Object.entries(makers))('a workspace has no more %s than the limit, and another its own', (kind, make) => {
  const most = mostInWorkspace[kind as keyof typeof mostInWorkspace];
  let made = 0;
  const fill = (): unknown => {
    for (; made <= most; made += 1) make(made);
    return made;
  };
  expect(fill).toThrow(
    new TwilioError(
      400,
      20001,
      `Workspace ${floor.workspaceSid} has ${most} ${kind}, as many as it may have: delete some first`,
    ),
  );
  expect([...floor.engine.store[kind as 'workers'].values()]).toHaveLength(most);
  const other = floor.do((engine) => createWorkspace(engine, { friendlyName: 'other' }));
  expect(() =>
    floor.do((engine) => createActivity(engine, { workspaceSid: other.sid, friendlyName: 'x' })),
  ).not.toThrow();
});

describe('a task that is assigned for a day', () => {
  const aDay = 24 * 3600;
  let task: TaskRow;
  let held: ReservationRow;

  beforeEach(() => {
    floor.workflow({ default_filter: { queue: floor.queue('all').sid } });
    floor.worker('alice');
    task = floor.task();
    [held] = floor.reservationsOf(task) as [ReservationRow];
    floor.do((engine) => acceptReservation(engine, held.sid));
    floor.heard();
  });

  it('is deleted, and its worker is free', async () => {
    await floor.advance(aDay - 1);
    expect(floor.now(task).assignmentStatus).toBe('assigned');
    const waiting = floor.task();
    floor.heard();
    await floor.advance(1);
    expect(floor.heard()).toEqual(expect.arrayContaining(['reservation.completed', 'task.system-deleted']));
    expect(floor.engine.store.tasks.get(task.sid)).toBeUndefined();
    expect(floor.holders(waiting)).toEqual(['alice']);
  });

  it('counts anew once somebody else has it', async () => {
    await floor.advance(aDay / 2);
    const bob = floor.worker('bob');
    floor.do((engine) => createTransfer(engine, { reservationSid: held.sid, to: bob.sid }));
    const [offer] = floor.reservationsOf(bob) as [ReservationRow];
    floor.do((engine) => acceptReservation(engine, offer.sid));
    await floor.advance(aDay - 1);
    expect(floor.now(task).assignmentStatus).toBe('assigned');
    await floor.advance(1);
    expect(floor.engine.store.tasks.get(task.sid)).toBeUndefined();
  });

  it('may be wrapped up as long as it takes', async () => {
    await floor.advance(aDay - 1);
    floor.do((engine) => wrapReservation(engine, held.sid));
    await floor.advance(aDay);
    expect(floor.now(task).assignmentStatus).toBe('wrapping');
  });
});
