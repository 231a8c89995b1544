import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { Webhooks, type Delivery, type WebhookRequest } from '../../../emulator/callbacks/webhooks';
import { VirtualClock } from '../../../emulator/core/clock';
import type { WallClock } from '../../../emulator/core/clock-wall';
import { PendingWork } from '../../../emulator/core/pending-work';
import { localCredentials } from '../../../emulator/credentials';
import { Engine } from '../../../emulator/taskrouter/engine';
import { startStubServer, type Answering, type StubServer } from './stub-server';

/** Real time that passes when the test says so. */
class HandWoundClock implements WallClock {
  readonly #due = new Set<() => void>();

  now(): number {
    return Date.UTC(2026, 10, 20, 12);
  }

  after(_delayMs: number, run: () => void): () => void {
    this.#due.add(run);
    return () => this.#due.delete(run);
  }

  ring(): void {
    for (const run of [...this.#due]) {
      this.#due.delete(run);
      run();
    }
  }
}

let server: StubServer;
let engine: Engine;
let webhooks: Webhooks;
let wall: HandWoundClock;
let answer: Answering;

beforeEach(async () => {
  wall = new HandWoundClock();
  const work = new PendingWork();
  const clock = new VirtualClock(work, wall);
  clock.freeze();
  engine = new Engine(clock, work, localCredentials);
  webhooks = new Webhooks(engine);
  answer = () => ({});
  server = await startStubServer((request) => answer(request));
});
afterEach(() => server.close());

const request = (change: Partial<WebhookRequest> = {}): WebhookRequest => ({
  url: `${server.origin}/hook?kind=a%20b`,
  parameters: { CallSid: 'CA1', Speech: 'Zoë & co' },
  timeoutMs: 5000,
  purpose: 'test',
  ...change,
});

describe('a webhook', () => {
  it('is a form signed with the auth token, over the URL with its query', async () => {
    await webhooks.post(request());
    const [seen] = server.requests;
    expect(seen).toMatchObject({
      method: 'POST',
      path: '/hook?kind=a%20b',
      headers: { 'content-type': expect.stringContaining('application/x-www-form-urlencoded') },
      parameters: { CallSid: 'CA1', Speech: 'Zoë & co' },
    });
    const signature = String(seen?.headers['x-twilio-signature']);
    const { authToken } = localCredentials;
    expect(validateRequest(authToken, signature, server.origin + seen?.path, seen?.parameters ?? {})).toBe(true);
    expect(validateRequest(authToken, signature, `${server.origin}/hook`, seen?.parameters ?? {})).toBe(false);
  });

  it('by GET carries its parameters in the query, which is signed too', async () => {
    await webhooks.post(request({ method: 'GET' }));
    const [seen] = server.requests;
    expect(seen?.method).toBe('GET');
    expect(Object.fromEntries(new URL(server.origin + seen?.path).searchParams)).toEqual({
      kind: 'a b',
      CallSid: 'CA1',
      Speech: 'Zoë & co',
    });
    const signature = String(seen?.headers['x-twilio-signature']);
    expect(validateRequest(localCredentials.authToken, signature, server.origin + seen?.path, {})).toBe(true);
  });

  it('brings back status, media type and body, and is kept for inspection', async () => {
    answer = () => ({ status: 201, headers: { 'Content-Type': 'Text/XML; charset=utf-8' }, body: '<Réponse/>' });
    const heard: Delivery[] = [];
    webhooks.onDelivery((delivery) => heard.push(delivery));
    expect(await webhooks.post(request())).toMatchObject({
      status: 201,
      contentType: 'text/xml',
      body: '<Réponse/>',
      error: null,
    });
    expect(webhooks.deliveries).toEqual([
      {
        sid: expect.stringMatching(/^WH[0-9a-f]{32}$/),
        at: '2026-11-20T12:00:00.000Z',
        purpose: 'test',
        method: 'POST',
        url: request().url,
        parameters: request().parameters,
        status: 201,
        contentType: 'text/xml',
        body: '<Réponse/>',
        error: null,
        durationMs: 0,
      },
    ]);
    expect(heard).toEqual(webhooks.deliveries);
  });

  it('is given up at its deadline of virtual time', async () => {
    answer = () => 'hang';
    const arrived = server.nextRequest();
    const answered = webhooks.post(request());
    await arrived;
    const advanced = engine.clock.advance(5000);
    // Advancing waits for the answer for a while of real time; here that while is over at once.
    await Promise.resolve();
    wall.ring();
    expect(await answered).toMatchObject({ status: null, error: 'No answer within 5 seconds' });
    wall.ring();
    await advanced;
    expect(webhooks.deliveries).toMatchObject([{ durationMs: 5000 }]);
  });

  it('counts as work under way until it is answered', async () => {
    const answered = webhooks.post(request());
    expect(engine.work.count).toBe(1);
    await answered;
    expect(engine.work.count).toBe(0);
  });

  it('does not follow a redirect', async () => {
    answer = () => ({ status: 302, headers: { Location: '/elsewhere' } });
    expect(await webhooks.post(request())).toMatchObject({
      status: 302,
      error: 'It redirects to /elsewhere, which is not followed: give the final URL',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('reads no more than 64 KiB', async () => {
    answer = () => ({ body: 'x'.repeat(64 * 1024) });
    expect(await webhooks.post(request())).toMatchObject({ status: 200, error: null });
    answer = () => ({ body: 'x'.repeat(64 * 1024 + 1) });
    expect(await webhooks.post(request())).toMatchObject({
      status: null,
      error: 'The answer is longer than 65536 bytes, which is as much as is read',
    });
  });

  it.each(['ftp://127.0.0.1/hook', 'file:///etc/passwd', '/incoming-call', 'not a url', ''])(
    'goes to absolute http and https URLs alone: %j',
    async (url) => {
      expect(await webhooks.post(request({ url }))).toMatchObject({
        status: null,
        contentType: '',
        body: '',
        error: `"${url}" is not an absolute http or https URL`,
      });
    },
  );

  it('to where nobody listens says so', async () => {
    const { origin } = server;
    await server.close();
    expect(await webhooks.post(request({ url: origin }))).toMatchObject({
      status: null,
      error: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('that was under way at a reset comes to nothing', async () => {
    answer = () => 'hang';
    await webhooks.post(request({ url: 'nowhere' }));
    const arrived = server.nextRequest();
    const answered = webhooks.post(request());
    await arrived;
    webhooks.reset();
    expect(await answered).toBeUndefined();
    expect(webhooks.deliveries).toEqual([]);
    expect(engine.work.count).toBe(0);
  });
});
