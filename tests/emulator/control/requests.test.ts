import { once } from 'node:events';
import { sign } from 'jsonwebtoken';
import { WebSocket } from 'ws';
import { createEmulator, localCredentials, type Emulator } from '../../../emulator';
import { json, startStubServer, xml, type StubAnswer, type StubServer } from '../callbacks/stub-server';
import { basic } from '../rest/rest-client';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;

interface Listed {
  readonly number: number;
  readonly kind: string;
  readonly method: string | null;
  readonly path: string;
  readonly query: string | null;
  readonly asks: string | null;
  readonly status: number | null;
  readonly tookMs: number | null;
  readonly caller: Readonly<Record<'credential' | 'sid' | 'worker' | 'userAgent', string | null>>;
  readonly because: number | null;
  readonly body: string | null;
  readonly refusal: string | null;
  readonly caused: {
    readonly events: readonly { readonly type: string; readonly taskSid: string | null }[];
    readonly webhooks: readonly { readonly purpose: string; readonly url: string; readonly status: number | null }[];
    readonly frames: readonly { readonly type: string; readonly worker: string | null; readonly sockets: number }[];
    readonly changed: readonly string[];
  };
}

let emulator: Emulator;
let application: StubServer;
let answers: Record<string, StubAnswer>;
let workspaceSid: string;

beforeAll(async () => {
  application = await startStubServer(({ path }) => answers[path.split('?', 1)[0] ?? ''] ?? { status: 204 });
  emulator = await createEmulator({ variables: { DESK_ORIGIN: application.origin } });
});
beforeEach(async () => {
  answers = {};
  await emulator.reset();
  emulator.clock.freeze();
  workspaceSid = emulator.control.sidOf('workspace', 'writers');
});
afterAll(async () => {
  await emulator.close();
  await application.close();
});

const known = { Authorization: basic(accountSid, authToken) };

async function ask(
  path: string,
  form?: Record<string, string>,
  headers: Record<string, string> = known,
): Promise<{ status: number; sid: string }> {
  const body = form && new URLSearchParams(form);
  const response = await fetch(emulator.origin + path, {
    method: form ? 'POST' : 'GET',
    headers,
    ...(body && { body }),
  });
  const { sid = '' } = (await response.json()) as { sid?: string };
  return { status: response.status, sid };
}

async function control(path: string, body?: object): Promise<unknown> {
  const given = body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  return (await fetch(`${emulator.origin}/_emulator/v1${path}`, given)).json();
}

async function list(query = ''): Promise<Listed[]> {
  return ((await control(`/requests${query}`)) as { requests: Listed[] }).requests;
}

/** The one that was listed last. */
async function last(query = ''): Promise<Listed> {
  const [newest] = await list(query);
  if (!newest) throw new Error(`There is no request ${query}`);
  return newest;
}

const inWorkspace = (path: string): string => `/v1/Workspaces/${workspaceSid}${path}`;
const sidOf = (kind: 'worker' | 'activity' | 'workflow', name: string): string => emulator.control.sidOf(kind, name);

const createTask = (attributes: object = {}): Promise<{ status: number; sid: string }> =>
  ask(inWorkspace('/Tasks'), { WorkflowSid: sidOf('workflow', 'support'), Attributes: JSON.stringify(attributes) });

const goAvailable = (worker: string): Promise<unknown> =>
  ask(inWorkspace(`/Workers/${sidOf('worker', worker)}`), { ActivitySid: sidOf('activity', 'Available') });

const tokenOf = (worker: string): string => {
  const grant = { workspace_sid: workspaceSid, worker_sid: sidOf('worker', worker), role: 'worker' };
  return sign({ grants: { identity: worker, task_router: grant } }, apiSecret, {
    issuer: apiKey,
    subject: accountSid,
    expiresIn: 3600,
  });
};

async function openSocket(worker: string): Promise<WebSocket> {
  const socket = new WebSocket(`${emulator.origin.replace('http', 'ws')}/v1/wschannels?token=${tokenOf(worker)}`);
  await once(socket, 'message');
  return socket;
}

const typesOf = ({ caused }: Listed): string[] => caused.events.map(({ type }) => type);

