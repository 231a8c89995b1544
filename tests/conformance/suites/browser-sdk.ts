import type { OutgoingTransfer, Reservation, Worker } from 'twilio-taskrouter';
import { activityNamed, heard, ServiceFloor } from '../service-floor';
import type { Suite } from './suite';

/** The SDK counts a worker's versions by itself; it must come to what the server has. */
async function expectUpToDate(worker: Worker): Promise<void> {
  const counted = worker.version;
  await worker.fetchLatestVersion();
  expect(counted).toBe(worker.version);
}

/** What workers, supervisors and administrators do with the browser SDK, and hear of it. */
export const browserSdk: Suite = ({ describe, it, beforeEach, afterEach }, open) => {
  let floor: ServiceFloor;
  let aliceSid: string;

  beforeEach(async () => {
    floor = await ServiceFloor.on(await open());
    aliceSid = floor.sidOf('worker', 'alice');
  });
  afterEach(() => floor.close());

  describe('a worker becomes ready', () => {
    it('with an access token', async () => {
      const worker = floor.connect(floor.token(aliceSid));
      await heard(worker, 'ready');
      expect(worker).toMatchObject({ sid: aliceSid, name: 'alice', attributes: { name: 'alice' } });
      expect(worker.activity).toMatchObject({ name: 'Available', available: true, isCurrent: true });
      expect([...worker.activities.values()].map(({ name }) => name)).toEqual(['Offline', 'Available', 'Unavailable']);
      const channels = [...worker.channels.values()];
      expect(channels.map(({ taskChannelUniqueName: name }) => name)).toEqual([
        'default',
        'voice',
        'chat',
        'sms',
        'video',
      ]);
      expect(channels[0]).toMatchObject({ capacity: 1, available: true, assignedTasks: 0 });
      expect(worker.reservations.size).toBe(0);
    });

    it('with a capability token, as older back ends make them', async () => {
      const worker = await floor.ready(aliceSid, {}, floor.capability(aliceSid));
      const reservation = await floor.offer(worker);
      const accepted = heard(reservation, 'accepted');
      await reservation.accept();
      expect(await accepted).toMatchObject({ status: 'accepted' });
    });

    it('with what it was offered before, and not with what is over', async () => {
      const over = await floor.task();
      await floor.cancelTask(over.sid);
      const task = await floor.task({ reason: 'help' });
      const worker = await floor.ready(aliceSid);
      const [reservation, ...others] = [...worker.reservations.values()];
      expect(others).toEqual([]);
      expect(reservation).toMatchObject({
        status: 'pending',
        timeout: 120,
        task: { sid: task.sid, status: 'reserved', attributes: { reason: 'help' }, queueName: 'everybody' },
      });
      expect(reservation?.dateCreated.getTime()).toBe(task.dateCreated.getTime());
    });

    it('and goes into the activity it was told to go into', async () => {
      const connectActivitySid = floor.sidOf('activity', 'Unavailable');
      const worker = floor.connect(floor.token(aliceSid), { connectActivitySid });
      expect(await heard(worker, 'activityUpdated')).toMatchObject({ activity: { name: 'Unavailable' } });
    });

    it('never, with a token that is not good; it is told so without an error', async () => {
      const forged = `${floor.token(aliceSid).slice(0, -4)}AAAA`;
      expect(await heard(floor.connect(forged), 'disconnected')).toEqual({ message: 'Invalid token' });
    });
  });

  describe('a worker changes itself', () => {
    it('its activity: in all of its sessions, the one that asked included', async () => {
      const worker = await floor.ready(aliceSid);
      const elsewhere = await floor.ready(aliceSid);
      const told = [heard(worker, 'activityUpdated'), heard(elsewhere, 'activityUpdated')];
      const activity = await activityNamed(worker, 'Unavailable').setAsCurrent();
      expect(activity).toMatchObject({ name: 'Unavailable', isCurrent: true });
      await Promise.all(told);
      expect(elsewhere.activity.name).toBe('Unavailable');
      await expectUpToDate(worker);
    });

    it('its activity, rejecting what it is offered', async () => {
      const worker = await floor.ready(aliceSid);
      const reservation = await floor.offer(worker);
      const rejected = heard(reservation, 'rejected');
      await activityNamed(worker, 'Offline').setAsCurrent({ rejectPendingReservations: true });
      expect(await rejected).toMatchObject({ status: 'rejected', task: { status: 'pending' } });
    });

    it('its attributes', async () => {
      const worker = await floor.ready(aliceSid);
      const told = heard(worker, 'attributesUpdated');
      await worker.setAttributes({ languages: ['es'] });
      await told;
      expect(worker.attributes).toEqual({ languages: ['es'] });
      expect((await floor.stored(aliceSid)).attributes).toBe('{"languages":["es"]}');
    });

    it('not, with a version that is no longer the current one, until it has read again', async () => {
      const worker = await floor.ready(aliceSid);
      worker.version = '1';
      await expect(worker.setAttributes({ n: 1 })).rejects.toThrow(/412.*Version 1 was expected/);
      await worker.fetchLatestVersion();
      await worker.setAttributes({ n: 1 });
      expect(worker.attributes).toEqual({ n: 1 });
    });

    it('hears what others change of it', async () => {
      const worker = await floor.ready(aliceSid);
      const moved = heard(worker, 'activityUpdated');
      await floor.setActivity(aliceSid, 'Offline');
      expect(await moved).toMatchObject({ activity: { name: 'Offline' } });
      const [channel] = [...worker.channels.values()];
      if (!channel) throw new Error('The worker has no channel');
      const widened = heard(channel, 'capacityUpdated');
      await floor.setChannel(channel, { capacity: 4 });
      expect(await widened).toMatchObject({ capacity: 4 });
      const closed = heard(channel, 'availabilityUpdated');
      await floor.setChannel(channel, { available: false });
      expect(await closed).toMatchObject({ available: false });
      await expectUpToDate(worker);
    });
  });

  describe('a reservation', () => {
    let worker: Worker;
    let reservation: Reservation;
    let versionBefore: string;

    beforeEach(async () => {
      worker = await floor.ready(aliceSid);
      versionBefore = worker.version;
      reservation = await floor.offer(worker, { reason: 'help' });
    });

    it('arrives, and is the worker one version further', async () => {
      expect(reservation).toMatchObject({ status: 'pending', workerSid: aliceSid, task: { status: 'reserved' } });
      expect(worker.reservations.get(reservation.sid)).toBe(reservation);
      expect(worker.version).toBe(String(Number(versionBefore) + 1));
      await expectUpToDate(worker);
    });

    it('is accepted: the event comes after the reply, and only it moves the task', async () => {
      const accepted = heard(reservation, 'accepted');
      await reservation.accept();
      expect(reservation.task.status).toBe('reserved');
      await accepted;
      expect(reservation).toMatchObject({ status: 'accepted', version: '1', task: { status: 'assigned' } });
    });

    it('is wrapped up and completed', async () => {
      await acceptIt();
      const wrapped = heard(reservation, 'wrapup');
      await reservation.wrap();
      await wrapped;
      expect(reservation).toMatchObject({ status: 'wrapping', task: { status: 'wrapping' } });
      const completed = heard(reservation, 'completed');
      await reservation.complete();
      await completed;
      expect(reservation).toMatchObject({ status: 'completed', task: { status: 'completed' } });
      expect(worker.reservations.size).toBe(0);
    });

    it('is rejected, with an activity to go into', async () => {
      const rejected = heard(reservation, 'rejected');
      const updated = heard(reservation.task, 'updated');
      const moved = heard(worker, 'activityUpdated');
      await reservation.reject({ activitySid: activityNamed(worker, 'Offline').sid });
      expect(await rejected).toMatchObject({ status: 'rejected', task: { status: 'pending' } });
      expect(await moved).toMatchObject({ activity: { name: 'Offline' } });
      expect(await updated).toMatchObject({ status: 'pending' });
    });

    it('is offered again at once when rejected without one', async () => {
      const offeredAgain = heard(worker, 'reservationCreated');
      await reservation.reject();
      const again = (await offeredAgain) as Reservation;
      expect(again.sid).not.toBe(reservation.sid);
      expect(again.task.sid).toBe(reservation.task.sid);
    });

    it('times out, and the worker is moved to the timeout activity', async () => {
      const timedOut = heard(reservation, 'timeout');
      const moved = heard(worker, 'activityUpdated');
      await floor.advance(120);
      expect(await timedOut).toMatchObject({ status: 'timeout', task: { status: 'pending' } });
      expect(await moved).toMatchObject({ activity: { name: 'Offline' } });
      expect(worker.reservations.size).toBe(0);
    });

    it('is canceled with its task', async () => {
      const canceled = heard(reservation, 'canceled');
      const taskCanceled = heard(reservation.task, 'canceled');
      await floor.cancelTask(reservation.task.sid);
      expect(await taskCanceled).toMatchObject({ status: 'canceled', reason: 'no longer needed' });
      expect(await canceled).toMatchObject({ status: 'canceled', task: { status: 'canceled' } });
      expect(reservation.canceledReasonCode).toBeUndefined();
    });

    it('is read again', async () => {
      await acceptIt();
      const read = await reservation.fetchLatestVersion();
      expect(read).toMatchObject({ status: 'accepted', version: '1', timeout: 120, task: { status: 'assigned' } });
    });

    it('refuses what its status does not allow, in the words of the server', async () => {
      await expect(reservation.wrap()).rejects.toThrow(/status code 400.*in status pending/);
    });

    it('has nobody to hold or mute without a conference', async () => {
      await acceptIt();
      await expect(reservation.updateParticipant({ mute: true })).rejects.toThrow(
        /status code 400.*not in the conference/,
      );
      await expect(reservation.task.hold(aliceSid, true)).rejects.toThrow(/status code 400.*not in the conference/);
    });

    async function acceptIt(): Promise<void> {
      const accepted = heard(reservation, 'accepted');
      await reservation.accept();
      await accepted;
    }
  });

  it('a reservation is rescinded from the worker who came second', async () => {
    const bobSid = await floor.worker('bob');
    const [alice, bob] = [await floor.ready(aliceSid), await floor.ready(bobSid)];
    const offered = heard(bob, 'reservationCreated');
    const hers = await floor.offer(alice);
    const his = (await offered) as Reservation;
    const rescinded = heard(hers, 'rescinded');
    await his.accept();
    expect(await rescinded).toMatchObject({ status: 'rescinded', task: { status: 'assigned' } });
    expect(alice.reservations.size).toBe(0);
  });

  describe('a task in hand', () => {
    let worker: Worker;
    let reservation: Reservation;

    beforeEach(async () => {
      worker = await floor.ready(aliceSid);
      reservation = await floor.offer(worker, { reason: 'help' });
      const accepted = heard(reservation, 'accepted');
      await reservation.accept();
      await accepted;
    });

    it('is changed from outside', async () => {
      const updated = heard(reservation.task, 'updated');
      await floor.rest.tasks(reservation.task.sid).update({ attributes: JSON.stringify({ reason: 'complaint' }) });
      expect(await updated).toMatchObject({ status: 'assigned', attributes: { reason: 'complaint' } });
    });

    it('is changed by its holder, one version a time', async () => {
      const { task } = reservation;
      const before = Number(task.version);
      const updated = heard(task, 'updated');
      await task.setAttributes({ n: 1 });
      expect(await updated).toMatchObject({ attributes: { n: 1 }, version: String(before + 1) });
      const start = new Date(task.dateCreated.getTime() - 60_000);
      await task.setVirtualStartTime(start);
      expect(task.virtualStartTime).toEqual(start);
      await task.fetchLatestVersion();
      expect(task.version).toBe(String(before + 2));
    });

    it('is wrapped up and completed through the task, reservation and all', async () => {
      const { task } = reservation;
      const wrapped = [heard(task, 'wrapup'), heard(reservation, 'wrapup')];
      await task.wrapUp({ reason: 'hung up' });
      await Promise.all(wrapped);
      const completed = [heard(task, 'completed'), heard(reservation, 'completed')];
      await task.complete('solved');
      await Promise.all(completed);
      expect(task).toMatchObject({ status: 'completed', reason: 'solved' });
      expect(reservation.status).toBe('completed');
    });

    it('is taken away: the reservation is completed', async () => {
      const completed = heard(reservation, 'completed');
      await floor.rest.tasks(reservation.task.sid).remove();
      expect(await completed).toMatchObject({ status: 'completed' });
    });
  });

  describe('a transfer', () => {
    let alice: Worker;
    let bob: Worker;
    let held: Reservation;
    let offered: Reservation;

    beforeEach(async () => {
      alice = await floor.ready(aliceSid);
      held = await floor.offer(alice);
      const accepted = heard(held, 'accepted');
      await held.accept();
      await accepted;
      bob = await floor.ready(await floor.worker('bob'));
      const initiated = heard(held.task, 'transferInitiated');
      const offer = heard(bob, 'reservationCreated');
      await held.task.transfer(bob.sid, { mode: 'WARM', attributes: { handed: 'on' } });
      await initiated;
      offered = (await offer) as Reservation;
    });

    it('is known to both while it is under way', async () => {
      expect(outgoing()).toMatchObject({ status: 'initiated', mode: 'WARM', to: bob.sid, type: 'WORKER' });
      expect(offered.task).toMatchObject({
        status: 'reserved',
        attributes: { handed: 'on' },
        transfers: { incoming: { reservationSid: held.sid, workerSid: alice.sid } },
      });
    });

    it('is complete when the other accepts', async () => {
      const completed = heard(outgoing(), 'completed');
      const accepted = heard(offered, 'accepted');
      await offered.accept();
      await accepted;
      expect(await completed).toMatchObject({ status: 'complete' });
    });

    it('has failed when the other rejects; the task stays with its holder', async () => {
      const failed = heard(outgoing(), 'failed');
      const updated = heard(held.task, 'updated');
      await offered.reject({ activitySid: activityNamed(bob, 'Offline').sid });
      expect(await failed).toMatchObject({ status: 'failed' });
      expect(await updated).toMatchObject({ status: 'assigned' });
    });

    it('is taken back once', async () => {
      const canceled = heard(outgoing(), 'canceled');
      const gone = heard(offered, 'canceled');
      const transfer = outgoing();
      await transfer.cancel();
      await canceled;
      expect(await gone).toMatchObject({ status: 'canceled', task: { status: 'assigned' } });
      await expect(transfer.cancel()).rejects.toThrow(
        /status code 400.*Transfer TT\w{32} is already canceled \. Cannot cancel transfer\./,
      );
    });

    function outgoing(): OutgoingTransfer {
      if (!held.task.transfers.outgoing) throw new Error('The SDK knows no outgoing transfer');
      return held.task.transfers.outgoing;
    }
  });

  describe('an outbound task', () => {
    const makeTask = (worker: Worker): Promise<string> => {
      const [workflow, queue] = [floor.sidOf('workflow', 'everybody'), floor.sidOf('taskQueue', 'everybody')];
      return worker.createTask('+15550123', '+15550100', workflow, queue, {
        attributes: { note: 'call back' },
        taskChannelUniqueName: 'voice',
      });
    };

    it('is made by a worker for itself, even while it is offline', async () => {
      const away = await floor.worker('bob', 'Offline');
      const worker = await floor.ready(away);
      const offered = heard(worker, 'reservationCreated');
      const sid = await makeTask(worker);
      expect(await offered).toMatchObject({
        task: {
          sid,
          routingTarget: away,
          attributes: { note: 'call back', outbound_to: '+15550123', from: '+15550100' },
          taskChannelUniqueName: 'voice',
        },
      });
    });

    it('names a workflow there is', async () => {
      const worker = await floor.ready(aliceSid);
      await expect(worker.createTask('+15550123', '+15550100', 'WW0', 'WQ0')).rejects.toThrow(
        "Value 'WW0' provided for WorkflowSid as RoutingTarget has an invalid format.",
      );
    });
  });

  describe('the connection', () => {
    it('ends when another session wants to be the only one, which two such do not make a fight of', async () => {
      const only: { closeExistingSessions: boolean } = { closeExistingSessions: true };
      const first = await floor.ready(aliceSid, only, floor.token(aliceSid, { ttl: 1000 }));
      const closed = heard(first, 'disconnected');
      const thrownOut: unknown[] = [];
      // What the one asks as it comes may be asked before or after what the other asks as it comes back.
      const second = await floor.service.aside(async () => {
        const client = await floor.ready(aliceSid, only, floor.token(aliceSid, { ttl: 2000 }));
        client.on('disconnected', (reason) => thrownOut.push(reason));
        expect(await closed).toEqual({ message: 'closeExistingSessions' });
        // The SDK of the first comes back by itself, and does not throw the second out.
        await heard(first, 'ready');
        return client;
      });
      const told = [heard(first, 'reservationCreated'), heard(second, 'reservationCreated')];
      await floor.task();
      await Promise.all(told);
      expect(thrownOut).toEqual([]);
    });

    it('leaves the worker offline where that was asked for', async () => {
      const worker = await floor.ready(aliceSid, { setWorkerOfflineIfDisconnected: true });
      worker.disconnect();
      const stored = await floor.service.eventually(
        () => floor.stored(aliceSid),
        ({ activityName }) => activityName === 'Offline',
      );
      expect(stored.available).toBe(false);
    });
  });

  describe('a supervisor', () => {
    it("changes another worker's activity and attributes, and that worker hears of it", async () => {
      const supervisor = await floor.supervisor(await floor.worker('sue', 'Unavailable'));
      const worker = await floor.ready(aliceSid);
      const moved = heard(worker, 'activityUpdated');
      await supervisor.setWorkerActivity(aliceSid, activityNamed(worker, 'Offline').sid);
      expect(await moved).toMatchObject({ activity: { name: 'Offline' } });
      const changed = heard(worker, 'attributesUpdated');
      await supervisor.setWorkerAttributes(aliceSid, { team: 2 });
      expect(await changed).toMatchObject({ attributes: { team: 2 } });
    });
  });

  describe('a workspace', () => {
    it('lists its workers page by page, and filters and orders them', async () => {
      for (const name of ['bob', 'carol', 'dave', 'erin']) await floor.worker(name, 'Offline');
      const workspace = floor.workspace(undefined, 2);
      const names = async (params?: object): Promise<string[]> =>
        [...(await workspace.fetchWorkersInfo(params)).values()].map(({ name }) => name);
      expect(await names()).toEqual(['alice', 'bob', 'carol', 'dave', 'erin']);
      expect(await names({ Ordering: 'DateStatusChanged:desc' })).toHaveLength(5);
      expect(await names({ ActivityName: 'Available' })).toEqual(['alice']);
      expect(await names({ FriendlyName: 'bo' })).toEqual([]);
      expect(await names({ TargetWorkersExpression: 'name == "carol"' })).toEqual(['carol']);
      expect(await workspace.fetchWorkerInfo(aliceSid)).toMatchObject({ name: 'alice', activityName: 'Available' });
      await expect(workspace.fetchWorkersInfo({ ActivitySid: 'offline' })).rejects.toThrow(/400.*'offline'/);
    });

    it('lists its task queues page by page, and orders them', async () => {
      for (const name of ['second', 'third']) await floor.rest.taskQueues.create({ friendlyName: name });
      const workspace = floor.workspace(undefined, 1);
      const names = async (params?: object): Promise<string[]> =>
        [...(await workspace.fetchTaskQueues(params)).values()].map(({ name }) => name);
      expect(await names()).toEqual(['everybody', 'second', 'third']);
      expect(await names({ Ordering: 'DateUpdated:asc' })).toEqual(['everybody', 'second', 'third']);
      expect(await names({ WorkerSid: aliceSid, FriendlyName: 'third' })).toEqual(['third']);
      const [queue] = [...(await workspace.fetchTaskQueues()).values()];
      expect(await workspace.fetchTaskQueue(queue?.sid ?? '')).toMatchObject({ name: 'everybody', taskOrder: 'FIFO' });
    });

    it('finds a task, and says when there is none', async () => {
      const task = await floor.task({ reason: 'help' });
      const workspace = floor.workspace();
      expect(await workspace.fetchTask(task.sid)).toMatchObject({ sid: task.sid, attributes: { reason: 'help' } });
      await expect(workspace.fetchTask('WT0')).rejects.toThrow(/404.*Tasks\/WT0 was not found/);
    });

    it('is closed to a worker', async () => {
      await expect(floor.workspace(floor.token(aliceSid)).fetchWorkersInfo()).rejects.toThrow(/403.*does not allow/);
    });
  });
};
