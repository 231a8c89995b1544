import twilio from 'twilio';
import { createEmulator, localCredentials, type Emulator } from '../../../emulator';
import { LocalRequestClient } from '../../../emulator/request-client';
import { request } from 'node:http';
import { version } from '../../../emulator/package.json';

let emulator: Emulator;
const logged: string[] = [];

beforeAll(async () => {
  emulator = await createEmulator({ log: (line) => logged.push(line) });
});
afterAll(() => emulator.close());

/** A request with a Host and an Origin of the test's choosing, which `fetch` would not send. */
function ask(path: string, headers: Record<string, string>, body?: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const sent = request(`${emulator.origin}${path}`, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const json = { 'Content-Type': 'application/json' };

describe('the control routes', () => {
  it.each(['evil.example', 'evil.example:4010', '127.0.0.1.evil.example'])(
    'refuse a name that leads here from outside: %s',
    async (host) => {
      expect((await ask('/_emulator/v1/state', { Host: host })).status).toBe(403);
      expect((await ask('/_emulator/v1/reset', { ...json, Host: host, Origin: `http://${host}` }, '{}')).status).toBe(
        403,
      );
    },
  );

  it.each(['localhost:4010', '127.0.0.1:4010', '[::1]:4010', 'taskrouter:4010', 'desk.localhost'])(
    'answer under a local name: %s',
    async (host) => {
      expect((await ask('/_emulator/v1/state', { Host: host })).status).toBe(200);
    },
  );

  it('refuse pages of other sites', async () => {
    expect((await ask('/_emulator/v1/state', { Origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask('/_emulator/v1/state', { Origin: 'null' })).status).toBe(403);
  });

  it.each(['99999999999999d', '367d'])('do not advance beyond a year: %s', async (advance) => {
    const { status, text } = await ask('/_emulator/v1/clock', json, JSON.stringify({ advance }));
    expect(status).toBe(400);
    expect(text).toContain('at most a year');
    expect((await ask('/_emulator/v1/state', {})).status).toBe(200);
  });

  it('tell whoever leaves out their version where they are', async () => {
    const { status, text } = await ask('/_emulator/state', {});
    expect(status).toBe(404);
    expect(JSON.parse(text)).toMatchObject({ code: 20404, message: expect.stringContaining('below /_emulator/v1/') });
  });

  it('tell whoever waits for them that they are there, and of which version', async () => {
    const { status, text } = await ask('/_emulator/v1/health', {});
    expect([status, JSON.parse(text)]).toEqual([200, { version }]);
  });

  it('say what the clock takes', async () => {
    const { text } = await ask('/_emulator/v1/clock', json, '{"freeze": false}');
    expect(text).toContain('{\\"advance\\": \\"130s\\"}');
  });

  it('take attributes of any name', async () => {
    const workspaceSid = emulator.control.sidOf('workspace', 'writers');
    const workflowSid = emulator.control.sidOf('workflow', 'support');
    const body = `{"workspaceSid":"${workspaceSid}","workflowSid":"${workflowSid}","attributes":{"constructor":"c","x":1}}`;
    expect((await ask('/_emulator/v1/tasks', json, body)).status).toBe(201);
    const { text } = await ask('/_emulator/v1/state', {});
    expect(text).toContain('"attributes":{"constructor":"c","x":1}');
  });

  it('keep attributes as they are written, as an object or as text', async () => {
    const workspaceSid = emulator.control.sidOf('workspace', 'writers');
    const workflowSid = emulator.control.sidOf('workflow', 'support');
    const theirs = '{ "id":12345678901234567890,"price" : 1.10 }';
    const { accountSid, authToken } = localCredentials;
    const client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
    for (const attributes of [theirs, JSON.stringify(theirs)]) {
      const body = `{"workspaceSid":"${workspaceSid}","workflowSid":"${workflowSid}","attributes": ${attributes} }`;
      const { status, text } = await ask('/_emulator/v1/tasks', json, body);
      expect(status).toBe(201);
      const { taskSid } = JSON.parse(text) as { taskSid: string };
      expect(await client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid).fetch()).toMatchObject({
        attributes: theirs,
      });
    }
    for (const strange of ['[1]', '"[1]"', '"no JSON"', '7', 'null']) {
      const body = `{"workspaceSid":"${workspaceSid}","workflowSid":"${workflowSid}","attributes": ${strange} }`;
      expect((await ask('/_emulator/v1/tasks', json, body)).status).toBe(400);
    }
  });

  it('log of what was refused only whose pages asked', () => {
    expect(logged).toEqual([expect.stringContaining('Refused what a page of http://evil.example asked for')]);
  });
});

it('a call that is not there is told by name, and with a code', () => {
  const attempts = [() => emulator.control.hangUp('CA0'), () => emulator.control.press('CA0', '1')];
  for (const attempt of attempts)
    expect(attempt).toThrow(
      expect.objectContaining({ status: 404, code: 20404, message: expect.stringContaining('CA0') }),
    );
});

it('a seed that cannot be read is one sentence', async () => {
  await expect(createEmulator({ seed: '/nowhere/floor.yaml' })).rejects.toThrow(/is not there/);
  await expect(createEmulator({ seed: __dirname })).rejects.toThrow(/is a folder/);
});

it('an address of another machine is one sentence', async () => {
  await expect(createEmulator({ host: '192.0.2.1' })).rejects.toThrow(/Cannot listen on 192\.0\.2\.1/);
});
