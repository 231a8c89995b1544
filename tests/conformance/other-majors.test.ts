import twilio, { type Twilio } from 'twilio';
import Twilio3 from 'twilio-3.40.0';
import twilio5 from 'twilio-5.13.1';
import * as current from 'twilio-taskrouter';
import * as sdk0 from 'twilio-taskrouter-0.8.5';
import * as sdk20 from 'twilio-taskrouter-2.0.12';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { activityNamed, heard, SdkFloor } from './sdk-floor';
import { letTimersGo } from './sdk-timers';

letTimersGo();

const { accountSid, authToken } = localCredentials;

/** What is sent by a version's own HTTP client. */
interface Sent {
  readonly uri: string;
}
interface Sender {
  request(options: Sent): Promise<unknown>;
}
type Version = new (user: string, password: string, options?: { httpClient: Sender }) => unknown;

/** A client of some version that sends what it sends, by its own means, to another origin. */
function pointedTo(origin: string, VersionOfTwilio: Version): Twilio {
  const { httpClient: own } = new VersionOfTwilio(accountSid, authToken) as { httpClient: Sender };
  const request = (options: Sent): Promise<unknown> => {
    const { pathname, search } = new URL(options.uri);
    return own.request({ ...options, uri: origin + pathname + search });
  };
  // What is asked of it here has the same names and shapes in all of them.
  return new VersionOfTwilio(accountSid, authToken, { httpClient: { request } }) as Twilio;
}

