import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import twilio from 'twilio';
import { build } from 'esbuild';
import { twilioClient } from '../../src/lib/twilio-client';
import { TestPlatform } from '../functions/runtime';

/** Of a server on this machine, for tests alone: nobody else trusts it. */
const file = (name: string): string => join(__dirname, 'loopback', name);

let server: Server;
let origin: string;
let connections: number;
let heard: (string | undefined)[];

beforeEach(async () => {
  [connections, heard] = [0, []];
  process.env['TWILIO_CA_BUNDLE'] = file('certificate.pem');
  const identity = { key: readFileSync(file('key.pem')), cert: readFileSync(file('certificate.pem')) };
  server = createServer(identity, (request, response) => {
    heard.push(request.headers.authorization);
    request.resume().once('end', () => response.setHeader('Content-Type', 'application/json').end('{"sid":"WS1"}'));
  });
  server.keepAliveTimeout = 600_000;
  server.on('secureConnection', () => (connections += 1));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  delete process.env['TWILIO_CA_BUNDLE'];
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** A call of a Function, as the runtime makes its client. */
const callOf = (platform: TestPlatform, account: string, to = origin) => ({
  context: { getTwilioClient: (options?: object) => twilio(account, 'secret', options) },
  configuration: { origin: to, region: 'us1' as const },
  platform,
});
const accounts = [1, 2].map((nth) => `AC${String(nth).padStart(32, '0')}`);

it('keeps one connection to Twilio for call after call, whosever account they are for', async () => {
  const platform = new TestPlatform();
  for (const account of [...accounts, ...accounts]) {
    const client = await twilioClient(callOf(platform, account));
    await client.taskrouter.v1.workspaces('WS1').fetch();
    await client.taskrouter.v1.workspaces('WS1').update({ friendlyName: 'floor' });
  }
  expect(connections).toBe(1);
  const basic = (account: string): string => `Basic ${Buffer.from(`${account}:secret`).toString('base64')}`;
  expect(heard).toEqual([...accounts, ...accounts].flatMap((account) => [basic(account), basic(account)]));
});

it('sends nothing to where another configuration pointed', async () => {
  const platform = new TestPlatform();
  const [account = ''] = accounts;
  await (await twilioClient(callOf(platform, account))).taskrouter.v1.workspaces('WS1').fetch();
  const elsewhere = await twilioClient(callOf(platform, account, 'https://127.0.0.1:1'));
  await expect(elsewhere.taskrouter.v1.workspaces('WS1').fetch()).rejects.toMatchObject({
    code: 'upstream_unreachable',
  });
  expect(heard).toHaveLength(1);
});

it('lets a process end that has nothing else to do', async () => {
  const script = `
    import twilio from 'twilio';
    import { UpstreamClient } from './src/lib/upstream-client';
    const options = { origin: '${origin}', upstreamTimeoutMs: 20_000, upstreamRetryDelayMs: 1, now: Date.now };
    const client = twilio('${accounts[0]}', 'secret', { httpClient: new UpstreamClient(options) });
    void client.taskrouter.v1.workspaces('WS1').fetch().then(({ sid }) => console.log(sid));
  `;
  const bundle = { bundle: true, platform: 'node', packages: 'external', write: false } as const;
  const { outputFiles } = await build({ stdin: { contents: script, resolveDir: process.cwd() }, ...bundle });
  // Fails after ten seconds, long before the server or the client would close the connection by themselves.
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', outputFiles[0]?.text ?? ''], {
    timeout: 10_000,
    env: { ...process.env, TWILIO_CA_BUNDLE: file('certificate.pem') },
  });
  expect(stdout).toBe('WS1\n');
});
