import { readFileSync } from 'node:fs';
import {
  TaskRouterEventHandler,
  type OutgoingTransfer,
  type Reservation,
  type Task,
  type Worker,
} from 'twilio-taskrouter';
import { startStubServer, xml, type StubServer } from '../emulator/callbacks/stub-server';
import { activityNamed, heard, SdkFloor } from './sdk-floor';
import { letTimersGo } from './sdk-timers';
import { declaredMembers, undeclaredEvents } from './sdk-types';

letTimersGo();

let floor: SdkFloor;
let application: StubServer;
let alice: Worker;

beforeEach(async () => {
  application = await startStubServer(({ path }) => {
    const workflowSid = new URL(path, 'http://localhost').searchParams.get('workflowSid');
    if (path.startsWith('/enqueue')) return xml(`<Response><Enqueue workflowSid="${workflowSid}"/></Response>`);
    return xml('<Response><Say>Good day</Say><Pause length="60"/></Response>');
  });
  floor = await SdkFloor.open('phones.yaml', { VOICE: application.origin });
  alice = await floor.ready(floor.sidOf('worker', 'alice'));
});
afterEach(async () => {
  await floor.close();
  await application.close();
});

const sid = (prefix: string): unknown => expect.stringMatching(new RegExp(`^${prefix}[0-9a-f]{32}$`));
const date = (): unknown => expect.any(Date);
const queueSid = (): string => floor.sidOf('taskQueue', 'everybody');

/** Which test drives which of the SDK's public members: those of what stands before the colon. */
const drives: Readonly<Record<string, string>> = {
  'Worker: knows itself':
    'accountSid activities activity attributes channels dateCreated dateStatusChanged dateUpdated name reservations sid workspaceSid workerSid workerActivitySid dateActivityChanged friendlyName version',
  'Worker: declares what it never fills in': 'activitySid available connectActivitySid disconnectActivitySid',
  'Worker: changes itself, and reads itself again': 'setAttributes fetchLatestVersion',
  'Worker: makes a task for itself': 'createTask',
  'Worker: takes another token, and goes': 'updateToken disconnect',
  'WorkerEvents: hears of itself': 'ready activityUpdated attributesUpdated reservationCreated',
  'WorkerEvents: hears that a task of its own found no room': 'reservationFailed',
  'WorkerEvents: hears of its token and its line': 'tokenExpired tokenUpdated disconnected',
  'WorkerEvents: says when its line breaks before it stands': 'error',
  'Supervisor: changes another worker': 'setWorkerAttributes setWorkerActivity',
  'Supervisor: listens in, heard by nobody': 'monitor',
  'Activity: is one of several, and is gone into':
    'accountSid available dateCreated dateUpdated isCurrent name sid workspaceSid setAsCurrent',
  'Channel: says how much of it is taken':
    'accountSid assignedTasks available availableCapacityPercentage capacity lastReservedTime dateCreated dateUpdated sid taskChannelSid taskChannelUniqueName workerSid workspaceSid',
  'ChannelEvents: hears what is made of it': 'availabilityUpdated capacityUpdated',
  'Reservation: knows what is offered':
    'accountSid dateCreated dateUpdated sid status task timeout workerSid workspaceSid version canceledReasonCode',
  'Reservation: goes its way': 'accept wrap complete fetchLatestVersion',
  'Reservation: is declined': 'reject',
  'Reservation: connects a caller, and changes its own part': 'conference updateParticipant',
  'Reservation: takes a caller out of the queue': 'dequeue',
  'Reservation: calls the worker': 'call',
  'Reservation: sends the caller elsewhere': 'redirect',
  'ReservationEvents: hears of its way': 'accepted wrapup completed',
  'ReservationEvents: hears of each end but its own': 'rejected timeout canceled',
  'ReservationEvents: hears that another was quicker': 'rescinded',
  'Task: knows what it is about':
    'addOns age attributes dateCreated dateUpdated priority queueName queueSid reason sid status taskChannelSid taskChannelUniqueName timeout transfers workflowName workflowSid routingTarget version virtualStartTime',
  'Task: is changed by its holder': 'setAttributes setVirtualStartTime fetchLatestVersion',
  'Task: is finished': 'wrapUp complete',
  'Task: holds its customer': 'updateParticipant',
  'Task: is shared with a colleague, who is held and sent away': 'transfer hold kick',
  'TaskEvents: hears of what its holder does': 'transferInitiated updated wrapup completed',
  'TaskEvents: hears that it is over before it began': 'canceled',
  'Transfers: are seen from either end': 'incoming outgoing',
  'IncomingTransfer: says who hands on what':
    'dateCreated dateUpdated mode reservationSid sid status to type workerSid',
  'OutgoingTransfer: says what came of it':
    'dateCreated dateUpdated mode reservationSid sid status to transferFailedReason type workerSid',
  'OutgoingTransfer: is taken back': 'cancel',
  'OutgoingTransferEvents: hears of each attempt, and of each end': 'attemptFailed completed failed canceled',
  'TaskQueue: is described':
    'sid queueSid queueName accountSid workplaceSid name assignmentActivityName reservationActivityName assignmentActivitySid reservationActivitySid targetWorkers maxReservedWorkers taskOrder dateCreated dateUpdated',
  'TaskRouterEventHandler: can be another': 'getTREventsToHandlerMapping',
  'Workspace: finds workers': 'workspaceSid fetchWorkerInfo fetchWorkersInfo fetchWorker fetchWorkers updateToken',
  'Workspace: finds queues and tasks': 'fetchTaskQueue fetchTaskQueues fetchTask',
  'WorkerInfo: describes a worker from afar':
    'accountSid activityName activitySid attributes available dateCreated dateStatusChanged dateUpdated name sid workspaceSid version workerSid workerActivitySid dateActivityChanged friendlyName',
};

