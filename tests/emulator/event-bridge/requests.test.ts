import fc from 'fast-check';
import { rejectReservation } from '../../../emulator/taskrouter/commands/reservation-commands';
import type { WorkerRow } from '../../../emulator/account/taskrouter-rows';
import { documents } from '../../lib/attributes/documents';
import { TestBridge } from './bridge';

let bridge: TestBridge;
let alice: WorkerRow;
let bob: WorkerRow;

beforeEach(async () => {
  bridge = await TestBridge.open();
  const { floor } = bridge;
  const queue = floor.queue('everybody');
  floor.workflow({ default_filter: { queue: queue.sid } });
  alice = floor.worker('alice');
  bob = floor.worker('bob', {}, 'Unavailable');
});
afterEach(() => bridge.close());

const own = (): string => `Workers/${alice.sid}`;

describe('the envelope', () => {
  const activities = (): string =>
    JSON.stringify({
      url: `Workspaces/${bridge.floor.workspaceSid}/Activities`,
      method: 'GET',
      params: {},
      token: bridge.token(alice),
    });

  it.each(['application/json', 'text/plain;charset=UTF-8', 'application/x-www-form-urlencoded'])(
    'is read as JSON when it comes as %s',
    async (type) => {
      const { status, payload } = await bridge.post(activities(), { 'content-type': type });
      expect(status).toBe(200);
      expect(payload).toMatchObject({ total: 3 });
    },
  );

  it.each([
    ['', /not JSON/],
    ['url=Workspaces', /not JSON/],
    ['[]', /token|whole|url|method/],
    ['{"url":"x","method":"DELETE","params":{},"token":"t"}', /method is wrong/],
    ['{"url":"x","method":"GET","params":"all","token":"t"}', /params is wrong/],
    ['{"url":"x","method":"GET"}', /token is wrong/],
  ])('is refused when it is %j', async (body, message) => {
    const { status, error } = await bridge.post(body);
    expect(status).toBe(400);
    expect(error).toMatchObject({ code: 20001, status: 400, message: expect.stringMatching(message) as unknown });
  });

  it('may begin its URL with a slash and a version', async () => {
    const body = activities().replace('"Workspaces', '"/v1/Workspaces');
    expect((await bridge.post(body)).status).toBe(200);
  });
});

describe('attributes, which come as an object', () => {
  const request = (attributes: string, url = own()): string =>
    `{"url":"Workspaces/${bridge.floor.workspaceSid}/${url}","method":"POST","params":{ "Attributes" : ${attributes} },"token":"${bridge.token(alice)}"}`;

  it('are kept as they stand in the body, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async ({ text }) => {
        const attributes = text.trim();
        fc.pre(attributes.length <= 4096);
        const { status, payload } = await bridge.post(request(attributes));
        expect({ status, attributes: payload['attributes'] }).toEqual({ status: 200, attributes });
      }),
      { numRuns: 100, seed: 17 },
    );
  });

  it('may be text as well', async () => {
    const { payload } = await bridge.post(request(JSON.stringify('{"id": 12345678901234567890}')));
    expect(payload).toMatchObject({ attributes: '{"id": 12345678901234567890}' });
  });

  it('of a task that is made are kept in the same way', async () => {
    const params = `"RoutingTarget":"${alice.sid}", "Attributes": {"id":12345678901234567890,"price":1.10}`;
    const body = request('{}', 'Tasks').replace('"Attributes" : {}', params);
    expect((await bridge.post(body)).payload).toMatchObject({ attributes: '{"id":12345678901234567890,"price":1.10}' });
  });

  it.each(['[1]', '"no JSON"', '"[1]"', '7', '""'])(
    'are refused where they are %s, and lose nothing',
    async (strange) => {
      const { attributes } = bridge.floor.engine.store.workers.require(alice.sid);
      expect((await bridge.post(request(strange))).status).toBe(400);
      expect(bridge.floor.engine.store.workers.require(alice.sid).attributes).toBe(attributes);
    },
  );
});

