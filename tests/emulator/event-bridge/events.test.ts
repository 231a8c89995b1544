import {
  acceptReservation,
  cancelReservation,
  completeReservation,
  rejectReservation,
  wrapReservation,
} from '../../../emulator/taskrouter/commands/reservation-commands';
import { cancelTask, completeTask, removeTask, wrapTask } from '../../../emulator/taskrouter/commands/task-status';
import { updateTask } from '../../../emulator/taskrouter/commands/task-commands';
import { setActivity } from '../../../emulator/taskrouter/commands/worker-activity';
import { updateWorkerChannel } from '../../../emulator/taskrouter/commands/worker-commands';
import type { Engine } from '../../../emulator/taskrouter/engine';
import type { ReservationRow, TaskRow, WorkerRow } from '../../../emulator/account/taskrouter-rows';
import { TestBridge, type Frame, type TestSocket } from './bridge';

let bridge: TestBridge;
let alice: WorkerRow;
let socket: TestSocket;

beforeEach(async () => {
  bridge = await TestBridge.open();
  const queue = bridge.floor.queue('everybody', { maxReservedWorkers: 2 });
  bridge.floor.workflow({ default_filter: { queue: queue.sid } });
  alice = bridge.floor.worker('alice');
  socket = await bridge.session(alice);
});
afterEach(() => bridge.close());

/** A task offered to alice, and the offer. */
function offer(attributes: object = {}): { task: TaskRow; reservation: ReservationRow } {
  const task = bridge.floor.task(attributes);
  const reservation = bridge.floor.reservationsOf(task).find(({ workerSid }) => workerSid === alice.sid);
  if (!reservation) throw new Error('The task was not offered to alice');
  return { task, reservation };
}

const told = (frame: Frame): unknown[] => {
  const { reservation_status: reservation, assignment_status: status, task } = frame.payload;
  return [frame.event_type, reservation ?? null, status ?? (task as Frame['payload'])['assignment_status']];
};

/** Event, status of the reservation, status of the task: of the next events. */
async function hear(count: number, from = socket): Promise<unknown[][]> {
  const heard: unknown[][] = [];
  for (let n = 0; n < count; n++) heard.push(told(await from.frame()));
  return heard;
}

describe('what a worker hears of its reservation', () => {
  it('an offer is one event: none about the task, the channel or the worker', async () => {
    offer();
    await bridge.ask(bridge.token(alice), 'POST', `Workers/${alice.sid}`, { Attributes: { n: 1 } });
    expect((await socket.frame()).event_type).toBe('reservation.created');
    expect((await socket.frame()).event_type).toBe('worker.attributes.update');
  });

  it('accepting, wrapping up and completing it', async () => {
    const { reservation } = offer();
    bridge.floor.do((engine) => acceptReservation(engine, reservation.sid));
    bridge.floor.do((engine) => wrapReservation(engine, reservation.sid));
    bridge.floor.do((engine) => completeReservation(engine, reservation.sid));
    expect(await hear(8)).toEqual([
      ['reservation.created', 'pending', 'reserved'],
      ['reservation.accepted', 'accepted', 'assigned'],
      ['task.wrapup', null, 'wrapping'],
      ['reservation.wrapup', 'wrapping', 'wrapping'],
      ['task.updated', null, 'wrapping'],
      ['task.completed', null, 'completed'],
      ['reservation.completed', 'completed', 'completed'],
      ['task.updated', null, 'completed'],
    ]);
  });

  const unavailable = (): string => bridge.floor.activity('Unavailable').sid;
  it.each<[string, (engine: Engine, sid: string) => unknown]>([
    ['rejected', (engine, sid) => rejectReservation(engine, sid, unavailable())],
    ['canceled', (engine, sid) => cancelReservation(engine, sid)],
  ])('%s: the task is seen pending already, and is said to be', async (status, end) => {
    const { reservation } = offer();
    bridge.floor.do((engine) => end(engine, reservation.sid));
    const heard = await hear(2);
    expect(heard[1]).toEqual([`reservation.${status}`, status, 'pending']);
  });

  it('timed out: the worker hears of its new activity too', async () => {
    offer();
    await bridge.floor.advance(120);
    expect(await socket.types(4)).toEqual([
      'reservation.created',
      'reservation.timeout',
      'worker.activity.update',
      'task.updated',
    ]);
  });

  it('rescinded, when somebody else accepted', async () => {
    const bob = bridge.floor.worker('bob');
    const { task } = offer();
    const his = bridge.floor.reservationsOf(task).find(({ workerSid }) => workerSid === bob.sid);
    bridge.floor.do((engine) => acceptReservation(engine, his?.sid ?? ''));
    expect(await hear(2)).toEqual([
      ['reservation.created', 'pending', 'reserved'],
      ['reservation.rescinded', 'rescinded', 'assigned'],
    ]);
  });

  it('why a phone could not be reached, and nothing where that is not why', async () => {
    const { reservation } = offer();
    bridge.floor.do((engine) => cancelReservation(engine, reservation.sid, 13_223));
    expect((await socket.frame()).payload).not.toHaveProperty('canceled_reason_code');
    expect((await socket.frame()).payload).toMatchObject({ canceled_reason_code: 13_223 });
  });
});