async function accept(reservation: Reservation): Promise<Reservation> {
  const accepted = heard(reservation, 'accepted');
  await reservation.accept();
  await accepted;
  return reservation;
}

async function call(): Promise<Reservation> {
  const offered = heard(alice, 'reservationCreated');
  floor.emulator.control.call('+15550123', '+15550100');
  return (await offered) as Reservation;
}

/** A call that alice has taken into a conference. */
async function inConference(): Promise<Reservation> {
  const reservation = await call();
  const accepted = heard(reservation, 'accepted');
  await reservation.conference({ endConferenceOnExit: false });
  await accepted;
  return reservation;
}

async function available(name: string): Promise<Worker> {
  const workerSid = floor.sidOf('worker', name);
  await floor.setActivity(workerSid, 'Available');
  return floor.ready(workerSid);
}

/** Has bob offered what alice holds. */
async function handOver(held: Reservation, mode: 'WARM' | 'COLD' = 'WARM'): Promise<Reservation> {
  const bob = await available('bob');
  const initiated = heard(held.task, 'transferInitiated');
  const offered = heard(bob, 'reservationCreated');
  await held.task.transfer(bob.sid, { mode, attributes: { handed: 'on' }, priority: 7 });
  await initiated;
  return (await offered) as Reservation;
}

/** A call that alice and bob are in, with bob's reservation. */
async function inCompany(): Promise<{ hers: Reservation; his: Reservation }> {
  const hers = await inConference();
  const his = await handOver(hers);
  const accepted = heard(his, 'accepted');
  await his.conference();
  await accepted;
  return { hers, his };
}

type Participant = { callSid: string; hold: boolean; muted: boolean; endConferenceOnExit: boolean };

/** Who is in the only conference, by role: the customer first, then the workers in the order they came. */
async function participants(): Promise<Participant[]> {
  const [conference] = await floor.voice.conferences.list();
  return floor.voice.conferences(conference?.sid ?? '').participants.list();
}