describe('browsers', () => {
  it('are told before that the request is welcome from anywhere', async () => {
    const response = await fetch(`${bridge.origin}/v1/wschannels`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:3000',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'apiversion,clientversion,if-match,content-type',
      },
    });
    expect(response.ok).toBe(true);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
    const allowed = response.headers.get('access-control-allow-headers')?.toLowerCase().split(',');
    expect(allowed).toEqual(expect.arrayContaining(['apiversion', 'clientversion', 'if-match', 'content-type']));
  });

  it('may read every answer, refusals too', async () => {
    for (const token of [bridge.token(alice), 'nonsense']) {
      const { headers } = await bridge.ask(token, 'GET', own(), {}, { origin: 'http://localhost:3000' });
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('content-type')).toContain('application/json');
    }
  });
});

describe('who may do what', () => {
  const ofOthers = (): [string, string][] => [
    ['GET', `Workers/${bob.sid}`],
    ['POST', `Workers/${bob.sid}`],
    ['GET', 'Workers'],
    ['GET', 'TaskQueues'],
  ];
  const inPerson = (): [string, string][] => [
    ['GET', `Workers/${bob.sid}/Reservations`],
    ['GET', `Workers/${bob.sid}/WorkerChannels`],
  ];
  const statuses = async (token: string, requests: [string, string][]): Promise<number[]> => {
    const found: number[] = [];
    for (const [method, url] of requests) found.push((await bridge.ask(token, method, url)).status);
    return found;
  };

  it('a worker sees itself and nobody else', async () => {
    const worker = bridge.token(alice);
    expect(await statuses(worker, [['GET', own()]])).toEqual([200]);
    expect(await statuses(worker, ofOthers())).toEqual([403, 403, 403, 403]);
    expect(await statuses(worker, inPerson())).toEqual([403, 403]);
  });

  it('a supervisor sees and changes other workers, but does not answer for them', async () => {
    const supervisor = bridge.token(alice, { role: 'supervisor' });
    expect(await statuses(supervisor, ofOthers())).toEqual([200, 200, 200, 200]);
    expect(await statuses(supervisor, inPerson())).toEqual([403, 403]);
  });

  it('an administrator may do everything in the workspace', async () => {
    const admin = bridge.token(undefined);
    expect(await statuses(admin, [...ofOthers(), ...inPerson()])).toEqual([200, 200, 200, 200, 200, 200]);
  });

  it('nobody reaches another workspace', async () => {
    const url = 'Workspaces/WS00000000000000000000000000000099/Activities';
    const body = JSON.stringify({ url, method: 'GET', params: {}, token: bridge.token(undefined) });
    expect(await bridge.post(body)).toMatchObject({ status: 403, error: { code: 20403 } });
  });

  it("a worker's tasks are those offered to it or made for it", async () => {
    const hers = bridge.floor.task();
    const his = bridge.floor.task({}, { routingTarget: bob.sid });
    expect(bridge.floor.holders(hers)).toEqual(['alice']);
    expect((await bridge.ask(bridge.token(alice), 'GET', `Tasks/${hers.sid}`)).status).toBe(200);
    expect((await bridge.ask(bridge.token(bob), 'GET', `Tasks/${hers.sid}`)).status).toBe(403);
    expect((await bridge.ask(bridge.token(bob), 'GET', `Tasks/${his.sid}`)).status).toBe(200);
    expect((await bridge.ask(bridge.token(bob), 'POST', 'Tasks', { RoutingTarget: alice.sid })).status).toBe(403);
  });

  it('a token that cannot be read is 401, and says why', async () => {
    expect(await bridge.ask(bridge.token(alice, { secret: 'guessed' }), 'GET', own())).toMatchObject({
      status: 401,
      error: { code: 20003, message: 'Invalid token: invalid signature' },
    });
  });
});