describe('what a worker hears of a task it holds', () => {
  const acceptedTask = async (): Promise<string> => {
    const { task, reservation } = offer();
    bridge.floor.do((engine) => acceptReservation(engine, reservation.sid));
    await hear(2);
    return task.sid;
  };

  it('its new attributes', async () => {
    const { task } = offer({ n: 1 });
    bridge.floor.do((engine) => updateTask(engine, task.sid, { attributes: '{"n":2}' }));
    expect((await socket.frame()).event_type).toBe('reservation.created');
    const { event_type: type, payload } = await socket.frame();
    expect([type, payload['attributes']]).toEqual(['task.updated', '{"n":2}']);
  });

  it('that it was canceled while offered', async () => {
    const { task } = offer();
    bridge.floor.do((engine) => cancelTask(engine, task.sid, 'gone'));
    expect(await hear(3)).toEqual([
      ['reservation.created', 'pending', 'reserved'],
      ['task.canceled', null, 'canceled'],
      ['reservation.canceled', 'canceled', 'canceled'],
    ]);
  });

  it('that somebody else wrapped it up or completed it', async () => {
    const sid = await acceptedTask();
    bridge.floor.do((engine) => wrapTask(engine, sid, 'over'));
    bridge.floor.do((engine) => completeTask(engine, sid, 'done'));
    expect(await hear(6)).toEqual([
      ['task.wrapup', null, 'wrapping'],
      ['reservation.wrapup', 'wrapping', 'wrapping'],
      ['task.updated', null, 'wrapping'],
      ['task.completed', null, 'completed'],
      ['reservation.completed', 'completed', 'completed'],
      ['task.updated', null, 'completed'],
    ]);
  });

  it('that it was deleted: its reservation is completed', async () => {
    const sid = await acceptedTask();
    bridge.floor.do((engine) => removeTask(engine, sid));
    expect(await hear(1)).toEqual([['reservation.completed', 'completed', 'completed']]);
  });

  it('that it could not be offered to the one it was made for', async () => {
    const task = bridge.floor.task({}, { routingTarget: alice.sid });
    expect((await socket.frame()).event_type).toBe('reservation.created');
    bridge.floor.do((engine) => engine.announce('reservation.failed', task.workspaceSid, { task }));
    expect(await socket.frame()).toMatchObject({
      event_type: 'reservation.failed',
      payload: { sid: task.sid, routing_target: alice.sid },
    });
  });

  it('nothing of a task that is not its own', async () => {
    bridge.floor.do((engine) => setActivity(engine, alice.sid, bridge.floor.activity('Offline').sid));
    bridge.floor.worker('bob');
    const task = bridge.floor.task();
    expect(bridge.floor.holders(task)).toEqual(['bob']);
    bridge.floor.do((engine) => updateTask(engine, task.sid, { attributes: '{"n":2}' }));
    await bridge.ask(bridge.token(alice), 'POST', `Workers/${alice.sid}`, { Attributes: { n: 1 } });
    expect(await socket.types(2)).toEqual(['worker.activity.update', 'worker.attributes.update']);
  });
});

it('what a worker hears of itself', async () => {
  const [channel] = [...bridge.floor.engine.store.channelsOfWorker.of(alice.sid)];
  bridge.floor.do((engine) => updateWorkerChannel(engine, channel?.sid ?? '', { capacity: 4 }));
  bridge.floor.do((engine) => updateWorkerChannel(engine, channel?.sid ?? '', { available: false }));
  const activitySid = bridge.floor.activity('Offline').sid;
  await bridge.ask(bridge.token(alice), 'POST', `Workers/${alice.sid}`, { ActivitySid: activitySid });
  expect(await socket.frame()).toMatchObject({
    event_type: 'worker.capacity.update',
    payload: { sid: channel?.sid, configured_capacity: 4, available: true },
  });
  expect(await socket.frame()).toMatchObject({
    event_type: 'worker.channel.availability.update',
    payload: { sid: channel?.sid, available: false },
  });
  expect(await socket.frame()).toMatchObject({
    event_type: 'worker.activity.update',
    payload: { sid: alice.sid, activity_sid: activitySid, activity_name: 'Offline', available: false },
  });
});

describe('delivery', () => {
  it('shows things as they stood, not as they stand', async () => {
    const { task, reservation } = offer({ n: 1 });
    bridge.floor.do((engine) => {
      acceptReservation(engine, reservation.sid);
      updateTask(engine, task.sid, { attributes: '{"n":2}' });
    });
    const created = (await socket.frame()).payload;
    expect(created).toMatchObject({
      reservation_status: 'pending',
      version: 0,
      task: { assignment_status: 'reserved', attributes: '{"n":1}', version: 1001 },
    });
  });

  it('comes after the reply to the request that caused it', async () => {
    const { reservation } = offer();
    await hear(1);
    const order: string[] = [];
    const event = socket.frame().then(({ event_type: type }) => order.push(type));
    const url = `Workers/${alice.sid}/Reservations/${reservation.sid}`;
    await bridge.ask(bridge.token(alice), 'POST', url, { ReservationStatus: 'accepted' });
    order.push('reply');
    await event;
    expect(order).toEqual(['reply', 'reservation.accepted']);
  });

  it('is over when an advance of the clock has settled', async () => {
    offer();
    expect(bridge.floor.engine.work.count).toBe(1);
    await bridge.floor.advance(120);
    expect(bridge.floor.engine.work.count).toBe(0);
  });

  it('is no work where nobody listens', () => {
    bridge.floor.worker('bob');
    bridge.floor.do((engine) =>
      engine.announce('worker.attributes.update', alice.workspaceSid, { worker: bridge.floor.worker('carol') }),
    );
    expect(bridge.floor.engine.work.count).toBe(0);
  });
});