describe('everything the SDK can do', () => {
  it('Worker: knows itself', async () => {
    expect(alice).toMatchObject({
      accountSid: sid('AC'),
      activity: { name: 'Available' },
      attributes: { name: 'alice' },
      dateCreated: date(),
      dateStatusChanged: date(),
      dateUpdated: date(),
      name: 'alice',
      sid: sid('WK'),
      workspaceSid: floor.workspaceSid,
      workerSid: alice.sid,
      workerActivitySid: alice.activity.sid,
      dateActivityChanged: date(),
      friendlyName: 'alice',
      version: expect.stringMatching(/^\d+$/) as unknown,
    });
    expect([alice.activities.size, alice.channels.size, alice.reservations.size]).toEqual([3, 5, 0]);
  });

  it('Worker: declares what it never fills in', async () => {
    expect([alice.activitySid, alice.available]).toEqual([undefined, undefined]);
    expect([alice.connectActivitySid, alice.disconnectActivitySid]).toEqual([undefined, undefined]);
  });

  it('Worker: changes itself, and reads itself again', async () => {
    expect(await alice.setAttributes({ languages: ['es'] })).toBe(alice);
    expect(await alice.fetchLatestVersion()).toMatchObject({ attributes: { languages: ['es'] } });
  });

  it('Worker: makes a task for itself', async () => {
    const offered = heard(alice, 'reservationCreated');
    const made = await alice.createTask('+15550123', '+15550100', floor.sidOf('workflow', 'everybody'), queueSid(), {
      attributes: { note: 'back' },
      taskChannelUniqueName: 'voice',
    });
    expect(await offered).toMatchObject({
      task: { sid: made, routingTarget: alice.sid, attributes: { note: 'back', outbound_to: '+15550123' } },
    });
  });

  it('Worker: takes another token, and goes', async () => {
    const updated = heard(alice, 'tokenUpdated');
    alice.updateToken(floor.token(alice.sid, { ttl: 7200 }));
    await updated;
    const gone = heard(alice, 'disconnected');
    alice.disconnect();
    expect(await gone).toBeDefined();
  });

  it('WorkerEvents: hears of itself', async () => {
    const again = floor.connect(floor.token(alice.sid));
    await heard(again, 'ready');
    const told = ['activityUpdated', 'attributesUpdated'].map((event) => heard(again, event));
    await alice.setAttributes({ n: 1 });
    await activityNamed(alice, 'Unavailable').setAsCurrent();
    expect(await Promise.all(told)).toEqual([again, again]);
    const offered = heard(again, 'reservationCreated');
    await floor.task();
    await activityNamed(alice, 'Available').setAsCurrent();
    expect(await offered).toMatchObject({ status: 'pending' });
  });

  it('WorkerEvents: hears that a task of its own found no room', async () => {
    await floor.offer(alice);
    const failed = heard(alice, 'reservationFailed');
    const { sid: made } = await floor.rest.tasks.create({
      routingTarget: alice.sid,
      ignoreCapacity: 'false',
      timeout: 60,
    });
    await floor.advance(60);
    expect(await failed).toMatchObject({
      sid: made,
      assignment_status: 'canceled',
      reason: 'RoutingTarget SLA for Reservation creation was not met',
      routing_target: alice.sid,
    });
  });

  it('WorkerEvents: hears of its token and its line', async () => {
    const worker = floor.connect(floor.token(alice.sid, { ttl: 5 }));
    const expired = heard(worker, 'tokenExpired');
    await heard(worker, 'ready');
    await expired;
    const updated = heard(worker, 'tokenUpdated');
    worker.updateToken(floor.token(alice.sid));
    await updated;
    const disconnected = heard(worker, 'disconnected');
    floor.line.cut();
    expect(await disconnected).toEqual({ message: 'Websocket closed with errorCode=1006' });
  });

  it('WorkerEvents: says when its line breaks before it stands', async () => {
    floor.line.break();
    const lost = floor.connect(floor.token(alice.sid));
    const error = await new Promise((resolve) => lost.on('error', resolve));
    expect(error).toBeInstanceOf(Error);
  });

  it('Supervisor: changes another worker', async () => {
    const sue = await floor.supervisor(floor.sidOf('worker', 'sue'));
    const told = [heard(alice, 'attributesUpdated'), heard(alice, 'activityUpdated')];
    await sue.setWorkerAttributes(alice.sid, { team: 2 });
    await sue.setWorkerActivity(alice.sid, floor.sidOf('activity', 'Unavailable'), { rejectPendingReservations: true });
    await Promise.all(told);
    expect(alice).toMatchObject({ attributes: { team: 2 }, activity: { name: 'Unavailable' } });
  });

  it('Supervisor: listens in, heard by nobody', async () => {
    const { sid: reservationSid, task } = await inConference();
    const sue = await floor.supervisor(floor.sidOf('worker', 'sue'));
    await sue.monitor(task.sid, reservationSid, {});
    await floor.advance(0);
    expect((await participants()).filter(({ muted }) => muted)).toHaveLength(1);
  });

  it('Activity: is one of several, and is gone into', async () => {
    const unavailable = activityNamed(alice, 'Unavailable');
    expect(unavailable).toMatchObject({ name: 'Unavailable', available: false, isCurrent: false });
    expect(unavailable).toMatchObject({ accountSid: sid('AC'), sid: sid('WA'), workspaceSid: floor.workspaceSid });
    expect(unavailable).toMatchObject({ dateCreated: date(), dateUpdated: date() });
    expect(await unavailable.setAsCurrent()).toMatchObject({ isCurrent: true });
  });

  it('Channel: says how much of it is taken', async () => {
    await floor.offer(alice);
    const again = await floor.ready(alice.sid);
    expect([...again.channels.values()][0]).toMatchObject({
      accountSid: sid('AC'),
      assignedTasks: 1,
      available: true,
      availableCapacityPercentage: 0,
      capacity: 1,
      lastReservedTime: new Date(floor.emulator.clock.now()),
      dateCreated: date(),
      dateUpdated: date(),
      sid: sid('WC'),
      taskChannelSid: sid('TC'),
      taskChannelUniqueName: 'default',
      workerSid: alice.sid,
      workspaceSid: floor.workspaceSid,
    });
  });

  it('ChannelEvents: hears what is made of it', async () => {
    const [channel] = [...alice.channels.values()];
    if (!channel) throw new Error('The worker has no channel');
    const widened = heard(channel, 'capacityUpdated');
    await floor.setChannel(channel, { capacity: 4 });
    expect(await widened).toMatchObject({ capacity: 4 });
    const closed = heard(channel, 'availabilityUpdated');
    await floor.setChannel(channel, { available: false });
    expect(await closed).toMatchObject({ available: false });
  });

  it('Reservation: knows what is offered', async () => {
    const reservation = await floor.offer(alice);
    expect(reservation).toMatchObject({
      accountSid: sid('AC'),
      dateCreated: date(),
      dateUpdated: date(),
      sid: sid('WR'),
      status: 'pending',
      task: { status: 'reserved' },
      timeout: 120,
      workerSid: alice.sid,
      workspaceSid: floor.workspaceSid,
      version: '0',
    });
    expect(reservation.canceledReasonCode).toBeUndefined();
  });

  it('Reservation: goes its way', async () => {
    const reservation = await floor.offer(alice);
    await reservation.accept();
    await reservation.wrap();
    expect(await reservation.fetchLatestVersion()).toMatchObject({ status: 'wrapping', version: '2' });
    await reservation.complete();
    expect(await reservation.fetchLatestVersion()).toMatchObject({ status: 'completed' });
  });

  it('Reservation: is declined', async () => {
    const reservation = await floor.offer(alice);
    const rejected = heard(reservation, 'rejected');
    await reservation.reject({ activitySid: activityNamed(alice, 'Offline').sid });
    expect(await rejected).toBe(reservation);
  });

  it('Reservation: connects a caller, and changes its own part', async () => {
    const reservation = await inConference();
    expect(typeof reservation.conference).toBe('function');
    await reservation.updateParticipant({ mute: true, endConferenceOnExit: true, beepOnExit: false });
    expect(await participants()).toContainEqual(expect.objectContaining({ muted: true, endConferenceOnExit: true }));
  });

  it('Reservation: takes a caller out of the queue', async () => {
    const reservation = await call();
    const accepted = heard(reservation, 'accepted');
    await reservation.dequeue({ from: '+15550100' });
    await accepted;
    expect(reservation.task.attributes).toMatchObject({ worker_call_sid: sid('CA') });
  });

  it('Reservation: calls the worker', async () => {
    const reservation = await call();
    const accepted = heard(reservation, 'accepted');
    await reservation.call('+15550100', `${application.origin}/agent`, { accept: true });
    await accepted;
    await floor.advance(0);
    expect(application.requests.map(({ path }) => path)).toContain('/agent');
  });

  it('Reservation: sends the caller elsewhere', async () => {
    const reservation = await call();
    const { call_sid: callSid } = reservation.task.attributes as { call_sid: string };
    const accepted = heard(reservation, 'accepted');
    await reservation.redirect(callSid, `${application.origin}/elsewhere`, { accept: true });
    await accepted;
    await floor.advance(0);
    expect(application.requests.map(({ path }) => path)).toContain('/elsewhere');
  });

  it('ReservationEvents: hears of its way', async () => {
    const reservation = await floor.offer(alice);
    const told = ['accepted', 'wrapup', 'completed'].map((event) => heard(reservation, event));
    await reservation.accept();
    await reservation.wrap();
    await reservation.complete();
    expect(await Promise.all(told)).toEqual([reservation, reservation, reservation]);
  });

  it('ReservationEvents: hears of each end but its own', async () => {
    const first = await floor.offer(alice);
    const told = heard(first, 'rejected');
    const offered = heard(alice, 'reservationCreated');
    await first.reject();
    expect(await told).toMatchObject({ status: 'rejected' });
    const second = (await offered) as Reservation;
    const late = heard(second, 'timeout');
    const moved = heard(alice, 'activityUpdated');
    await floor.advance(120);
    await moved;
    expect(await late).toMatchObject({ status: 'timeout' });
    const again = heard(alice, 'reservationCreated');
    await activityNamed(alice, 'Available').setAsCurrent();
    const third = (await again) as Reservation;
    const canceled = heard(third, 'canceled');
    await floor.cancelTask(third.task.sid);
    expect(await canceled).toMatchObject({ status: 'canceled' });
  });

  it('ReservationEvents: hears that another was quicker', async () => {
    await floor.rest.taskQueues(queueSid()).update({ maxReservedWorkers: 2 });
    const bob = await available('bob');
    const his = heard(bob, 'reservationCreated');
    const hers = await floor.offer(alice);
    const rescinded = heard(hers, 'rescinded');
    await ((await his) as Reservation).accept();
    expect(await rescinded).toMatchObject({ status: 'rescinded' });
  });

  it('Task: knows what it is about', async () => {
    const { task } = await floor.offer(alice, { reason: 'help' });
    expect(task).toMatchObject({
      addOns: {},
      age: 0,
      attributes: { reason: 'help' },
      dateCreated: date(),
      dateUpdated: date(),
      priority: 0,
      queueName: 'everybody',
      queueSid: queueSid(),
      reason: null,
      sid: sid('WT'),
      status: 'reserved',
      taskChannelSid: sid('TC'),
      taskChannelUniqueName: 'default',
      timeout: 86_400,
      transfers: { incoming: null, outgoing: null },
      workflowName: 'everybody',
      workflowSid: sid('WW'),
      routingTarget: null,
      version: expect.stringMatching(/^\d+$/) as unknown,
      virtualStartTime: date(),
    });
  });

  it('Task: is changed by its holder', async () => {
    const { task } = await accept(await floor.offer(alice));
    const start = new Date(task.dateCreated.getTime() - 60_000);
    await task.setAttributes({ n: 1 });
    await task.setVirtualStartTime(start);
    expect(await task.fetchLatestVersion()).toMatchObject({ attributes: { n: 1 }, virtualStartTime: start });
  });

  it('Task: is finished', async () => {
    const { task } = await accept(await floor.offer(alice));
    await task.wrapUp({ reason: 'hung up' });
    expect(await task.fetchLatestVersion()).toMatchObject({ status: 'wrapping', reason: 'hung up' });
    await task.complete('solved');
    expect(await task.fetchLatestVersion()).toMatchObject({ status: 'completed', reason: 'solved' });
  });

  it('Task: holds its customer', async () => {
    const { task } = await inConference();
    expect(await task.updateParticipant({ hold: true, holdUrl: `${application.origin}/music` })).toBe(task);
    expect((await participants()).filter(({ hold }) => hold)).toHaveLength(1);
    await task.updateParticipant({ hold: false });
    expect((await participants()).map(({ hold }) => hold)).toEqual([false, false]);
  });

  it('Task: is shared with a colleague, who is held and sent away', async () => {
    const { hers, his } = await inCompany();
    expect(typeof hers.task.transfer).toBe('function');
    expect(await participants()).toHaveLength(3);
    await hers.task.hold(his.workerSid, true);
    expect((await participants()).filter(({ hold }) => hold)).not.toHaveLength(0);
    await hers.task.hold(his.workerSid, false);
    const left = heard(his, 'wrapup');
    await hers.task.kick(his.workerSid);
    await left;
    expect(await participants()).toHaveLength(2);
  });

  it('TaskEvents: hears of what its holder does', async () => {
    const { task } = await accept(await floor.offer(alice));
    const told = ['updated', 'wrapup', 'completed'].map((event) => heard(task, event));
    await task.setAttributes({ n: 1 });
    const initiated = heard(task, 'transferInitiated');
    const bob = await available('bob');
    await task.transfer(bob.sid, { mode: 'WARM' });
    expect(await initiated).toBe(task.transfers.outgoing);
    await task.transfers.outgoing?.cancel();
    await task.fetchLatestVersion();
    await task.wrapUp({ reason: 'done' });
    await task.complete('done');
    expect(await Promise.all(told)).toEqual([task, task, task]);
  });

  it('TaskEvents: hears that it is over before it began', async () => {
    const { task } = await floor.offer(alice);
    const canceled = heard(task, 'canceled');
    await floor.cancelTask(task.sid);
    expect(await canceled).toMatchObject({ status: 'canceled' });
  });

  it('Transfers: are seen from either end', async () => {
    const held = await accept(await floor.offer(alice));
    const offered = await handOver(held);
    expect(held.task.transfers).toMatchObject({ incoming: null, outgoing: { sid: sid('TT') } });
    expect(offered.task.transfers).toMatchObject({ incoming: { sid: sid('TT') }, outgoing: null });
  });

  it('IncomingTransfer: says who hands on what', async () => {
    const held = await accept(await floor.offer(alice));
    const offered = await handOver(held, 'COLD');
    expect(offered.task).toMatchObject({ attributes: { handed: 'on' }, priority: 7 });
    expect(offered.task.transfers.incoming).toMatchObject({
      dateCreated: date(),
      dateUpdated: date(),
      mode: 'COLD',
      reservationSid: held.sid,
      sid: sid('TT'),
      status: 'initiated',
      to: offered.workerSid,
      type: 'WORKER',
      workerSid: alice.sid,
    });
  });

  it('OutgoingTransfer: says what came of it', async () => {
    const held = await accept(await floor.offer(alice));
    const offered = await handOver(held);
    const { outgoing } = held.task.transfers;
    if (!outgoing) throw new Error('There is no outgoing transfer');
    expect(outgoing).toMatchObject({
      dateCreated: date(),
      dateUpdated: date(),
      mode: 'WARM',
      reservationSid: held.sid,
      sid: sid('TT'),
      status: 'initiated',
      to: offered.workerSid,
      type: 'WORKER',
      workerSid: alice.sid,
    });
    const failed = heard(outgoing, 'failed');
    await offered.reject({ activitySid: floor.sidOf('activity', 'Offline') });
    expect(await failed).toMatchObject({ status: 'failed' });
    expect(outgoing.transferFailedReason).toContain('could not be accepted');
  });

  it('OutgoingTransfer: is taken back', async () => {
    const held = await accept(await floor.offer(alice));
    const offered = await handOver(held);
    const { outgoing } = held.task.transfers;
    if (!outgoing) throw new Error('There is no outgoing transfer');
    const told = [heard(outgoing, 'canceled'), heard(offered, 'canceled')];
    await outgoing.cancel();
    expect(await Promise.all(told)).toEqual([outgoing, offered]);
  });

  it('OutgoingTransferEvents: hears of each attempt, and of each end', async () => {
    const bob = await available('bob');
    const held = await accept(await floor.offer(alice));
    const begin = async (to: string): Promise<[OutgoingTransfer, Reservation]> => {
      const [initiated, offered] = [heard(held.task, 'transferInitiated'), heard(bob, 'reservationCreated')];
      await held.task.transfer(to, { mode: 'WARM' });
      await initiated;
      const { outgoing } = held.task.transfers;
      if (!outgoing) throw new Error('There is no outgoing transfer');
      return [outgoing, (await offered) as Reservation];
    };
    const refuse = (offer: Reservation): Promise<Reservation> =>
      offer.reject({ activitySid: floor.sidOf('activity', 'Offline') });
    const back = (): Promise<void> => floor.setActivity(bob.sid, 'Available');

    const [taken, kept] = await begin(bob.sid);
    const [canceled, gone] = [heard(taken, 'canceled'), heard(kept, 'canceled')];
    await taken.cancel();
    expect(await canceled).toMatchObject({ sid: taken.sid, status: 'canceled' });
    await gone;

    const [refused, unwanted] = await begin(bob.sid);
    const failed = heard(refused, 'failed');
    await refuse(unwanted);
    expect(await failed).toMatchObject({ sid: refused.sid, status: 'failed' });
    await back();

    const [passed, first] = await begin(queueSid());
    const attemptFailed = heard(passed, 'attemptFailed');
    await refuse(first);
    expect(await attemptFailed).toMatchObject({ sid: passed.sid, status: 'initiated' });
    const offered = heard(bob, 'reservationCreated');
    await back();
    const completed = heard(passed, 'completed');
    await accept((await offered) as Reservation);
    expect(await completed).toMatchObject({ sid: passed.sid, status: 'complete' });
  });

  it('TaskQueue: is described', async () => {
    const activity = floor.sidOf('activity', 'Unavailable');
    const made = await floor.rest.taskQueues.create({
      friendlyName: 'second',
      assignmentActivitySid: activity,
      reservationActivitySid: activity,
    });
    const queue = await floor.workspace().fetchTaskQueue(made.sid);
    expect(queue).toMatchObject({
      sid: made.sid,
      queueSid: made.sid,
      queueName: 'second',
      accountSid: sid('AC'),
      name: 'second',
      assignmentActivityName: 'Unavailable',
      reservationActivityName: 'Unavailable',
      assignmentActivitySid: activity,
      reservationActivitySid: activity,
      targetWorkers: '1==1',
      maxReservedWorkers: 1,
      taskOrder: 'FIFO',
      dateCreated: date(),
      dateUpdated: date(),
    });
    // Declared with a slip of the pen: the SDK fills in workspaceSid.
    expect(queue.workplaceSid).toBeUndefined();
    expect(queue).toMatchObject({ workspaceSid: floor.workspaceSid });
  });

  it('TaskRouterEventHandler: can be another', async () => {
    const asked: string[] = [];
    class Noting extends TaskRouterEventHandler {
      override getTREventsToHandlerMapping(): Record<string, string> {
        const mapping = super.getTREventsToHandlerMapping();
        asked.push(...Object.keys(mapping));
        return mapping;
      }
    }
    await floor.ready(alice.sid, { eventHandlerClass: Noting });
    expect(asked).toContain('reservation.created');
  });

  it('Workspace: finds workers', async () => {
    const workspace = floor.workspace();
    expect(workspace.workspaceSid).toBe(floor.workspaceSid);
    expect((await workspace.fetchWorkerInfo(alice.sid)).friendlyName).toBe('alice');
    expect(
      [...(await workspace.fetchWorkersInfo({ ActivityName: 'Offline' })).values()].map(({ name }) => name),
    ).toEqual(['bob', 'sue']);
    expect(await workspace.fetchWorker(alice.sid)).toMatchObject({ name: 'alice' });
    expect([...(await workspace.fetchWorkers({ MaxWorkers: 2 })).keys()]).toHaveLength(2);
    workspace.updateToken(floor.token(alice.sid));
    await expect(workspace.fetchWorkersInfo()).rejects.toThrow(/403/);
  });

  it('Workspace: finds queues and tasks', async () => {
    const workspace = floor.workspace();
    expect([...(await workspace.fetchTaskQueues({ Ordering: 'DateUpdated:desc' })).keys()]).toEqual([queueSid()]);
    expect(await workspace.fetchTaskQueue(queueSid())).toMatchObject({ name: 'everybody' });
    const made: Task = await workspace.fetchTask((await floor.task({ reason: 'help' })).sid);
    expect(made.attributes).toEqual({ reason: 'help' });
  });

  it('WorkerInfo: describes a worker from afar', async () => {
    expect(await floor.workspace().fetchWorkerInfo(alice.sid)).toMatchObject({
      accountSid: sid('AC'),
      activityName: 'Available',
      activitySid: alice.activity.sid,
      attributes: { name: 'alice' },
      available: true,
      dateCreated: date(),
      dateStatusChanged: date(),
      dateUpdated: date(),
      name: 'alice',
      sid: alice.sid,
      workspaceSid: floor.workspaceSid,
      version: alice.version,
      workerSid: alice.sid,
      workerActivitySid: alice.activity.sid,
      dateActivityChanged: date(),
      friendlyName: 'alice',
    });
  });

  it('is driven here, each member that the SDK declares or documents by a test that names it', () => {
    const source = readFileSync(__filename, 'utf8');
    const driven = Object.entries(drives).flatMap(([title, members]) => {
      const [, body = ''] = source.split(`it('${title}'`);
      const [test = ''] = body.split(/^ {2}it\(/m);
      return members
        .split(' ')
        .filter((member) => new RegExp(String.raw`\b${member}\b`).test(test))
        .map((member) => `${title.split(':', 1)[0]}.${member}`);
    });
    const declared = declaredMembers();
    expect(declared.length).toBeGreaterThan(150);
    expect(undeclaredEvents()).toContain('OutgoingTransferEvents.attemptFailed');
    expect(new Set(driven)).toEqual(new Set([...declared, ...undeclaredEvents()]));
  });
});