it('a task has the events, the webhooks with their outcomes and the frames that it caused', async () => {
  answers['/assignment'] = { status: 500 };
  await goAvailable('charles');
  const socket = await openSocket('charles');
  const { sid } = await createTask({ topic: 'refund' });
  await emulator.clock.settle();
  const made = await last(`?sid=${sid}&kind=rest`);
  expect(made).toMatchObject({
    kind: 'rest',
    method: 'POST',
    path: inWorkspace('/Tasks'),
    status: 201,
    tookMs: expect.any(Number),
    caller: { credential: 'auth token', userAgent: 'node' },
    body: expect.stringContaining('Attributes={"topic":"refund"}'),
    refusal: null,
    because: null,
  });
  expect(typesOf(made)).toEqual(expect.arrayContaining(['task.created', 'reservation.created']));
  expect(made.caused.webhooks).toContainEqual(
    expect.objectContaining({ purpose: 'assignment callback', method: 'POST', status: 500 }),
  );
  expect(made.caused.frames).toEqual([
    expect.objectContaining({ type: 'reservation.created', worker: 'charles', sockets: 1 }),
  ]);
  expect(made.caused.changed).toContain(sid);
  socket.close();
});

it('what an application answers is listed by itself, because of the request that asked it', async () => {
  answers['/assignment'] = json({ instruction: 'accept' });
  await goAvailable('charles');
  const { sid } = await createTask();
  await emulator.clock.settle();
  const [answered, made] = await list(`?sid=${sid}`);
  expect(answered).toMatchObject({ kind: 'answer', path: 'assignment callback', because: made?.number, method: null });
  expect(answered && typesOf(answered)).toContain('reservation.accepted');
  expect(made && typesOf(made)).not.toContain('reservation.accepted');
});

it('what comes later is the doing of the clock', async () => {
  await goAvailable('charles');
  const { sid } = await createTask();
  const { number } = await last('?kind=rest');
  await emulator.clock.advance(130_000);
  const [late] = (await list(`?sid=${sid}`)).filter(({ kind }) => kind === 'clock');
  expect(late?.path).toMatch(/^WR\w+:timeout$/);
  expect(late && typesOf(late)).toContain('reservation.timeout');
  const made = (await control(`/requests/${number}`)) as Listed;
  expect(typesOf(made)).not.toContain('reservation.timeout');
});

it('the event bridge says what was asked for and by which worker', async () => {
  const worker = sidOf('worker', 'charles');
  const sent = {
    url: `Workspaces/${workspaceSid}/Workers/${worker}`,
    method: 'POST',
    params: { ActivitySid: sidOf('activity', 'Available') },
    token: tokenOf('charles'),
  };
  await fetch(`${emulator.origin}/v1/wschannels`, { method: 'POST', body: JSON.stringify(sent) });
  const asked = await last();
  expect(asked).toMatchObject({
    kind: 'event-bridge',
    path: '/v1/wschannels',
    asks: `POST ${sent.url}`,
    status: 200,
    caller: { credential: 'access token', sid: worker, worker: 'charles' },
  });
  expect(typesOf(asked)).toEqual(['worker.activity.update']);
  expect(asked.body).toContain('"token":"[struck out]"');
});

it('version 1 says what it wants of the REST API, in one entry', async () => {
  const worker = sidOf('worker', 'charles');
  const own = inWorkspace(`/Workers/${worker}`);
  const channel = `/v1/wschannels/${accountSid}/${worker}`;
  const policies = [
    { url: `https://event-bridge.twilio.com${channel}`, method: 'POST', allow: true },
    {
      url: `https://taskrouter.twilio.com${own}`,
      method: 'POST',
      allow: true,
      post_filter: { ActivitySid: { required: true } },
    },
  ];
  const claims = { account_sid: accountSid, workspace_sid: workspaceSid, channel: worker, policies };
  const token = sign(claims, authToken, { issuer: accountSid, expiresIn: 3600 });
  const params = { ActivitySid: sidOf('activity', 'Available') };
  const body = JSON.stringify({ url: `https://taskrouter.twilio.com${own}`, method: 'POST', params, token });
  expect((await fetch(emulator.origin + channel, { method: 'POST', body })).status).toBe(200);
  const [asked, ...before] = await list();
  expect(asked).toMatchObject({
    kind: 'worker-js-1',
    path: channel,
    asks: `POST ${own}`,
    status: 200,
    caller: { credential: 'capability token', worker: 'charles' },
    body: expect.stringContaining('"token":"[struck out]"'),
  });
  expect(asked && typesOf(asked)).toEqual(['worker.activity.update']);
  expect(before).toEqual([]);
});

