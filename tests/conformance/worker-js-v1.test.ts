import {
  capability,
  ChannelClient,
  closed,
  workerCapability,
  workspaceUrl,
  type Answer,
  type Policies,
} from './channel-client';
import { customer, OldPageFloor } from './old-page-floor';

/** What version 1 of the browser library asks for, on the wire. Each method of each of its three clients is one test. */
let floor: OldPageFloor;
let alice: ChannelClient;
const clients: ChannelClient[] = [];

beforeAll(async () => void (floor = await OldPageFloor.open()));
beforeEach(async () => {
  await floor.renew();
  alice = worker('alice');
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(() => floor.close());

function client(channel: string, token: string): ChannelClient {
  const made = new ChannelClient(floor.origin, floor.workspaceSid, channel, token);
  clients.push(made);
  return made;
}

function worker(name: string, options: Parameters<typeof workerCapability>[2] = {}): ChannelClient {
  const sid = floor.sidOf('worker', name);
  return client(sid, workerCapability(floor.workspaceSid, sid, options));
}

/** A token of the kind that Twilio's libraries make with every permission. */
function all(channel: string, own: string): ChannelClient {
  const policies: Policies = ['GET', 'POST', 'DELETE'].flatMap((method) => [
    { url: own, method },
    { url: `${own}/**`, method },
  ]);
  return client(channel, capability(floor.workspaceSid, channel, policies));
}

const workspaceClient = (): ChannelClient => all(floor.workspaceSid, workspaceUrl(floor.workspaceSid));
const queueSid = (): string => floor.sidOf('taskQueue', 'everybody');
const queueClient = (): ChannelClient =>
  all(queueSid(), `${workspaceUrl(floor.workspaceSid)}/TaskQueues/${queueSid()}`);

const activity = (name: string): string => floor.sidOf('activity', name);
const own = (): string => `Workers/${alice.channel}`;

/** A pending reservation, as the client addresses it. */
async function offered(attributes?: object): Promise<{ task: string; reservation: string; url: string }> {
  return reservationOf(await floor.offer(attributes));
}

async function reservationOf(task: string): Promise<{ task: string; reservation: string; url: string }> {
  const [reservation] = await floor.rest.tasks(task).reservations.list();
  const sid = reservation?.sid ?? '';
  return { task, reservation: sid, url: `Tasks/${task}/Reservations/${sid}` };
}

/** The reservation of a customer's call. */
async function ringing(): Promise<{ task: string; reservation: string; url: string; call: string }> {
  const call = await floor.call();
  const [task] = await floor.rest.tasks.list();
  return { ...(await reservationOf(task?.sid ?? '')), call };
}

function expectDone({ status, message, payload }: Answer): Answer['payload'] {
  expect({ status, message }).toEqual({ status: 200, message: 'OK' });
  return payload;
}

describe('an answer', () => {
  it('is the REST representation, with the event that the client named', async () => {
    const answer = await alice.ask('GET', own(), undefined, 'ready');
    expect(expectDone(answer)).toMatchObject({
      sid: alice.channel,
      friendly_name: 'alice',
      activity_name: 'Available',
      activity_sid: activity('Available'),
      available: true,
      attributes: expect.stringContaining('"name"') as unknown,
      date_created: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+Z$/) as unknown,
    });
    expect(answer.eventType).toBe('ready');
    expect((await alice.ask('GET', own())).eventType).toBeUndefined();
  });

  it('may be asked for at any origin: the path counts', async () => {
    const path = `/v1/Workspaces/${floor.workspaceSid}/${own()}`;
    for (const origin of [floor.origin, 'https://taskrouter.twilio.com', 'https://taskrouter.example.com:8443'])
      expectDone(await alice.ask('GET', origin + path));
  });

  it('refuses in the status line, which is all that the client reads', async () => {
    const missing = await alice.ask('GET', 'Tasks/WT0');
    expect(missing).toMatchObject({
      status: 404,
      message: `The requested resource /Workspaces/${floor.workspaceSid}/Tasks/WT0 was not found`,
    });
    const odd = await alice.ask('POST', own(), { ActivitySid: 'Grüße\n世界' });
    expect(odd).toMatchObject({ status: 400, message: expect.stringContaining("'Gr??e???'") as unknown });
  });

  it('keeps attributes as they were sent, as an object or as text', async () => {
    const { task } = await offered();
    const address = `${workspaceUrl(floor.workspaceSid)}/Tasks/${task}`;
    const attributes = '{ "id": 12345678901234567890, "a": 1.50 }';
    for (const sent of [attributes, JSON.stringify(attributes)]) {
      const body = `{"url":"${address}","method":"POST","params":{"Attributes":${sent}},"token":"${alice.token}"}`;
      expect(expectDone(await alice.send(body))['attributes']).toBe(attributes);
    }
  });

  it('is the same for a browser that leaves (a beacon of plain text)', async () => {
    const response = await fetch(alice.origin + alice.path, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain;charset=UTF-8', Origin: alice.origin },
      body: JSON.stringify({
        url: `${workspaceUrl(floor.workspaceSid)}/${own()}`,
        method: 'POST',
        params: { ActivitySid: activity('Offline') },
        token: alice.token,
      }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect((await floor.rest.workers(alice.channel).fetch()).activityName).toBe('Offline');
  });

  it.each([
    ['', 400, /not JSON/],
    ['{"url":"Workspaces","method":"PUT","token":"t"}', 400, /method is wrong/],
    ['{"url":"https://taskrouter.twilio.com/v1/Workspaces","method":"GET","token":"t"}', 401, /Invalid token/],
  ])('says what is wrong with %j', async (body, status, message) => {
    expect(await alice.send(body)).toMatchObject({ status, message: expect.stringMatching(message) as unknown });
  });

  it('says what is wrong with an address that is none', async () => {
    const answer = await alice.send({ url: `Workspaces/${floor.workspaceSid}`, method: 'GET', token: alice.token });
    expect(answer).toMatchObject({
      status: 400,
      message: expect.stringContaining('not an absolute address') as unknown,
    });
  });

  it('by GET says that a socket is opened so', async () => {
    expect((await fetch(alice.origin + alice.path)).status).toBe(426);
  });

  it('that is lost has been carried out all the same', async () => {
    const { url, reservation } = await offered();
    floor.emulator.control.faults.add({
      operation: 'UpdateTaskReservation',
      trigger: { nth: 1 },
      effect: { reset: 'after' },
    });
    await expect(alice.ask('POST', url, { ReservationStatus: 'accepted' })).rejects.toThrow('fetch failed');
    expect(expectDone(await alice.ask('GET', url))).toMatchObject({ sid: reservation, reservation_status: 'accepted' });
  });
});

describe('a worker:', () => {
  const update = (params: object): Promise<Answer> => alice.ask('POST', own(), params);
  const everything = (): ChannelClient =>
    worker('alice', { more: [{ url: `${workspaceUrl(floor.workspaceSid)}/${own()}`, method: 'POST' }] });

  it('update, its activity', async () => {
    expect(expectDone(await update({ ActivitySid: activity('Unavailable') }))).toMatchObject({
      activity_name: 'Unavailable',
      available: false,
    });
  });

  it('update, its attributes, where its token allows that', async () => {
    alice = everything();
    const answer = await update({ Attributes: '{"skills":["en"]}' });
    // With a filter, the rule for the activity is the more specific, and matches where an activity is given.
    expect(expectDone(answer)['attributes']).toBe('{"skills":["en"]}');
  });

  it('update, its name', async () => {
    alice = everything();
    expect(expectDone(await update({ FriendlyName: 'Alice' }))['friendly_name']).toBe('Alice');
  });

  it('updateToken: what comes next bears another', async () => {
    alice.token = workerCapability(floor.workspaceSid, alice.channel, { ttl: 60 });
    expectDone(await alice.ask('GET', own()));
  });

  it('activities.fetch, fetchActivityList', async () => {
    expect(expectDone(await alice.ask('GET', 'Activities'))).toMatchObject({
      meta: { key: 'activities' },
      activities: [{ friendly_name: 'Offline' }, { friendly_name: 'Available' }, { friendly_name: 'Unavailable' }],
    });
  });

  it('fetchReservations, all and those in a status', async () => {
    const { reservation, url } = await offered();
    const list = (params?: object): Promise<Answer> => alice.ask('GET', `${own()}/Reservations`, params);
    expect(expectDone(await list())).toMatchObject({
      meta: { key: 'reservations' },
      reservations: [{ sid: reservation }],
    });
    expect(expectDone(await list({ ReservationStatus: 'pending' }))['reservations']).toHaveLength(1);
    expectDone(await alice.ask('POST', url, { ReservationStatus: 'rejected' }));
    expect(expectDone(await list({ ReservationStatus: 'accepted' }))['reservations']).toEqual([]);
  });

  it('fetchChannels', async () => {
    const { channels } = expectDone(await alice.ask('GET', `${own()}/Channels`)) as {
      channels: { task_channel_unique_name: string; configured_capacity: number }[];
    };
    expect(channels).toContainEqual(
      expect.objectContaining({ task_channel_unique_name: 'voice', configured_capacity: 1 }),
    );
  });

  it('the next page of a list, by the address that the last one gave', async () => {
    const first = expectDone(await alice.ask('GET', `${own()}/Channels`, { PageSize: 2 })) as {
      channels: object[];
      meta: { next_page_url: string };
    };
    const next = expectDone(await alice.ask('GET', first.meta.next_page_url)) as { channels: object[] };
    expect(next.channels).toHaveLength(2);
    expect(next.channels).not.toEqual(first.channels);
  });

  it('updateTask', async () => {
    const { task } = await offered();
    expect(expectDone(await alice.ask('POST', `Tasks/${task}`, { Priority: '15' }))['priority']).toBe(15);
  });

  it('completeTask, with and without a reason', async () => {
    for (const Reason of ['solved', undefined]) {
      const { task, url } = await offered();
      expectDone(await alice.ask('POST', url, { ReservationStatus: 'accepted' }));
      const answer = await alice.ask('POST', `Tasks/${task}`, { AssignmentStatus: 'completed', Reason });
      expect(expectDone(answer)).toMatchObject({ assignment_status: 'completed', reason: Reason ?? null });
    }
  });

  it('statistics.fetch', async () => {
    const answer = await alice.ask('GET', `${own()}/Statistics`, { Minutes: '240' });
    expect(expectDone(answer)).toMatchObject({
      worker_sid: alice.channel,
      cumulative: { reservations_created: expect.any(Number) as unknown },
    });
  });
});

describe('a reservation:', () => {
  it('fetch, and its task', async () => {
    const { task, reservation, url } = await offered({ topic: 'a question' });
    expect(expectDone(await alice.ask('GET', url))).toMatchObject({
      sid: reservation,
      task_sid: task,
      worker_sid: alice.channel,
      reservation_status: 'pending',
    });
    expect(expectDone(await alice.ask('GET', `Tasks/${task}`))).toMatchObject({
      attributes: '{"topic":"a question"}',
      priority: 7,
      assignment_status: 'reserved',
    });
  });

  it('accept', async () => {
    const { url } = await offered();
    const answer = await alice.ask('POST', url, { ReservationStatus: 'accepted' });
    expect(expectDone(answer)['reservation_status']).toBe('accepted');
  });

  it('reject', async () => {
    const { url } = await offered();
    const answer = await alice.ask('POST', url, { ReservationStatus: 'rejected' });
    expect(expectDone(answer)['reservation_status']).toBe('rejected');
  });

  it('reject, into an activity', async () => {
    const { url } = await offered();
    const answer = await alice.ask('POST', url, {
      ReservationStatus: 'rejected',
      WorkerActivitySid: activity('Unavailable'),
    });
    expectDone(answer);
    expect(expectDone(await alice.ask('GET', own()))['activity_name']).toBe('Unavailable');
  });

  it('call: the worker is called', async () => {
    const { url } = await offered();
    const answer = await alice.ask('POST', url, {
      Instruction: 'call',
      CallFrom: '+15550100',
      CallUrl: `${floor.application.origin}/voice`,
      CallStatusCallbackUrl: null,
      CallAccept: 'true',
      CallRecord: null,
      CallTo: '+15550114',
    });
    expectDone(answer);
    await floor.advance(5);
    expect(await floor.account.calls.list({ to: '+15550114' })).toHaveLength(1);
    expect(expectDone(await alice.ask('GET', url))['reservation_status']).toBe('accepted');
  });

  it('dequeue: the worker is called, and talks with the customer', async () => {
    const { url } = await ringing();
    const answer = await alice.ask('POST', url, {
      Instruction: 'dequeue',
      DequeueFrom: '+15550100',
      DequeuePostWorkActivitySid: activity('Unavailable'),
      DequeueRecord: 'do-not-record',
      DequeueTimeout: '30',
      DequeueStatusCallbackUrl: `${floor.application.origin}/status`,
      DequeueStatusCallbackEvent: 'initiated,ringing,answered,completed',
      DequeueTo: null,
    });
    expectDone(answer);
    await floor.advance(5);
    expect(await floor.account.calls.list({ to: '+15550112', status: 'in-progress' })).toHaveLength(1);
    expect(expectDone(await alice.ask('GET', url))['reservation_status']).toBe('accepted');
  });

  it('redirect: the customer’s call goes on elsewhere', async () => {
    const { url, call } = await ringing();
    const answer = await alice.ask('POST', url, {
      Instruction: 'redirect',
      RedirectCallSid: call,
      RedirectUrl: `${floor.application.origin}/elsewhere`,
      RedirectAccept: 'true',
    });
    expectDone(answer);
    await floor.advance(5);
    expect(floor.application.requests.some(({ path }) => path === '/elsewhere')).toBe(true);
  });

  it('conference, with the options of a participant', async () => {
    const { task, url } = await ringing();
    const answer = await alice.ask('POST', url, {
      Instruction: 'conference',
      From: '+15550100',
      PostWorkActivitySid: null,
      Timeout: '30',
      To: 'client:alice',
      EndConferenceOnExit: 'true',
      ConferenceStatusCallback: `${floor.application.origin}/status`,
      // As version 1's page has it: a list with commas.
      ConferenceStatusCallbackEvent: 'start,end',
      Record: true,
    });
    expectDone(answer);
    await floor.advance(5);
    const [conference] = await floor.account.conferences.list({ friendlyName: task });
    expect(await floor.account.conferences(conference?.sid ?? '').participants.list()).toHaveLength(2);
  });

  it('task.complete and task.update', async () => {
    const { task, url } = await offered();
    expectDone(await alice.ask('POST', url, { ReservationStatus: 'accepted' }));
    expectDone(await alice.ask('POST', `Tasks/${task}`, { Attributes: { topic: 'solved' } }));
    const answer = await alice.ask('POST', `Tasks/${task}`, { AssignmentStatus: 'completed' });
    expect(expectDone(answer)).toMatchObject({ assignment_status: 'completed', attributes: '{"topic":"solved"}' });
  });
});

describe('a workspace:', () => {
  let workspace: ChannelClient;
  beforeEach(() => void (workspace = workspaceClient()));

  it('is ready with its own resource, asked for with a slash at the end', async () => {
    await workspace.open();
    const answer = await workspace.ask('GET', '', undefined, 'ready');
    expect(expectDone(answer)).toMatchObject({ sid: floor.workspaceSid, friendly_name: 'floor' });
    expect(answer.eventType).toBe('ready');
  });

  it('update', async () => {
    const answer = await workspace.ask('POST', '', { FriendlyName: 'renamed' });
    expect(expectDone(answer)['friendly_name']).toBe('renamed');
  });

  it.each([
    ['activities', 'Activities', { FriendlyName: 'Lunch', Available: false }, { FriendlyName: 'Break' }],
    ['workflows', 'Workflows', { FriendlyName: 'new', Configuration: undefined }, { FriendlyName: 'newer' }],
    ['task_queues', 'TaskQueues', { FriendlyName: 'new', TargetWorkers: 'name == "x"' }, { FriendlyName: 'newer' }],
    ['workers', 'Workers', { FriendlyName: 'carol', Attributes: '{}' }, { FriendlyName: 'Carol' }],
    ['tasks', 'Tasks', { Attributes: { a: 1 }, WorkflowSid: undefined }, { Priority: '5' }],
  ])('%s: fetch, create, update, delete', async (key, path, given, change) => {
    const params = {
      ...given,
      ...('Configuration' in given && {
        Configuration: JSON.stringify({ task_routing: { default_filter: { queue: queueSid() } } }),
      }),
      ...('WorkflowSid' in given && { WorkflowSid: floor.sidOf('workflow', 'everybody') }),
    };
    const sid = String(expectDone(await workspace.ask('POST', path, params))['sid']);
    const listed = expectDone(await workspace.ask('GET', path, { PageSize: 100 }));
    expect(listed).toMatchObject({ meta: { key }, [key]: expect.arrayContaining([expect.objectContaining({ sid })]) });
    expect(expectDone(await workspace.ask('GET', `${path}/${sid}`))['sid']).toBe(sid);
    expect(expectDone(await workspace.ask('POST', `${path}/${sid}`, change))['sid']).toBe(sid);
    // Nothing is left to tell of, and the answer is one all the same.
    expect(expectDone(await workspace.ask('DELETE', `${path}/${sid}`))).toBeNull();
    expect((await workspace.ask('GET', `${path}/${sid}`)).status).toBe(404);
  });

  it.each([
    ['statistics', 'Statistics', { realtime: { total_workers: 2 } }],
    ['realtimeStats', 'RealTimeStatistics', { total_workers: 2 }],
    ['cumulativeStats', 'CumulativeStatistics', { tasks_created: 0 }],
    ['workers.statistics', 'Workers/Statistics', { realtime: { total_workers: 2 } }],
    ['workers.realtimeStats', 'Workers/RealTimeStatistics', { total_workers: 2 }],
    ['workers.cumulativeStats', 'Workers/CumulativeStatistics', { reservations_created: 0 }],
    ['taskqueues.statistics', 'TaskQueues/Statistics', { meta: { key: 'task_queues_statistics' } }],
  ])('%s.fetch', async (_, path, expected) => {
    const params = path.includes('RealTime') ? undefined : { Minutes: '15' };
    expect(expectDone(await workspace.ask('GET', path, params))).toMatchObject(expected);
  });

  it('delete', async () => {
    expect(expectDone(await workspace.ask('DELETE', ''))).toBeNull();
  });

  it('hears of no worker’s events', async () => {
    await Promise.all([workspace.open(), alice.open()]);
    await floor.offer();
    await alice.heard('reservation.created');
    expect(workspace.frames).toEqual([]);
  });
});

describe('a task queue:', () => {
  let queue: ChannelClient;
  beforeEach(() => void (queue = queueClient()));
  const url = (): string => `TaskQueues/${queueSid()}`;

  it('is ready with its own resource', async () => {
    await queue.open();
    const answer = await queue.ask('GET', url(), undefined, 'ready');
    expect(expectDone(answer)).toMatchObject({ sid: queueSid(), max_reserved_workers: 2 });
  });

  it('update', async () => {
    const answer = await queue.ask('POST', url(), { MaxReservedWorkers: '20' });
    expect(expectDone(answer)['max_reserved_workers']).toBe(20);
  });

  it.each([
    ['statistics', 'Statistics', { realtime: { total_tasks: 0 }, cumulative: { tasks_entered: 0 } }],
    ['cumulativeStats', 'CumulativeStatistics', { tasks_entered: 0 }],
    ['realtimeStats', 'RealTimeStatistics', { total_available_workers: 1, total_eligible_workers: 2 }],
  ])('%s.fetch', async (_, path, expected) => {
    expect(expectDone(await queue.ask('GET', `${url()}/${path}`))).toMatchObject(expected);
  });

  it('delete, refused while a workflow names it', async () => {
    expect((await queue.ask('DELETE', url())).status).toBe(400);
  });

  it('may not use its token with the dialect of today', async () => {
    const response = await fetch(`${floor.origin}/v1/wschannels`, {
      method: 'POST',
      body: JSON.stringify({ url: `Workspaces/${floor.workspaceSid}/Activities`, method: 'GET', token: queue.token }),
    });
    expect(response.status).toBe(403);
  });
});

describe('events:', () => {
  beforeEach(async () => void (await alice.open()));

  /** The task that a frame is about, with the reservation's SID beside it; the client fetches the rest. */
  const expectReservation = (payload: object, { task, reservation }: { task: string; reservation: string }): void => {
    expect(payload).toMatchObject({
      sid: task,
      reservation_sid: reservation,
      attributes: '{"topic":"refund"}',
      priority: 7,
      age: expect.any(Number) as unknown,
      date_created: expect.stringMatching(/Z$/) as unknown,
    });
  };

  it('ready comes of the answer to a request, not of the socket', async () => {
    expect((await alice.ask('GET', own(), undefined, 'ready')).eventType).toBe('ready');
    expect(alice.frames).toEqual([]);
  });

  it('activity.update', async () => {
    await floor.setActivity('alice', 'Unavailable');
    expect(await alice.heard('worker.activity.update')).toMatchObject({
      sid: alice.channel,
      activity_name: 'Unavailable',
      available: false,
      date_status_changed: expect.stringMatching(/Z$/) as unknown,
    });
  });

  it('attributes.update', async () => {
    await floor.rest.workers(alice.channel).update({ attributes: '{"skills":["en"]}' });
    expect(await alice.heard('worker.attributes.update')).toMatchObject({ attributes: '{"skills":["en"]}' });
  });

  it('capacity.update, channel.availability.update', async () => {
    await floor.rest.workers(alice.channel).workerChannels('voice').update({ capacity: 3, available: false });
    const channel = { task_channel_unique_name: 'voice', configured_capacity: 3, worker_sid: alice.channel };
    expect(await alice.heard('worker.capacity.update')).toMatchObject(channel);
    expect(await alice.heard('worker.channel.availability.update')).toMatchObject({ ...channel, available: false });
  });

  it('reservation.created', async () => {
    const about = await offered();
    expectReservation(await alice.heard('reservation.created'), about);
  });

  it('reservation.accepted, behind the answer', async () => {
    const about = await offered();
    expectDone(await alice.ask('POST', about.url, { ReservationStatus: 'accepted' }));
    expect(alice.frames.map(({ event_type: type }) => type)).not.toContain('reservation.accepted');
    expectReservation(await alice.heard('reservation.accepted'), about);
  });

  it('reservation.rejected', async () => {
    const about = await offered();
    expectDone(
      await alice.ask('POST', about.url, { ReservationStatus: 'rejected', WorkerActivitySid: activity('Offline') }),
    );
    expectReservation(await alice.heard('reservation.rejected'), about);
  });

  it('reservation.timeout', async () => {
    const about = await offered();
    await floor.advance(120);
    expectReservation(await alice.heard('reservation.timeout'), about);
  });

  it('reservation.canceled', async () => {
    const about = await offered();
    await floor.rest.tasks(about.task).update({ assignmentStatus: 'canceled', reason: 'mistake' });
    expectReservation(await alice.heard('reservation.canceled'), about);
  });

  it('reservation.rescinded', async () => {
    await floor.setActivity('bob', 'Available');
    const task = await floor.offer();
    const reservations = await floor.rest.tasks(task).reservations.list();
    const [mine, others] = ['alice', 'bob'].map((name) => reservations.find(({ workerName }) => workerName === name));
    await floor.rest
      .tasks(task)
      .reservations(others?.sid ?? '')
      .update({ reservationStatus: 'accepted' });
    expectReservation(await alice.heard('reservation.rescinded'), { task, reservation: mine?.sid ?? '' });
  });

  it('reservation.wrapup, reservation.completed and the task’s', async () => {
    const { url, task } = await offered();
    expectDone(await alice.ask('POST', url, { ReservationStatus: 'accepted' }));
    await floor.rest.tasks(task).update({ assignmentStatus: 'wrapping', reason: 'over' });
    await alice.heard('reservation.wrapup');
    expect(await alice.heard('task.wrapup')).toMatchObject({ sid: task, assignment_status: 'wrapping' });
    await floor.rest.tasks(task).update({ assignmentStatus: 'completed', reason: 'done' });
    await alice.heard('reservation.completed');
    expect(await alice.heard('task.completed')).toMatchObject({ sid: task, assignment_status: 'completed' });
  });

  it('token.expired is the client’s own; the server closes a socket some time later', async () => {
    const shortly = worker('alice', { ttl: 60 });
    const gone = closed(await shortly.open());
    await floor.advance(60);
    expect((await shortly.ask('GET', own())).status).toBe(401);
    await floor.advance(30);
    expect(await gone).toEqual({ code: 4001, reason: 'Token expired' });
  });
});

describe('a socket', () => {
  it('lives on with a newer token, once that was shown', async () => {
    const shortly = worker('alice', { ttl: 60 });
    await shortly.open();
    shortly.token = alice.token;
    expectDone(await shortly.ask('GET', own()));
    await floor.advance(600);
    await floor.setActivity('alice', 'Unavailable');
    await shortly.heard('worker.activity.update');
  });

  it('closes the others of its worker where it asks for that', async () => {
    const first = closed(await alice.open());
    await worker('alice', { ttl: 100 }).open({ closeExistingSessions: 'true' });
    expect(await first).toEqual({ code: 1000, reason: 'closeExistingSessions' });
  });

  it('leaves them alone where it does not, or says nothing of it', async () => {
    const [first, second] = [worker('alice'), worker('alice')];
    await first.open({});
    await second.open({ closeExistingSessions: 'false' });
    await floor.setActivity('alice', 'Unavailable');
    for (const client of [first, second])
      expect(await client.heard('worker.activity.update')).toMatchObject({ activity_name: 'Unavailable' });
  });

  it.each([
    ['no token', () => '', /^Invalid token/],
    ['a forged token', () => `${alice.token}x`, /^Invalid token/],
    ['the token of another', () => worker('bob').token, /^Invalid token: it is for channel WK/],
    ['an access token’s place', () => 'e30.e30.e30', /^Invalid token/],
  ])('with %s is opened and closed again, with the reason', async (_, token, reason) => {
    alice.token = token();
    const socket = await alice.open();
    expect(await closed(socket)).toEqual({ code: 1008, reason: expect.stringMatching(reason) as unknown });
  });
});

describe('permissions', () => {
  const status = async (from: ChannelClient, ...asked: Parameters<ChannelClient['ask']>): Promise<number> =>
    (await from.ask(...asked)).status;

  it('without activity updates, an update is refused in words', async () => {
    const reader = worker('alice', { granted: ['fetch', 'reservationUpdates'] });
    const answer = await reader.ask('POST', own(), { ActivitySid: activity('Offline') });
    expect(answer).toMatchObject({ status: 403, message: expect.stringContaining('do not allow POST') as unknown });
    expect((await floor.rest.workers(alice.channel).fetch()).activityName).toBe('Available');
  });

  it('with activity updates, the activity may be updated and nothing else', async () => {
    expect(await status(alice, 'POST', own(), { ActivitySid: activity('Offline') })).toBe(200);
    expect(await status(alice, 'POST', own(), { Attributes: '{}' })).toBe(403);
    expect(await status(alice, 'POST', own(), { ActivitySid: activity('Available'), FriendlyName: 'x' })).toBe(403);
  });

  it('without reservation updates, neither a reservation nor its task can be answered', async () => {
    const { url, task } = await offered();
    const reader = worker('alice', { granted: ['fetch', 'activityUpdates'] });
    expect(await status(reader, 'GET', url)).toBe(200);
    for (const params of [{ ReservationStatus: 'accepted' }, { Instruction: 'dequeue' }])
      expect(await status(reader, 'POST', url, params)).toBe(403);
    expect(await status(reader, 'POST', `Tasks/${task}`, { AssignmentStatus: 'completed' })).toBe(403);
    expect(expectDone(await reader.ask('GET', url))['reservation_status']).toBe('pending');
  });

  it('without fetching, what is below the worker is hidden', async () => {
    const blind = worker('alice', { granted: [] });
    expect(await status(blind, 'GET', own())).toBe(200);
    expect(await status(blind, 'GET', `${own()}/Channels`)).toBe(403);
    expect(await status(blind, 'GET', `${own()}/Reservations`)).toBe(403);
  });

  it('end at the worker and at the workspace', async () => {
    expect(await status(alice, 'GET', `Workers/${floor.sidOf('worker', 'bob')}`)).toBe(403);
    expect(await status(alice, 'GET', 'Workers')).toBe(403);
    const elsewhere = `${workspaceUrl('WS0')}/Activities`;
    expect(await status(alice, 'GET', elsewhere)).toBe(403);
    expect(await status(alice, 'GET', 'https://api.twilio.com/2010-04-01/Accounts/AC0/Calls.json')).toBe(403);
    expect(await status(alice, 'GET', 'Activities/../../WS0')).toBe(403);
  });

  it('to use the channel are two: to open the socket, and to send requests', async () => {
    const closedChannel = client(
      alice.channel,
      capability(floor.workspaceSid, alice.channel, [{ url: `${workspaceUrl(floor.workspaceSid)}/**` }], { opens: [] }),
    );
    expect(await status(closedChannel, 'GET', own())).toBe(403);
    expect(await closed(await closedChannel.open())).toMatchObject({ code: 1008 });
  });

  it('are not found in an access token', async () => {
    const { jwt } = await import('twilio');
    const { accountSid, apiKey, apiSecret } = (await import('../../emulator')).localCredentials;
    const token = new jwt.AccessToken(accountSid, apiKey, apiSecret, { identity: 'alice' });
    token.addGrant(
      new jwt.AccessToken.TaskRouterGrant({
        workspaceSid: floor.workspaceSid,
        workerSid: alice.channel,
        role: 'worker',
      }),
    );
    alice.token = token.toJwt();
    expect(await alice.ask('GET', own())).toMatchObject({
      status: 401,
      message: expect.stringContaining('takes a capability token') as unknown,
    });
  });
});

it('a call of an old page’s kind, from token to completed task', async () => {
  await alice.open({ closeExistingSessions: 'true', disconnectActivitySid: activity('Offline') });
  const ready = await alice.ask('GET', own(), undefined, 'ready');
  expect(ready.eventType).toBe('ready');
  expectDone(await alice.ask('POST', own(), { ActivitySid: activity('Available') }));
  await floor.call();
  const offer = await alice.heard('reservation.created');
  const url = `Tasks/${String(offer['sid'])}/Reservations/${String(offer['reservation_sid'])}`;
  expect(JSON.parse(String(offer['attributes']))).toMatchObject({ topic: 'call', from: customer });
  expectDone(await alice.ask('POST', url, { Instruction: 'dequeue', DequeueFrom: '+15550100' }));
  await floor.advance(5);
  await alice.heard('reservation.accepted');
  const [leg] = await floor.account.calls.list({ to: '+15550112' });
  await floor.account.calls(leg?.sid ?? '').update({ status: 'completed' });
  await floor.advance(1);
  await alice.heard('reservation.wrapup');
  const answer = await alice.ask('POST', `Tasks/${String(offer['sid'])}`, {
    AssignmentStatus: 'completed',
    Reason: 'solved',
  });
  expect(expectDone(answer)).toMatchObject({ assignment_status: 'completed', reason: 'solved' });
  await alice.heard('reservation.completed');
});

it('both dialects hear of the same event, each in its own shape', async () => {
  await alice.open();
  const { WebSocket } = await import('ws');
  const today = new WebSocket(`${floor.origin.replace('http', 'ws')}/v1/wschannels?token=${alice.token}`);
  const texts: string[] = [];
  const heard = new Promise<void>((resolve) =>
    today.on('message', (data: Buffer) => texts.push(data.toString()) === 2 && resolve()),
  );
  await new Promise((resolve) => today.once('message', resolve));
  await floor.setActivity('alice', 'Unavailable');
  await heard;
  today.terminate();
  expect(JSON.parse(texts[1] ?? '')).toMatchObject({ payload: { date_created: expect.any(Number) as unknown } });
  expect(await alice.heard('worker.activity.update')).toMatchObject({ date_created: expect.any(String) as unknown });
});
