import { once, type EventEmitter } from 'node:events';
import { decode } from 'jsonwebtoken';
import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
import { Worker } from 'twilio-taskrouter';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { createActivitiesHandler } from '../../src/functions/activities';
import { createTokenHandler } from '../../src/functions/token';
import type { Environment } from '../../src/lib/configuration';
import { accessToken } from '../../src/lib/tokens';
import { letTimersGo } from '../conformance/sdk-timers';
import { messageOf } from './refusal';
import { invoke, TestPlatform, type Handler, type Received } from './runtime';

letTimersGo();

/** Twilio as far as a region goes: knows one by its hosts, and whoever asks another is a stranger there. */
class Ireland extends LocalRequestClient {
  readonly hosts: string[] = [];

  override request<Data>(options: RequestClient.RequestOptions<Data>): Promise<Response<Data>> {
    const { host } = new URL(options.uri);
    this.hosts.push(host);
    return super.request<Data>(host.endsWith('.dublin.ie1.twilio.com') ? options : { ...options, password: 'wrong' });
  }
}

const password = 'violet harbour thimble quartz';
let emulator: Emulator;
let ireland: Ireland;

beforeEach(async () => {
  emulator = await createEmulator({ region: 'ie1' });
  ireland = new Ireland(emulator.origin);
});
afterEach(() => emulator.close());

const keys = {
  ACCOUNT_SID: localCredentials.accountSid,
  AUTH_TOKEN: localCredentials.authToken,
  API_KEY: localCredentials.apiKey,
  API_SECRET: localCredentials.apiSecret,
};

/** What an Irish desk is deployed with. There is no origin in Twilio's place. */
const environment = (): Environment => ({
  ...keys,
  WORKSPACE_SID: emulator.control.sidOf('workspace', 'writers'),
  SIGN_IN: 'shared',
  TOKEN_PASSWORD: password,
  TWILIO_REGION: 'ie1',
  DOMAIN_NAME: 'taskrouter-desk-1234-dev.dublin.ie1.twil.io',
});

/** Calls a Function whose twilio package asks {@link Ireland}, by whatever region and edge the Function gave it. */
function ask(handler: Handler, request: { env?: Environment; body?: object; headers?: Record<string, string> }) {
  const { ACCOUNT_SID, AUTH_TOKEN } = environment();
  const inIreland: Handler = (context, event, callback) => {
    const getTwilioClient: typeof context.getTwilioClient = (options) =>
      twilio(ACCOUNT_SID, AUTH_TOKEN, { ...options, httpClient: ireland });
    return handler({ ...context, getTwilioClient }, event, callback);
  };
  return invoke(inIreland, { env: environment(), ...request });
}

const signIn = (env: Environment = {}, fields: object = {}): Promise<Received> =>
  ask(createTokenHandler(new TestPlatform()), {
    env: { ...environment(), ...env },
    body: { worker: 'charles', password, ...fields },
  });

interface Reply {
  readonly token: string;
  readonly taskrouter?: { readonly ebServer: string; readonly wsServer: string };
  readonly phone?: { readonly edge: string };
}

const replyOf = async (env: Environment = {}): Promise<Reply> => JSON.parse((await signIn(env)).text) as Reply;

