import { decode } from 'jsonwebtoken';
import { localCredentials } from '../../../emulator';
import type { Environment } from '../../../src/lib/configuration';
import { Audit } from '../../../src/lib/people/audit';
import { hashPasscode } from '../../../src/lib/people/passcode';
import { invite, withPasscode } from '../../../src/lib/people/person';
import type { PersonRole } from '../../../src/lib/people/roles';
import { PeopleStore } from '../../../src/lib/people/store';
import { Floor } from '../../cli/floor';
import { Browser, FunctionServer, ServerProgram, type Answer } from './function-server';

// Two processes have to wake, on a machine that may have other work to do.
const { accountSid, authToken, apiKey, apiSecret } = localCredentials;
const passcode = 'a horse and a battery';
const wrong = 'another horse entirely';
const second = 1_000;

let program: ServerProgram;
let floor: Floor;
let one: FunctionServer;
let other: FunctionServer;
let env: Environment;
let audit: Audit;
let store: PeopleStore;
let servers: FunctionServer[];

beforeAll(async () => {
  program = await ServerProgram.bundle();
});
afterAll(() => program.remove());

beforeEach(async () => {
  floor = await Floor.open();
  const workspaceSid = floor.emulator.control.sidOf('workspace', 'floor');
  env = {
    ACCOUNT_SID: accountSid,
    AUTH_TOKEN: authToken,
    API_KEY: apiKey,
    API_SECRET: apiSecret,
    WORKSPACE_SID: workspaceSid,
    TOKEN_PASSWORD: 'a password that all share',
    CALLER_ID: '+15550100',
    OUTBOUND_WORKFLOW_SID: floor.emulator.control.sidOf('workflow', 'everybody'),
    TASKROUTER_ORIGIN: floor.emulator.origin,
    SIGN_IN: 'people',
    CALLS_PER_HOUR: '3',
  };
  const sync = floor.client.sync.v1.services('default');
  audit = new Audit({ sync, workspaceSid, random: () => 0, log: () => undefined });
  store = new PeopleStore({ sync, workspaceSid, now: () => floor.emulator.clock.now() });
  await audit.prepare();
  servers = await Promise.all([start(), start()]);
  const [first, second] = servers;
  if (!first || !second) throw new Error('There are no two servers.');
  one = first;
  other = second;
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  await floor.close();
});

const start = (): Promise<FunctionServer> => FunctionServer.start(program, env, floor.emulator.clock.now());

async function add(name: string, roles: readonly PersonRole[] = ['worker']): Promise<void> {
  const now = floor.emulator.clock.now();
  const hash = await hashPasscode(passcode, { n: 16, p: 1 });
  const invited = { name, workerSid: floor.workerSid(name), roles, code: 'used', now };
  await store.changePerson(name, () => withPasscode(invite(undefined, invited), hash));
}

/** Lets so much time pass for everybody. */
async function pass(durationMs: number): Promise<void> {
  await floor.emulator.clock.advance(durationMs);
  await Promise.all(servers.map((server) => server.advance(durationMs)));
}