it('sockets, Sync, control and the program itself are listed, too', async () => {
  const socket = await openSocket('charles');
  expect(await last()).toMatchObject({
    kind: 'socket',
    status: 101,
    caller: { worker: 'charles' },
    query: 'token=[struck out]',
  });
  socket.close();

  const { sid } = await ask('/v1/Services/default/Documents', { UniqueName: 'plan', Data: '{"password":"s3cret!"}' });
  const document = await last(`?sid=${sid}`);
  expect(document).toMatchObject({
    kind: 'sync',
    status: 201,
    body: 'UniqueName=plan&Data={"password":"[struck out]"}',
  });
  expect(document.caused.changed).toContain(sid);

  await control('/tasks', { workspaceSid, workflowSid: sidOf('workflow', 'support'), attributes: { a: 1 } });
  const byControl = await last();
  expect(byControl).toMatchObject({
    kind: 'control',
    status: 201,
    body: expect.stringContaining('"attributes":{"a":1}'),
  });
  expect(typesOf(byControl)).toContain('task.created');

  answers['/incoming-call'] = xml('<Response><Pause length="5"/></Response>');
  const callSid = emulator.control.call('+15557654321', '+15550100');
  await emulator.clock.settle();
  const [answered, placed] = (await list(`?sid=${callSid}`)).filter(({ kind }) => kind !== 'rest');
  expect(placed).toMatchObject({
    kind: 'program',
    path: 'call',
    caused: { webhooks: [{ purpose: 'voice', status: 200 }] },
  });
  expect(answered).toMatchObject({ kind: 'answer', because: placed?.number });
});

it('what was refused is listed with why: no credentials, no such path, a page of another site, a fault', async () => {
  await ask(inWorkspace('/Tasks'), undefined, {});
  expect(await last()).toMatchObject({ status: 401, caller: { credential: null } });
  await ask('/v1/Nothing');
  expect(await last()).toMatchObject({ status: 404, path: '/v1/Nothing' });
  await ask(inWorkspace('/Tasks'), undefined, { ...known, Origin: 'https://evil.example' });
  expect(await last()).toMatchObject({
    kind: 'refused',
    status: 403,
    refusal: expect.stringContaining('evil.example'),
  });
  emulator.control.faults.add({ operation: 'CreateTask', effect: { reset: 'before' } });
  await createTask().catch(() => undefined);
  expect(await last()).toMatchObject({ status: null, tookMs: expect.any(Number), caused: { events: [] } });
});

it('are found by SID, path, status and kind, and come in pages', async () => {
  const { sid } = await createTask();
  await createTask();
  await ask(inWorkspace(`/Tasks/${sid}`));
  await ask(inWorkspace('/Tasks/WT0'));
  expect((await list(`?sid=${sid}`)).map(({ method }) => method)).toEqual(['GET', 'POST']);
  expect(await list('?status=4xx')).toHaveLength(1);
  expect(await list('?status=404&path=/Tasks')).toHaveLength(1);
  expect(await list('?kind=clock')).toEqual([]);

  const numbers: number[] = [];
  let page = (await control('/requests?limit=3')) as { requests: Listed[]; before: number | null };
  const all = await list();
  for (;;) {
    numbers.push(...page.requests.map(({ number }) => number));
    if (page.before === null) break;
    page = (await control(`/requests?limit=3&before=${page.before}`)) as typeof page;
  }
  expect(numbers).toEqual(all.map(({ number }) => number));
  expect(all.length).toBeGreaterThan(3);
});

it.each([
  ['?sidd=WT1', 'requests are found by sid, kind, path, status, before, limit'],
  ['?limit=0', 'limit'],
  ['?limit=501', 'expected at most 500'],
  ['?status=ok', 'expected a status such as 201, or 4xx'],
  ['?kind=http', 'expected one of rest'],
])('a filter that is wrong is refused: %s', async (query, why) => {
  expect(await control(`/requests${query}`)).toMatchObject({ status: 400, message: expect.stringContaining(why) });
});

it('only so many are kept, and no more of a body than it takes to see what it is', async () => {
  const few = await createEmulator({ requests: 3 });
  const at = `${few.origin}/v1/Services/default/Documents`;
  const long = JSON.stringify({ text: 'x'.repeat(12_000) });
  for (let n = 0; n < 5; n += 1)
    await fetch(at, { method: 'POST', headers: known, body: new URLSearchParams({ UniqueName: `d${n}`, Data: long }) });
  const { requests } = (await (await fetch(`${few.origin}/_emulator/v1/requests`)).json()) as { requests: Listed[] };
  expect(requests.map(({ number }) => number)).toEqual([5, 4, 3]);
  expect(requests[0]?.body?.length).toBeLessThan(9_000);
  expect(requests[0]?.body).toMatch(/… \(\d{5} characters\)$/);
  expect((await fetch(`${few.origin}/_emulator/v1/requests/1`)).status).toBe(404);
  await few.close();

  const none = await createEmulator({ requests: 0 });
  await fetch(`${none.origin}/v1/Services/default/Documents`, { method: 'POST', headers: known });
  expect(await (await fetch(`${none.origin}/_emulator/v1/requests`)).json()).toEqual({ requests: [], before: null });
  await none.close();
});