describe('a desk in ie1', () => {
  it('asks Ireland alone', async () => {
    const { token } = await replyOf();
    const platform = new TestPlatform();
    platform.time = Date.now();
    const headers = { Authorization: `Bearer ${token}` };
    expect((await ask(createActivitiesHandler(platform), { headers })).status).toBe(200);
    expect(new Set(ireland.hosts)).toEqual(new Set(['taskrouter.dublin.ie1.twilio.com']));
    expect(ireland.hosts.length).toBeGreaterThan(2);
  });

  it('makes tokens of Ireland, and tells the page where TaskRouter and the telephone are', async () => {
    const { token, taskrouter, phone } = await replyOf();
    expect(decode(token, { complete: true })?.header).toMatchObject({ twr: 'ie1' });
    const supervisors = { SUPERVISOR_PASSWORD: 'another harbour thimble' };
    const supervisor = await signIn(supervisors, { role: 'supervisor', password: supervisors.SUPERVISOR_PASSWORD });
    const { token: theirs } = JSON.parse(supervisor.text) as Reply;
    expect(decode(theirs, { complete: true })?.header).toMatchObject({ twr: 'ie1' });
    expect(taskrouter).toEqual({
      ebServer: 'https://event-bridge.ie1.twilio.com/v1/wschannels',
      wsServer: 'wss://event-bridge.ie1.twilio.com/v1/wschannels',
    });
    expect(phone).toEqual({ edge: 'dublin' });
  });

  it('lets the telephone enter where TWILIO_EDGE says, and TaskRouter be where it is', async () => {
    const { phone, taskrouter } = await replyOf({ TWILIO_EDGE: 'frankfurt' });
    expect([phone?.edge, taskrouter?.ebServer]).toEqual([
      'frankfurt',
      'https://event-bridge.ie1.twilio.com/v1/wschannels',
    ]);
    expect(await signIn({ TWILIO_EDGE: 'stranger.example' })).toBeRefusal(500, 'misconfigured');
  });

  it('has no capability tokens, and says so', async () => {
    const received = await signIn({}, { kind: 'capability' });
    expect(received).toBeRefusal(400, 'invalid_request');
    expect(messageOf(received)).toMatch(/capability tokens in us1 alone, and this desk is in ie1/);
  });

  it('does not run with the Functions elsewhere, or in a region that has no TaskRouter', async () => {
    for (const [env, complaint] of [
      [{ TWILIO_REGION: undefined }, /TWILIO_REGION says us1, but this desk is deployed to ie1/],
      [{ TWILIO_REGION: 'au1' }, /TWILIO_REGION is not usable: expected us1 or ie1/],
    ] as const) {
      const received = await signIn(env);
      expect(received).toBeRefusal(500, 'misconfigured');
      expect(messageOf(received)).toMatch(complaint);
    }
    expect(ireland.hosts).toEqual([]);
  });

  it('is let in by the event bridge there, with the real SDK', async () => {
    const { token } = await replyOf();
    const worker = open(token);
    await once(worker as unknown as EventEmitter, 'ready');
    expect(worker.name).toBe('charles');
    worker.disconnect();
  });
});

describe('a desk in us1', () => {
  const usual = { TWILIO_REGION: 'us1', DOMAIN_NAME: 'taskrouter-desk-1234-dev.twil.io' };

  it('is a stranger in Ireland', async () => {
    expect((await signIn(usual)).status).toBe(500);
    expect(ireland.hosts).toEqual(['taskrouter.twilio.com']);
  });

  it('makes tokens that Ireland refuses', async () => {
    const { control } = emulator;
    const charles = { sid: control.sidOf('worker', 'charles'), friendlyName: 'charles', attributes: '{}' };
    const desk = { ...keys, WORKSPACE_SID: control.sidOf('workspace', 'writers'), origin: undefined };
    const token = accessToken({ ...desk, region: 'us1' }, charles, 3_600);
    expect(decode(token, { complete: true })?.header).not.toHaveProperty('twr');
    const url = `Workspaces/${desk.WORKSPACE_SID}/Workers/${charles.sid}`;
    const refused = await fetch(`${emulator.origin}/v1/wschannels`, {
      method: 'POST',
      headers: { apiVersion: 'v1', clientVersion: 'desk' },
      body: JSON.stringify({ url, method: 'GET', params: {}, token }),
    });
    expect([refused.status, await refused.text()]).toEqual([401, expect.stringContaining('for the region us1')]);
  });
});

/** The SDK sent to the local TaskRouter in the place of the region's bridge. */
function open(token: string): Worker {
  return new Worker(token, {
    ebServer: `${emulator.origin}/v1/wschannels`,
    wsServer: `${emulator.origin.replace('http', 'ws')}/v1/wschannels`,
    logLevel: 'silent',
  });
}
