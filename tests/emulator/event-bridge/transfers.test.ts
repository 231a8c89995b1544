import { acceptReservation, rejectReservation } from '../../../emulator/taskrouter/commands/reservation-commands';
import type { ReservationRow, TaskRow, WorkerRow } from '../../../emulator/account/taskrouter-rows';
import { startOfTest } from '../floor';
import { TestBridge } from './bridge';

let bridge: TestBridge;
let alice: WorkerRow;
let bob: WorkerRow;
let task: TaskRow;
let held: ReservationRow;

beforeEach(async () => {
  bridge = await TestBridge.open();
  const queue = bridge.floor.queue('everybody');
  bridge.floor.workflow({ default_filter: { queue: queue.sid } });
  alice = bridge.floor.worker('alice');
  task = bridge.floor.task({ reason: 'help' });
  const [offer] = bridge.floor.reservationsOf(task);
  held = bridge.floor.do((engine) => acceptReservation(engine, offer?.sid ?? ''));
  bob = bridge.floor.worker('bob');
});
afterEach(() => bridge.close());

const transfers = (): string => `Workers/${alice.sid}/Transfers`;
const begin = (more: object = {}): ReturnType<TestBridge['ask']> =>
  bridge.ask(bridge.token(alice), 'POST', transfers(), {
    ReservationSid: held.sid,
    TaskSid: task.sid,
    To: bob.sid,
    ...more,
  });
const offerTo = (worker: WorkerRow): ReservationRow | undefined => {
  const [offer] = [...bridge.floor.engine.store.openReservationsOfWorker.of(worker.sid)];
  return offer;
};

it('is answered with the transfer', async () => {
  const { payload } = await begin({ Attributes: { reason: 'complaint' }, Priority: 5 });
  expect(payload).toEqual({
    sid: expect.stringMatching(/^TT[0-9a-f]{32}$/) as unknown,
    account_sid: 'AC00000000000000000000000000000001',
    workspace_sid: bridge.floor.workspaceSid,
    task_sid: task.sid,
    date_created: startOfTest / 1000,
    date_updated: startOfTest / 1000,
    initiating_reservation_sid: held.sid,
    initiating_worker_sid: alice.sid,
    initiating_queue_sid: task.taskQueueSid,
    initiating_workflow_sid: task.workflowSid,
    transfer_mode: 'WARM',
    transfer_to: bob.sid,
    transfer_type: 'WORKER',
    transfer_status: 'initiated',
  });
  expect(bridge.floor.now(task)).toMatchObject({ attributes: '{"reason":"complaint"}', priority: 5 });
});

it('shows in what is offered, and in what is held as long as it is under way', async () => {
  const { payload: transfer } = await begin();
  const reservation = async (worker: WorkerRow, sid: string): Promise<Record<string, unknown>> =>
    (await bridge.ask(bridge.token(worker), 'GET', `Workers/${worker.sid}/Reservations/${sid}`)).payload;
  const offer = offerTo(bob)?.sid ?? '';
  expect(await reservation(bob, offer)).toMatchObject({ task_transfer: { sid: transfer['sid'] } });
  expect(await reservation(alice, held.sid)).toMatchObject({
    active_outgoing_task_transfer: { sid: transfer['sid'], transfer_status: 'initiated' },
  });
  const reply = await bridge.ask(bridge.token(bob), 'POST', `Workers/${bob.sid}/Reservations/${offer}`, {
    ReservationStatus: 'accepted',
  });
  expect(reply.payload).not.toHaveProperty('task_transfer');
  expect(await reservation(alice, held.sid)).not.toHaveProperty('active_outgoing_task_transfer');
});

it('is told to the worker who began it, and to nobody else', async () => {
  const [hers, his] = [await bridge.session(alice), await bridge.session(bob)];
  const { payload: transfer } = await begin();
  const offer = offerTo(bob)?.sid ?? '';
  bridge.floor.do((engine) => rejectReservation(engine, offer, bridge.floor.activity('Offline').sid));
  expect(await hers.frame()).toMatchObject({
    event_type: 'task.transfer-initiated',
    payload: { sid: transfer['sid'], task_sid: task.sid, transfer_status: 'initiated' },
  });
  expect(await hers.frame()).toMatchObject({
    event_type: 'task.transfer-failed',
    payload: { sid: transfer['sid'], transfer_status: 'failed', transfer_failed_reason: expect.any(String) as unknown },
  });
  expect(await hers.frame()).toMatchObject({
    event_type: 'task.updated',
    payload: { sid: task.sid, assignment_status: 'assigned' },
  });
  expect(await his.frame()).toMatchObject({
    event_type: 'reservation.created',
    payload: { task: { assignment_status: 'reserved' }, task_transfer: { transfer_status: 'initiated' } },
  });
  expect(await his.frame()).toMatchObject({
    event_type: 'reservation.rejected',
    payload: { task_transfer: { transfer_status: 'failed' } },
  });
});

it('is taken back once, by the worker who began it', async () => {
  const { payload } = await begin();
  const cancel = (worker: WorkerRow, params: object): ReturnType<TestBridge['ask']> =>
    bridge.ask(bridge.token(worker), 'POST', `Workers/${worker.sid}/Transfers/${String(payload['sid'])}`, params);
  expect((await cancel(bob, { TransferStatus: 'canceled' })).status).toBe(404);
  expect((await cancel(alice, { TransferStatus: 'complete' })).status).toBe(400);
  const canceled = await cancel(alice, { TaskSid: task.sid, TransferStatus: 'canceled' });
  expect(canceled.payload).toMatchObject({ sid: payload['sid'], transfer_status: 'canceled' });
  expect(offerTo(bob)).toBeUndefined();
  expect(await cancel(alice, { TransferStatus: 'canceled' })).toMatchObject({
    status: 400,
    error: { message: `Transfer ${String(payload['sid'])} is already canceled . Cannot cancel transfer.` },
  });
});

it.each<[object, RegExp]>([
  [{ Mode: 'HOT' }, /'HOT' provided for Mode/],
  [{ To: 'WK0' }, /'WK0' provided for To/],
  [{ TaskSid: 'WT0' }, /'WT0' provided for TaskSid/],
  [{ ReservationSid: 'WR0' }, /'WR0' provided for ReservationSid/],
  [{ Priority: -1 }, /'-1' provided for Priority/],
])('is refused for %j', async (params, message) => {
  const { status, error } = await begin(params);
  expect(status).toBe(400);
  expect(error.message).toMatch(message);
});

it("is refused for another worker's reservation", async () => {
  const { status } = await bridge.ask(bridge.token(bob), 'POST', `Workers/${bob.sid}/Transfers`, {
    ReservationSid: held.sid,
    To: alice.sid,
  });
  expect(status).toBe(400);
});