describe('refusals', () => {
  it.each([
    ['GET', 'Workers/WK000', 404],
    ['GET', 'Workers/WQ00000000000000000000000000000001', 404],
    ['GET', 'TaskQueues/WQ000', 404],
    ['GET', 'Tasks/WT000', 404],
    ['GET', 'Nothing', 404],
    ['POST', 'Activities', 404],
  ])('%s %s is %d', async (method, url, status) => {
    const { error } = await bridge.ask(bridge.token(undefined), method, url);
    expect(error).toMatchObject({ status, code: 20404, message: expect.stringContaining(url) as unknown });
  });

  it.each<[string, object, RegExp]>([
    ['Workers/{}/CustomerParticipant', { TaskSid: 'WT404', Hold: true }, /'WT404' provided for TaskSid/],
    ['Workers/{}/WorkerParticipant', { ReservationSid: 'WR404', Mute: true }, /'WR404' provided for ReservationSid/],
    ['Workers/{}/HoldWorkerParticipant', { TaskSid: 'WT404', Hold: true }, /'WT404' provided for TaskSid/],
    ['Workers/{}/KickWorkerParticipant', { TaskSid: 'WT404' }, /'WT404' provided for TaskSid/],
  ])('POST %s needs a task that the worker holds', async (path, params, message) => {
    const { error } = await bridge.ask(bridge.token(alice), 'POST', path.replace('{}', alice.sid), params);
    expect(error).toMatchObject({ status: 400, message: expect.stringMatching(message) as unknown });
  });

  it('quote the value that is wrong', async () => {
    const { status, error } = await bridge.ask(bridge.token(alice), 'POST', own(), {
      ActivitySid: 'invalid_activitySid',
    });
    expect(status).toBe(400);
    expect(error.message).toContain('invalid_activitySid');
  });

  it.each([
    [{ Attributes: 'not json' }],
    [{ Attributes: [] }],
    [{ Attributes: { text: 'x'.repeat(4096) } }],
    [{ RejectPendingReservations: 'maybe' }],
    [{ ActivitySid: { sid: 'WA1' } }],
  ])('%j is 400', async (params) => {
    expect(await bridge.ask(bridge.token(alice), 'POST', own(), params)).toMatchObject({
      status: 400,
      error: { code: 20001 },
    });
  });

  it('tell a browser that visits the address what it is for', async () => {
    const response = await fetch(`${bridge.origin}/v1/wschannels`);
    expect(response.status).toBe(426);
  });
});

describe('versions', () => {
  it.each(['worker', 'task', 'reservation'] as const)('of a %s have to be the current one', async (kind) => {
    const task = bridge.floor.task();
    const [reservation] = bridge.floor.reservationsOf(task);
    const { url, version } = {
      worker: { url: own(), version: bridge.floor.now(alice).version },
      task: { url: `Tasks/${task.sid}`, version: bridge.floor.now(task).version },
      reservation: { url: `${own()}/Reservations/${reservation?.sid}`, version: reservation?.version ?? -1 },
    }[kind];
    const change = kind === 'reservation' ? { ReservationStatus: 'accepted' } : { Attributes: { changed: true } };
    const token = bridge.token(alice);
    expect(await bridge.ask(token, 'POST', url, change, { 'If-Match': String(version + 1) })).toMatchObject({
      status: 412,
      error: { message: expect.stringContaining(`Version ${version + 1} was expected`) as unknown },
    });
    const { status, payload } = await bridge.ask(token, 'POST', url, change, { 'If-Match': String(version) });
    expect(status).toBe(200);
    expect(payload['version']).toBe(version + 1);
  });

  it("are not looked at when a supervisor changes another: its SDK sends the supervisor's own", async () => {
    const supervisor = bridge.token(alice, { role: 'supervisor' });
    const { status, payload } = await bridge.ask(
      supervisor,
      'POST',
      `Workers/${bob.sid}`,
      { ActivitySid: bridge.floor.activity('Available').sid },
      { 'If-Match': '7' },
    );
    expect(status).toBe(200);
    expect(payload).toMatchObject({ sid: bob.sid, activity_name: 'Available' });
  });

  it('in a reply are those the request made, before the offer that follows from it', async () => {
    const task = bridge.floor.task({}, { priority: 1 });
    const [offer] = bridge.floor.reservationsOf(task);
    const unavailable = bridge.floor.activity('Unavailable').sid;
    bridge.floor.do((engine) => rejectReservation(engine, offer?.sid ?? '', unavailable));
    const before = bridge.floor.now(alice).version;
    const { payload } = await bridge.ask(bridge.token(alice), 'POST', own(), {
      ActivitySid: bridge.floor.activity('Available').sid,
    });
    expect(bridge.floor.holders(task)).toEqual(['alice']);
    expect(payload['version']).toBe(before + 1);
    expect(bridge.floor.now(alice).version).toBe(before + 2);
  });
});