describe.each([
  ['3.40.0, which sends multipart/form-data', Twilio3 as unknown as Version],
  ['5.13.1', twilio5 as unknown as Version],
  ['6.2.0', twilio as unknown as Version],
])('the twilio package %s', (_version, VersionOfTwilio) => {
  let emulator: Emulator;
  let client: Twilio;

  beforeAll(async () => {
    emulator = await createEmulator();
    client = pointedTo(emulator.origin, VersionOfTwilio);
  });
  afterAll(() => emulator.close());

  it('sets an account up, and sees a task through', async () => {
    expect(await client.api.accounts(accountSid).fetch()).toMatchObject({ status: 'active', type: 'Full' });
    const made = await client.taskrouter.v1.workspaces.create({ friendlyName: 'ünï & co', multiTaskEnabled: true });
    const workspace = client.taskrouter.v1.workspaces(made.sid);
    const [available] = await workspace.activities.list({ friendlyName: 'Available' });
    const { sid: queueSid } = await workspace.taskQueues.create({
      friendlyName: 'all',
      targetWorkers: 'languages HAS "es"',
    });
    const { sid: workflowSid } = await workspace.workflows.create({
      friendlyName: 'all',
      configuration: JSON.stringify({ task_routing: { default_filter: { queue: queueSid } } }),
    });
    const attributes = '{"languages":["es"],"id":12345678901234567890}';
    const worker = await workspace.workers.create({
      friendlyName: 'alice',
      attributes,
      activitySid: available?.sid ?? '',
    });
    expect(worker.attributes).toBe(attributes);

    const { sid: taskSid } = await workspace.tasks.create({
      workflowSid,
      attributes: '{"name":"Zoë"}',
      priority: 7,
      taskChannel: 'voice',
    });
    const statuses = ['pending', 'reserved'];
    expect(await workspace.tasks.list({ assignmentStatus: statuses })).toMatchObject([{ sid: taskSid, priority: 7 }]);
    expect(await workspace.tasks.list({ assignmentStatus: ['pending, reserved'] })).toHaveLength(1);
    expect(await workspace.tasks.list({ assignmentStatus: ['completed,canceled'] })).toEqual([]);

    const reservations = workspace.tasks(taskSid).reservations;
    const [offer] = await reservations.list({ reservationStatus: 'pending' });
    const sid = offer?.sid ?? '';
    expect(await reservations(sid).update({ reservationStatus: 'accepted' })).toMatchObject({
      reservationStatus: 'accepted',
      workerName: 'alice',
    });
    await workspace.tasks(taskSid).update({ assignmentStatus: 'wrapping', reason: 'all said & done' });
    expect(await workspace.tasks(taskSid).update({ assignmentStatus: 'completed' })).toMatchObject({
      assignmentStatus: 'completed',
      attributes: '{"name":"Zoë"}',
    });
    expect(await workspace.statistics().fetch({ minutes: 15 })).toMatchObject({
      realtime: { total_workers: 1 },
      cumulative: { tasks_completed: 1 },
    });
    expect(await workspace.tasks(taskSid).remove()).toBe(true);
    await expect(workspace.tasks(taskSid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it('sets a phone number, calls, and writes into Sync', async () => {
    const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: '+15550100' });
    const set = { smsUrl: 'https://example.com/sms', smsMethod: 'POST', statusCallback: 'https://example.com/status' };
    expect(await client.incomingPhoneNumbers(number?.sid ?? '').update(set)).toMatchObject(set);
    const call = await client.calls.create({
      to: '+15550111',
      from: '+15550100',
      twiml: '<Response><Pause length="60"/></Response>',
      statusCallback: 'http://127.0.0.1:9/status',
      statusCallbackEvent: ['initiated', 'answered, completed'],
    });
    expect(await client.calls(call.sid).update({ status: 'completed' })).toMatchObject({ status: 'completed' });
    const { data } = await client.sync.v1.services('default').documents.create({ data: { day: 1 }, ttl: 60 });
    expect(data).toEqual({ day: 1 });
  });

  it('is told in its own terms what is wrong, and what is not done', async () => {
    await expect(client.taskrouter.v1.workspaces.create({ friendlyName: '' })).rejects.toMatchObject({
      status: 400,
      code: 20001,
    });
    await expect(client.messages.create({ to: '+15550111', from: '+15550100', body: 'hi' })).rejects.toMatchObject({
      status: 501,
      code: 20501,
      message: expect.stringContaining('the operation CreateMessage') as unknown,
    });
  });
});

describe.each([
  ['0.8.5', sdk0],
  ['2.0.12', sdk20],
  ['2.1.1', current],
])('the browser SDK %s', (_version, sdk) => {
  const { Worker: WorkerOfVersion, Workspace: WorkspaceOfVersion } = sdk as unknown as typeof current;
  let floor: SdkFloor;

  beforeEach(async () => {
    floor = await SdkFloor.open();
  });
  afterEach(() => floor.close());

  const ready = async (name: string): Promise<current.Worker> => {
    const worker = floor.connect(floor.token(floor.sidOf('worker', name)), {}, WorkerOfVersion);
    await heard(worker, 'ready');
    return worker;
  };

  it('is ready, changes itself, and sees a task through', async () => {
    const alice = await ready('alice');
    expect(alice).toMatchObject({ name: 'alice', activity: { name: 'Available' } });
    await activityNamed(alice, 'Unavailable').setAsCurrent();
    await activityNamed(alice, 'Available').setAsCurrent();
    await alice.setAttributes({ languages: ['es'] });
    expect(alice.attributes).toEqual({ languages: ['es'] });

    const reservation = await floor.offer(alice, { reason: 'help' });
    expect(reservation).toMatchObject({ status: 'pending', task: { attributes: { reason: 'help' } } });
    const accepted = heard(reservation, 'accepted');
    await reservation.accept();
    await accepted;
    await reservation.task.setAttributes({ reason: 'solved' });
    const wrapping = heard(reservation, 'wrapup');
    await reservation.task.wrapUp({ reason: 'hung up' });
    await wrapping;
    const completed = heard(reservation, 'completed');
    await reservation.task.complete('done');
    await completed;
    expect(reservation).toMatchObject({ status: 'completed', task: { status: 'completed' } });
  });

  it('declines with an activity', async () => {
    const alice = await ready('alice');
    const reservation = await floor.offer(alice);
    const rejected = heard(reservation, 'rejected');
    await reservation.reject({ activitySid: floor.sidOf('activity', 'Offline') });
    await rejected;
    expect((await floor.stored(alice.sid)).activityName).toBe('Offline');
  });

  it('lists workers and queues for an administrator', async () => {
    const workspace = new WorkspaceOfVersion(floor.token(undefined), {
      ebServer: `${floor.emulator.origin}/v1/wschannels`,
      logLevel: 'silent',
    });
    const workers = await workspace.fetchWorkers({ ActivityName: 'Available', Ordering: 'DateStatusChanged:desc' });
    expect([...workers.values()].map(({ name }) => name)).toContain('alice');
    const queues = await workspace.fetchTaskQueues({ FriendlyName: 'everybody' });
    expect([...queues.values()].map(({ name }) => name)).toEqual(['everybody']);
  });
});
