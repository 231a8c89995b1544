import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { Alerts } from '../../../emulator/callbacks/alerts';
import { startAssignmentCallbacks } from '../../../emulator/callbacks/assignment-callbacks';
import { Webhooks } from '../../../emulator/callbacks/webhooks';
import { localCredentials } from '../../../emulator/credentials';
import { acceptReservation } from '../../../emulator/taskrouter/commands/reservation-commands';
import { updateWorkflow } from '../../../emulator/taskrouter/commands/workflow-commands';
import type { ReservationRow, TaskRow, WorkerRow } from '../../../emulator/account/taskrouter-rows';
import { TestFloor } from '../floor';
import { json, startStubServer, type Answering, type StubServer } from './stub-server';

let server: StubServer;
let floor: TestFloor;
let alerts: Alerts;
let webhooks: Webhooks;
let answer: Answering;
let worker: WorkerRow;
let task: TaskRow;

beforeEach(async () => {
  answer = () => ({});
  server = await startStubServer((request) => answer(request));
  floor = new TestFloor();
  alerts = new Alerts(floor.engine);
  webhooks = new Webhooks(floor.engine);
  startAssignmentCallbacks(floor.engine, webhooks, alerts);
});
afterEach(() => server.close());

/** Offers one task to one worker by a workflow with the callbacks given, and lets everything settle. */
async function offer(fallback: string | null = null): Promise<ReservationRow> {
  const queue = floor.queue('support');
  const { sid } = floor.workflow({ default_filter: { queue: queue.sid } });
  floor.do((engine) =>
    updateWorkflow(engine, sid, {
      assignmentCallbackUrl: `${server.origin}/assignment?desk=1`,
      fallbackAssignmentCallbackUrl: fallback,
    }),
  );
  worker = floor.worker('alice', { languages: ['es'] });
  task = floor.task({ topic: 'refund' }, { priority: 3, taskChannel: 'voice' });
  await floor.clock.settle();
  const [reservation] = floor.reservationsOf(task);
  if (!reservation) throw new Error('No reservation was made');
  return reservation;
}

const codes = () => alerts.all.map(({ code }) => code);

describe('the assignment callback', () => {
  it('tells of the reservation, signed', async () => {
    const reservation = await offer();
    const [seen] = server.requests;
    expect(seen?.parameters).toEqual({
      Timestamp: '1795176000',
      AccountSid: localCredentials.accountSid,
      WorkspaceSid: floor.workspaceSid,
      WorkflowSid: task.workflowSid,
      TaskQueueSid: task.taskQueueSid,
      TaskSid: task.sid,
      TaskAge: '0',
      TaskPriority: '3',
      TaskAttributes: '{"topic":"refund"}',
      TaskChannelSid: task.taskChannelSid,
      TaskChannelUniqueName: 'voice',
      WorkerSid: worker.sid,
      WorkerName: 'alice',
      WorkerAttributes: '{"languages":["es"]}',
      ReservationSid: reservation.sid,
    });
    const signature = String(seen?.headers['x-twilio-signature']);
    const url = `${server.origin}/assignment?desk=1`;
    expect(validateRequest(localCredentials.authToken, signature, url, seen?.parameters ?? {})).toBe(true);
    expect(webhooks.deliveries).toMatchObject([{ purpose: 'assignment callback', url, status: 200 }]);
  });

  it.each([
    ['204', { status: 204 }],
    ['an empty body', {}],
    ['{}', json({})],
  ])('answered by %s leaves the reservation pending', async (_what, answered) => {
    answer = () => answered;
    expect(await offer()).toMatchObject({ status: 'pending' });
    expect(alerts.all).toEqual([]);
  });

  it('answered by accept accepts', async () => {
    answer = () => json({ instruction: 'accept' });
    expect(await offer()).toMatchObject({ status: 'accepted' });
    expect(floor.now(task).assignmentStatus).toBe('assigned');
  });

  it('answered by reject with an activity rejects, and the worker goes there', async () => {
    answer = () => json({ instruction: 'reject', activity_sid: floor.activity('Offline').sid });
    expect(await offer()).toMatchObject({ status: 'rejected' });
    expect(floor.now(worker).activitySid).toBe(floor.activity('Offline').sid);
    expect(floor.now(task).assignmentStatus).toBe('pending');
  });

  it('that takes longer than the agent decides nothing', async () => {
    answer = ({ parameters }) => {
      floor.do((engine) => acceptReservation(engine, parameters['ReservationSid'] ?? ''));
      return json({ instruction: 'conference' });
    };
    expect(await offer()).toMatchObject({ status: 'accepted' });
    expect(alerts.all).toMatchObject([{ code: 40136, message: expect.stringContaining('came too late') }]);
  });

  it.each([
    ['an error', { status: 500 }, 11200],
    ['something that is not JSON', { headers: { 'Content-Type': 'application/json' }, body: '<html>' }, 40001],
    ['JSON that says it is text', { body: '{"instruction":"accept"}' }, 40000],
  ])('that answers by %s is asked again at the fallback URL', async (_what, answered, code) => {
    answer = ({ path }) => (path === '/fallback' ? json({ instruction: 'accept' }) : answered);
    expect(await offer(`${server.origin}/fallback`)).toMatchObject({ status: 'accepted' });
    expect(server.requests.map(({ path }) => path)).toEqual(['/assignment?desk=1', '/fallback']);
    expect(server.requests[1]?.parameters).toEqual(server.requests[0]?.parameters);
    expect(codes()).toEqual([code]);
  });

  it('whose fallback fails as well leaves the reservation to its timeout', async () => {
    answer = () => ({ status: 500 });
    const reservation = await offer(`${server.origin}/fallback`);
    expect(reservation.status).toBe('pending');
    expect(codes()).toEqual([11200, 11200]);
    await floor.advance(120);
    expect(floor.now(reservation).status).toBe('timeout');
  });

  it.each([
    ['no instruction', { topic: 1 }, 40005, 'warning'],
    ['an unknown instruction', { instruction: 'teleport' }, 55555, 'error'],
  ])('answered by %s raises an alert and leaves the reservation pending', async (_what, answered, code, level) => {
    answer = () => json(answered);
    const reservation = await offer();
    expect(reservation.status).toBe('pending');
    expect(alerts.all).toMatchObject([{ code, level, resourceSid: reservation.sid }]);
  });

  it('answered by an instruction that fails cancels the reservation and raises an alert', async () => {
    let times = 0;
    answer = () => (times++ === 0 ? json({ instruction: 'reject', activity_sid: 'WA404' }) : {});
    const reservation = await offer();
    expect(reservation.status).toBe('canceled');
    expect(alerts.all).toMatchObject([{ code: 40100, resourceSid: reservation.sid }]);
    expect(floor.now(task).assignmentStatus).toBe('reserved');
  });

  it('is not made where the workflow names none', async () => {
    const queue = floor.queue('support');
    floor.workflow({ default_filter: { queue: queue.sid } });
    floor.worker('alice');
    task = floor.task();
    await floor.clock.settle();
    expect(floor.reservationsOf(task)).toHaveLength(1);
    expect(webhooks.deliveries).toEqual([]);
  });
});