/** Lets time pass until there is an answer. @returns It, and how long that took. */
async function eventually(work: Promise<Answer>, stepMs = 250): Promise<{ answer: Answer; afterMs: number }> {
  let answer: Answer | undefined;
  void work.then((given) => (answer = given)).catch(() => undefined);
  for (let afterMs = 0; ;) {
    // Whoever does not wait for time to pass is waited for here.
    const waiting = (await Promise.all(servers.map((server) => server.advance()))).some((count) => count > 0);
    if (answer) return { answer, afterMs };
    if (waiting) {
      await pass(stepMs);
      afterMs += stepMs;
    } else await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const signIn = (server: FunctionServer, browser: Browser, fields: object = {}): Promise<Answer> =>
  server.ask('/token', { worker: 'alice', password: passcode, ...fields }, browser);

const outcome = ({ status, body }: Answer): string => (status === 200 ? 'in' : (body.error?.code ?? `${status}`));

/** How many seconds each of these goes on being answered, asked once a second; at most twenty minutes. */
async function openFor<What extends string>(ways: Record<What, () => Promise<boolean>>): Promise<Record<What, number>> {
  const begun = floor.emulator.clock.now();
  const open = new Map(Object.entries<() => Promise<boolean>>(ways));
  const closed: Partial<Record<string, number>> = {};
  for (let seconds = 0; seconds < 1_200 && open.size > 0; seconds += 1) {
    for (const [what, ask] of open) {
      if (await ask()) continue;
      closed[what] = (floor.emulator.clock.now() - begun) / second;
      open.delete(what);
    }
    await pass(second);
  }
  return closed as Record<What, number>;
}

it('a session that began in one process is one in the other; ended there, it opens nothing here within half a minute', async () => {
  await add('alice');
  const browser = new Browser();
  expect(outcome(await signIn(one, browser))).toBe('in');
  for (const server of [one, other]) expect(outcome(await server.ask('/activities', {}, browser))).toBe('in');
  const copied = new Browser();
  for (const [name, value] of browser.cookies) copied.cookies.set(name, value);
  copied.token = browser.token;
  expect(outcome(await one.ask('/token', { signOut: true }, browser))).toBe('in');
  const stayedOpen = await openFor({
    there: async () => (await one.ask('/activities', {}, copied)).status === 200,
    elsewhere: async () => (await other.ask('/activities', {}, copied)).status === 200,
  });
  expect(stayedOpen).toEqual({ there: 0, elsewhere: 30 });
  expect(outcome(await other.ask('/token', { renew: true }, copied))).toBe('signed_out');
  expect((await audit.read()).map(({ what, outcome: how }) => `${what} ${how}`)).toEqual(
    expect.arrayContaining(['sign-in done', 'sign-out done', 'renewal refused']),
  );
});

it('wrong tries in one process make strangers wait in the other, and nobody who is known', async () => {
  await add('alice');
  const known = new Browser();
  await signIn(one, known);
  for (let n = 0; n < 8; n += 1) {
    const { answer } = await eventually(signIn(n % 2 ? one : other, new Browser(), { password: `${wrong} ${n}` }));
    expect(outcome(answer)).toBe('unauthorized');
  }
  // A third process, which has seen none of them.
  const third = await start();
  servers.push(third);
  const stranger = await eventually(signIn(third, new Browser()));
  expect(outcome(stranger.answer)).toBe('in');
  expect(stranger.afterMs).toBeGreaterThanOrEqual(500);
  expect(stranger.afterMs).toBeLessThanOrEqual(1_250);
  expect(await eventually(signIn(other, known))).toMatchObject({ afterMs: 0, answer: { status: 200 } });
  const refused = await audit.read({ where: ({ outcome: how }) => how === 'refused' });
  expect(refused).toHaveLength(8);
});

it('calls are counted in both', async () => {
  await add('alice');
  const browser = new Browser();
  await signIn(one, browser);
  const results = [];
  for (const server of [one, other, one, other, one])
    results.push(outcome(await server.ask('/outbound-call', { number: '+15550188' }, browser)));
  expect(results).toEqual(['in', 'in', 'in', 'too_many_calls', 'too_many_calls']);
});

it('an end at any moment of one process loses nothing that it has answered', async () => {
  await add('alice');
  await add('bob', ['worker', 'supervisor']);
  const browser = new Browser();
  await signIn(one, browser);
  await eventually(signIn(one, new Browser(), { password: wrong }));
  const answered: Browser[] = [];
  const under = Array.from({ length: 12 }, async () => {
    const mine = new Browser();
    const answer = await one.ask('/token', { worker: 'bob', password: passcode, role: 'supervisor' }, mine);
    if (answer.status === 200) answered.push(mine);
  });
  // The first few are through, the others are on their way.
  await Promise.race(under);
  await one.kill();
  await Promise.allSettled(under);
  servers = [other];
  expect(answered.length).toBeGreaterThan(0);
  const lines = await audit.read({ where: ({ who, outcome: how }) => who.name === 'bob' && how === 'done' });
  expect(lines.length).toBeGreaterThanOrEqual(answered.length);
  expect(await audit.read({ where: ({ outcome: how }) => how === 'refused' })).toHaveLength(1);
  for (const mine of [browser, ...answered])
    expect(
      outcome(await other.ask('/token', { renew: true, role: mine === browser ? 'worker' : 'supervisor' }, mine)),
    ).toBe('in');
});

it('somebody who is disabled in a call: the call goes on, and nothing else does', async () => {
  // What a token says of its end is by the machine's own clock.
  await pass(Date.now() - floor.emulator.clock.now());
  await add('alice');
  await floor.available('alice', 2);
  const task = await floor.task({ from: '+15550123' });
  const reservationSid = await floor.accept(task);
  const browser = new Browser();
  await signIn(one, browser);
  for (const server of [one, other]) expect(outcome(await server.ask('/activities', {}, browser))).toBe('in');
  const token = browser.token ?? '';
  expect((await floor.desk(['people', 'disable', 'alice'])).exitCode).toBe(0);

  const isOpen = (path: string, body: object) => async (): Promise<boolean> =>
    (await one.ask(path, body, browser)).status === 200;
  const stayedOpen = await openFor({
    'new tasks': async () => (await floor.workspace.workers(floor.workerSid('alice')).fetch()).available,
    'a sign-in': async () => (await signIn(other, new Browser())).status === 200,
    'a renewal': async () => (await one.ask('/token', { renew: true }, browser)).status === 200,
    '/activities': isOpen('/activities', {}),
    '/colleagues': isOpen('/colleagues', {}),
    // It has just read the record, because somebody tried to sign in there.
    '/activities elsewhere': async () => (await other.ask('/activities', {}, browser)).status === 200,
    'TaskRouter’s own token': () => isTakenByTaskRouter(token),
  });
  const { exp = 0, iat = 0 } = decode(token, { json: true }) ?? {};
  expect(exp - iat).toBe(900);
  const { 'TaskRouter’s own token': ofTheToken, ...others } = stayedOpen;
  expect(others).toEqual({
    'new tasks': 0,
    'a sign-in': 0,
    'a renewal': 30,
    '/activities': 30,
    '/colleagues': 30,
    '/activities elsewhere': 0,
  });
  // From its making, which was some real seconds before.
  expect(ofTheToken).toBeGreaterThan(800);
  expect(floor.emulator.clock.now() / second).toBeLessThanOrEqual(exp + 2);
  for (const path of ['/activities', '/colleagues', '/outbound-call', '/floor-task'])
    for (const server of [one, other])
      expect((await server.ask(path, { number: '+15550188' }, browser)).status).toBe(401);
  const { assignmentStatus } = await floor.workspace.tasks(task).fetch();
  const { reservationStatus } = await floor.workspace.tasks(task).reservations(reservationSid).fetch();
  expect([assignmentStatus, reservationStatus]).toEqual(['assigned', 'accepted']);
  expect(await floor.workspace.tasks.list()).toHaveLength(1);
});

/** Whether the event bridge still takes it. */
async function isTakenByTaskRouter(token: string): Promise<boolean> {
  const url = `Workspaces/${env.WORKSPACE_SID}/Workers/${floor.workerSid('alice')}`;
  const { status } = await fetch(`${floor.emulator.origin}/v1/wschannels`, {
    method: 'POST',
    headers: { apiVersion: 'v1' },
    body: JSON.stringify({ url, method: 'GET', params: {}, token }),
  });
  return status === 200;
}
