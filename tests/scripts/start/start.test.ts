import { createServer, type Server } from 'node:http';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { listen } from '../../../scripts/start/listen';
import { haveBuilt } from '../../have-built';
import { copyProject, type ProjectCopy } from '../project-copy';
import { FREE_PORTS, killAll, run, runScript, start, type DeskProcess } from './desk-process';

beforeAll(() => haveBuilt('local', 'console', 'emulator', 'start'));
afterEach(killAll);

/** The ports in the banner. */
async function ports(desk: DeskProcess): Promise<number[]> {
  const [, deskPort, consolePort] = await desk.printed(
    /Desk +http:\/\/127\.0\.0\.1:(\d+)[^]*Console +http:\/\/127\.0\.0\.1:(\d+)[^]*place a call/,
  );
  return [Number(deskPort), Number(consolePort)];
}

const holders: Server[] = [];
afterEach(() => holders.splice(0).forEach((holder) => holder.close()));

/** Holds a port until the test ends or frees it; fails when another process has it. */
async function hold(port: number): Promise<{ port: number; free(): void }> {
  const holder = createServer();
  holders.push(holder);
  return { port: await listen(holder, port, 'PORT'), free: () => void holder.close() };
}

/** The first of two ports that nobody has, and that no system hands out by itself to another test meanwhile. */
async function unusedPort(): Promise<number> {
  for (let port = 20_000 + (process.pid % 1_000) * 10; ; port += 2) {
    try {
      const both = [await hold(port), await hold(port + 1)];
      for (const held of both) held.free();
      return port;
    } catch {
      // Somebody has it.
    }
  }
}

describe('npm start', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'serves page and console, and frees both ports on %s',
    async (signal) => {
      const desk = start();
      const [deskPort = 0, consolePort = 0] = await ports(desk);
      const page = await fetch(`http://127.0.0.1:${deskPort}/`);
      expect(await page.text()).toContain('src="/desk.js"');
      expect((await fetch(`http://127.0.0.1:${consolePort}/`)).status).toBe(200);

      desk.child.kill(signal);
      expect(await desk.exited).toBe(0);
      for (const port of [deskPort, consolePort]) (await hold(port)).free();
      expect(desk.stderr()).toBe('');
    },
  );

  it.each([
    ['SIGTERM', 0],
    ['SIGKILL', null],
  ] as const)('leaves no process when npm itself gets %s', async (signal, code) => {
    const npm = run('npm', ['start'], { ...FREE_PORTS, npm_config_update_notifier: 'false' });
    const both = await ports(npm);
    npm.child.kill(signal);
    expect(await npm.exited).toBe(code);
    for (const port of both) (await hold(port)).free();
  });

  it('prints a worker and the local password, and signs that worker in', async () => {
    const desk = start();
    const [deskPort] = await ports(desk);
    expect(desk.stdout()).toMatch(/Worker +charles/);
    expect(desk.stdout()).toMatch(/Password +local-desk-password/);
    const response = await fetch(`http://127.0.0.1:${deskPort}/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ worker: 'charles', password: 'local-desk-password' }),
    });
    expect(response.status).toBe(200);
  });

  it('places a call at c and stops at q', async () => {
    const desk = start();
    const [, consolePort] = await ports(desk);
    desk.child.stdin.write('c');
    await desk.printed(/\+15550123 calls \+15550100/);
    const state = await fetch(`http://127.0.0.1:${consolePort}/_emulator/v1/state`);
    expect(await state.text()).toContain('+15550123');
    desk.child.stdin.write('q');
    expect(await desk.exited).toBe(0);
  });

  it('takes the password from the environment and does not print it', async () => {
    const desk = start([], { TOKEN_PASSWORD: 'a password of my own' });
    const [deskPort] = await ports(desk);
    expect(desk.stdout()).toMatch(/Password +from TOKEN_PASSWORD/);
    const signIn = (password: string): Promise<Response> =>
      fetch(`http://127.0.0.1:${deskPort}/token`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ worker: 'charles', password }),
      });
    expect((await signIn('local-desk-password')).status).toBe(401);
    expect((await signIn('a password of my own')).status).toBe(200);
    expect(desk.stdout()).not.toContain('a password of my own');
  });

  it.each(['PORT', 'EMULATOR_PORT'])(
    'says in one sentence that %s is taken, and leaves nothing running',
    async (variable) => {
      const taken = await hold(0);
      const other = await unusedPort();
      const desk = start([], {
        PORT: String(other),
        EMULATOR_PORT: String(other + 1),
        [variable]: String(taken.port),
      });
      expect(await desk.exited).toBe(1);
      expect(desk.stdout()).toBe('');
      expect(desk.stderr()).toBe(
        `Port ${taken.port} is already in use: stop the program that has it, or choose another one with ` +
          `${variable}=${taken.port + 1}.\n`,
      );
      (await hold(other)).free();
    },
  );
});

describe('npm start -- --live', () => {
  // Not in the project's own folder, where a developer may have a real .env.
  let copy: ProjectCopy;
  beforeAll(async () => {
    copy = await copyProject({ more: ['emulator'], built: ['deploy', 'start'] });
  });
  afterAll(() => copy.remove());

  it('serves what would be deployed, without a local TaskRouter', async () => {
    const account = {
      ACCOUNT_SID: `AC${'1'.repeat(32)}`,
      AUTH_TOKEN: 'the-account-token',
      API_KEY: `SK${'1'.repeat(32)}`,
      API_SECRET: 'the-api-secret',
      WORKSPACE_SID: `WS${'1'.repeat(32)}`,
      WORKFLOW_SID: `WW${'1'.repeat(32)}`,
    };
    const desk = start(['--live'], account, copy.folder);
    const [, origin = ''] = await desk.printed(/Desk +(http:\S+)\n[^]*press q to stop/);
    expect(desk.stdout()).not.toMatch(/Console|Password|place a call/);
    expect(desk.stdout()).toMatch(/Invite +npx desk people invite NAME\n/);
    expect(await (await fetch(origin)).text()).not.toContain('127.0.0.1');

    const url = `${origin}/assignment?instruction=none`;
    const signature = getExpectedTwilioSignature(account.AUTH_TOKEN, url, {});
    const callback = await fetch(url, { method: 'POST', headers: { 'X-Twilio-Signature': signature } });
    expect(callback.status).toBe(200);
    expect((await fetch(url, { method: 'POST' })).status).toBe(403);

    desk.child.stdin.write('q');
    expect(await desk.exited).toBe(0);
    for (const secret of [account.AUTH_TOKEN, account.API_SECRET]) {
      expect(desk.stdout() + desk.stderr()).not.toContain(secret);
    }
  });

  it('says everything that is missing in one message', async () => {
    const partly = { ACCOUNT_SID: 'AC1', AUTH_TOKEN: 'a-token' };
    const desk = start(['--live'], partly, copy.folder);
    expect(await desk.exited).toBe(1);
    expect(desk.stderr()).toMatch(
      /^--live runs against a real account, and API_KEY, .*WORKFLOW_SID are not set: .*\n$/,
    );
  });
});

describe('startLocalDesk', () => {
  it('takes up a new build, and leaves nothing behind that would keep a process alive', async () => {
    const script = runScript('tests/scripts/start/start-and-close.ts', [], {});
    expect(await script.exited).toBe(0);
    expect(script.stdout()).toMatch(/^first build: {"error":.*}\nsecond build: rebuilt\nclosed\n$/);
  });
});
