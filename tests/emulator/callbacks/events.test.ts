import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { Alerts } from '../../../emulator/callbacks/alerts';
import { startEventCallbacks } from '../../../emulator/callbacks/event-callbacks';
import { Webhooks } from '../../../emulator/callbacks/webhooks';
import { localCredentials } from '../../../emulator/credentials';
import { updateReservation } from '../../../emulator/taskrouter/instructions';
import { deleteWorkspace } from '../../../emulator/taskrouter/commands/workspace-commands';
import { eventFields } from '../../../emulator/taskrouter/event-fields';
import { startOfTest, TestFloor } from '../floor';
import { startStubServer, type Answering, type StubServer } from './stub-server';

let server: StubServer;
let floor: TestFloor;
let webhooks: Webhooks;
let alerts: Alerts;
let answer: Answering;

async function open(eventsFilter: string | null): Promise<void> {
  floor = new TestFloor({ eventCallbackUrl: `${server.origin}/events?of=floor`, eventsFilter });
  webhooks = new Webhooks(floor.engine);
  alerts = new Alerts(floor.engine);
  startEventCallbacks(floor.engine, webhooks, alerts);
}

beforeEach(async () => {
  answer = () => ({ status: 204 });
  server = await startStubServer((request) => answer(request));
});
afterEach(() => server.close());

const types = (): string[] => server.requests.map(({ parameters }) => String(parameters['EventType']));
const bySid = (a: { EventType?: string; Sid?: string }, b: { Sid?: string }): number =>
  String(a.Sid).localeCompare(String(b.Sid));

/** A task through its whole life. */
async function liveALife(): Promise<void> {
  const queue = floor.queue('all');
  floor.workflow({ default_filter: { queue: queue.sid } });
  const alice = floor.worker('alice', { languages: ['es'] });
  const task = floor.task({ topic: 'Zoë & co' }, { priority: 3 });
  await floor.advance(7);
  const [reservation] = floor.reservationsOf(alice);
  floor.do((engine) => updateReservation(engine, String(reservation?.sid), { ReservationStatus: 'accepted' }));
  floor.do((engine) => updateReservation(engine, String(reservation?.sid), { ReservationStatus: 'completed' }));
  expect(floor.now(task).assignmentStatus).toBe('completed');
  await floor.advance(0);
}

describe('the event callback', () => {
  it('hears of everything that happens, each event once, with all that is told of it', async () => {
    await open(null);
    const told: object[] = [];
    // The fields as they are at the moment of the event, before anything else changes.
    floor.engine.log.subscribe((event) => told.push({ ...eventFields(floor.engine, event) }));
    await liveALife();
    expect(server.requests.map(({ parameters }) => parameters).sort(bySid)).toEqual(told);
    expect(types()).toEqual(expect.arrayContaining(['task.created', 'reservation.created', 'task.completed']));
    expect(server.requests.find(({ parameters }) => parameters['EventType'] === 'reservation.accepted')).toMatchObject({
      method: 'POST',
      path: '/events?of=floor',
      parameters: {
        AccountSid: localCredentials.accountSid,
        WorkspaceSid: floor.workspaceSid,
        WorkspaceName: 'floor',
        ResourceType: 'reservation',
        ResourceSid: expect.stringMatching(/^WR/),
        Timestamp: String(startOfTest / 1000 + 7),
        TimestampMs: String(startOfTest + 7000),
        TaskAttributes: '{"topic":"Zoë & co"}',
        TaskAge: '7',
        TaskPriority: '3',
        WorkerName: 'alice',
        WorkerAttributes: '{"languages":["es"]}',
        WorkerActivityName: 'Available',
        ReservationSid: expect.stringMatching(/^WR/),
      },
    });
  });

  it('is signed with the auth token', async () => {
    await open(null);
    floor.queue('all');
    await floor.advance(0);
    const [seen] = server.requests;
    const signature = String(seen?.headers['x-twilio-signature']);
    const { authToken } = localCredentials;
    expect(validateRequest(authToken, signature, server.origin + seen?.path, seen?.parameters ?? {})).toBe(true);
    expect(validateRequest('another', signature, server.origin + seen?.path, seen?.parameters ?? {})).toBe(false);
  });

  it.each(['task.created,task.completed', ' task.created, task.completed', 'task.created task.completed'])(
    'hears only of the types in the filter, where there is one: %s',
    async (filter) => {
      await open(filter);
      await liveALife();
      expect(types().sort()).toEqual(['task.completed', 'task.created']);
    },
  );

  it('hears of everything where the filter is empty', async () => {
    await open('');
    floor.queue('all');
    await floor.advance(0);
    expect(types()).toEqual(['task-queue.created']);
  });

  it('hears of the end of its workspace', async () => {
    await open(null);
    floor.do((engine) => deleteWorkspace(engine, floor.workspaceSid));
    await floor.advance(0);
    expect(server.requests).toMatchObject([
      { parameters: { EventType: 'workspace.deleted', WorkspaceName: 'floor', ResourceType: 'workspace' } },
    ]);
  });

  it('leaves a delivery for each event, and an alert for each that failed', async () => {
    await open('task.created,task.canceled');
    answer = ({ parameters }) => ({ status: parameters['EventType'] === 'task.created' ? 500 : 204 });
    const queue = floor.queue('all');
    floor.workflow({ filters: [{ expression: '1==2', targets: [{ queue: queue.sid }] }] });
    floor.task();
    await floor.advance(0);
    expect(webhooks.deliveries.map(({ purpose, status }) => ({ purpose, status }))).toEqual(
      expect.arrayContaining([
        { purpose: 'event callback', status: 500 },
        { purpose: 'event callback', status: 204 },
      ]),
    );
    expect(alerts.all).toMatchObject([
      {
        code: 11200,
        message: 'The event callback of task.created failed: it answered 500, expected 204',
        resourceSid: expect.stringMatching(/^EV/),
      },
    ]);
  });

  it('is given 15 seconds of virtual time, during which others are delivered', async () => {
    await open('task.created,task.canceled');
    floor.engine.faults.add({ operation: 'webhook:event', trigger: { nth: 1 }, effect: { fail: 'slow' } });
    const queue = floor.queue('all');
    floor.workflow({ filters: [{ expression: '1==2', targets: [{ queue: queue.sid }] }] });
    floor.task();
    await floor.advance(14.999);
    expect(types().sort()).toEqual(['task.canceled', 'task.created']);
    expect(webhooks.deliveries).toMatchObject([{ status: 204, parameters: { EventType: 'task.canceled' } }]);
    await floor.advance(0.001);
    expect(webhooks.deliveries[1]).toMatchObject({
      status: null,
      error: 'No answer within 15 seconds',
      durationMs: 15_000,
      parameters: { EventType: 'task.created' },
    });
    expect(alerts.all).toHaveLength(1);
  });
});
