import { decode } from 'jsonwebtoken';
import { createServer } from 'node:http';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { LOCAL_PASSWORD, startLocalDesk, type LocalDesk } from '../../scripts/local-desk';
import { listen } from '../../scripts/start/listen';
import { haveBuilt } from '../have-built';

let desk: LocalDesk;

beforeAll(async () => {
  await haveBuilt('local');
  desk = await startLocalDesk({ deskPort: 0, emulatorPort: 0 });
});
afterAll(() => desk.close());

function emulator(): NonNullable<LocalDesk['emulator']> {
  if (!desk.emulator) throw new Error('expected a local TaskRouter');
  return desk.emulator;
}

interface Ticket {
  readonly token: string;
  readonly worker: { readonly sid: string };
  readonly taskrouter: { readonly ebServer: string };
}

function signIn(origin: string): Promise<Response> {
  return fetch(`${origin}/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ worker: 'charles', password: LOCAL_PASSWORD }),
  });
}

describe('startLocalDesk', () => {
  it('gives the Functions the seed’s workspace and workflow, and the local TaskRouter', () => {
    expect(desk.env).toMatchObject({
      WORKSPACE_SID: emulator().control.sidOf('workspace', 'writers'),
      WORKFLOW_SID: emulator().control.sidOf('workflow', 'support'),
      TASKROUTER_ORIGIN: emulator().origin,
    });
  });

  it('serves the page at / and /index.html, allowed to reach the local TaskRouter', async () => {
    for (const path of ['/', '/index.html']) {
      const page = await (await fetch(desk.deskOrigin + path)).text();
      expect(page).toContain('http://127.0.0.1:* ws://127.0.0.1:*');
    }
    expect((await fetch(`${desk.deskOrigin}/desk.js`)).headers.get('content-type')).toMatch(/javascript/);
  });

  it('signs a worker in through the real Function and tells where TaskRouter is', async () => {
    const response = await signIn(desk.deskOrigin);
    expect(response.status).toBe(200);
    const { host } = new URL(emulator().origin);
    expect(await response.json()).toMatchObject({
      worker: { friendlyName: 'charles' },
      taskrouter: { ebServer: `http://${host}/v1/wschannels`, wsServer: `ws://${host}/v1/wschannels` },
    });
  });

  it.each(['/assignment?instruction=accept', '/incoming-call'])('refuses an unsigned call to %s', async (path) => {
    const response = await fetch(desk.deskOrigin + path, {
      method: 'POST',
      body: new URLSearchParams({ TaskSid: 'WT' }),
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid_signature' } });
  });

  it('lets a signed assignment callback choose by its query', async () => {
    const url = `${desk.deskOrigin}/assignment?instruction=none`;
    const params = { TaskSid: 'WT1', ReservationSid: 'WR1', TaskAttributes: '{"name": "Zoë & Ann"}' };
    const signature = getExpectedTwilioSignature(desk.env['AUTH_TOKEN'] ?? '', url, params);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'X-Twilio-Signature': signature },
      body: new URLSearchParams(params),
    });
    expect([response.status, await response.json()]).toEqual([200, {}]);
  });

  it('lets the local TaskRouter’s own webhooks through: a pretend call becomes a task', async () => {
    const sid = emulator().control.call('+15550123', '+15550100');
    await emulator().clock.settle();
    expect(emulator().control.state()).toMatchObject({
      workspaces: [{ tasks: [{ assignmentStatus: 'pending', attributes: { call_sid: sid, from: '+15550123' } }] }],
    });
  });
});

describe('startLocalDesk of another kind', () => {
  it('plays a region: tokens are of it, and are taken there', async () => {
    const irish = await startLocalDesk({ deskPort: 0, emulatorPort: 0, env: { TWILIO_REGION: 'ie1' } });
    try {
      const { token, worker, taskrouter } = (await (await signIn(irish.deskOrigin)).json()) as Ticket;
      expect(decode(token, { complete: true })?.header).toMatchObject({ twr: 'ie1' });
      const url = `Workspaces/${irish.env['WORKSPACE_SID']}/Workers/${worker.sid}`;
      const ask = (shown: string): Promise<Response> =>
        fetch(taskrouter.ebServer, {
          method: 'POST',
          headers: { apiVersion: 'v1', clientVersion: 'desk' },
          body: JSON.stringify({ url, method: 'GET', params: {}, token: shown }),
        });
      expect((await ask(token)).status).toBe(200);
      const elsewhere = (await (await signIn(desk.deskOrigin)).json()) as Ticket;
      expect((await ask(elsewhere.token)).status).toBe(401);
    } finally {
      await irish.close();
    }
  });

  it('goes by its public address where that is told, wherever the request came in', async () => {
    const env = { AUTH_TOKEN: desk.env['AUTH_TOKEN'] ?? '' };
    const publicOrigin = 'https://desk.example.com';
    const live = await startLocalDesk({ deskPort: 0, emulatorPort: 0, live: true, env, publicOrigin });
    const path = '/assignment?instruction=none';
    const params = { TaskSid: 'WT1', ReservationSid: 'WR1', TaskAttributes: '{}' };
    const call = async (signedFor: string): Promise<number> => {
      const signature = getExpectedTwilioSignature(env.AUTH_TOKEN, signedFor + path, params);
      const headers = { 'X-Twilio-Signature': signature };
      return (await fetch(live.deskOrigin + path, { method: 'POST', headers, body: new URLSearchParams(params) }))
        .status;
    };
    try {
      expect([await call(publicOrigin), await call(live.deskOrigin)]).toEqual([200, 403]);
    } finally {
      await live.close();
    }
  });
});

describe('startLocalDesk that cannot start', () => {
  it('gives the desk’s port back when the local TaskRouter’s is taken', async () => {
    const [holder, free] = [createServer(), createServer()];
    const taken = await listen(holder, 0, 'PORT');
    const deskPort = await listen(free, 0, 'PORT');
    await new Promise((done) => {
      free.close(done);
    });
    const attempt = startLocalDesk({ deskPort, emulatorPort: taken });
    await expect(attempt).rejects.toThrow(`Port ${taken} is already in use`);
    await expect(attempt).rejects.toThrow(`EMULATOR_PORT=${taken + 1}`);
    const again = createServer();
    expect(await listen(again, deskPort, 'PORT')).toBe(deskPort);
    again.close();
    holder.close();
  });

  it('says what to do when nothing is built', async () => {
    const attempt = startLocalDesk({ deskPort: 0, emulatorPort: 0, folder: 'dist/nowhere' });
    await expect(attempt).rejects.toThrow(/There is no built desk in .*nowhere: run npm run build first\./);
  });

  it('refuses a live desk without an auth token to check signatures with', async () => {
    const attempt = startLocalDesk({ deskPort: 0, emulatorPort: 0, live: true, env: {} });
    await expect(attempt).rejects.toThrow(/AUTH_TOKEN is empty/);
  });
});
