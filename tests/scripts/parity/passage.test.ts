import { once } from 'node:events';
import { WebSocket } from 'ws';
import { createEmulator, localCredentials, type Emulator } from '../../../emulator';
import { Gate, nameOfRun } from '../../../scripts/parity/gate';
import { originsOf, Passage } from '../../../scripts/parity/passage';

const { accountSid, authToken } = localCredentials;
const authorization = `Basic ${btoa(`${accountSid}:${authToken}`)}`;

let emulator: Emulator;
let gate: Gate;
let passage: Passage;
beforeEach(async () => {
  emulator = await createEmulator();
  gate = new Gate('5eed');
  passage = await Passage.to(originsOf(emulator.origin), gate);
});
afterEach(async () => {
  await passage.close();
  await emulator.close();
});

const ask = (path: string, method = 'GET', form?: Record<string, string>): Promise<Response> =>
  fetch(`http://${passage.host}${path}`, {
    ...{ method, headers: { authorization } },
    ...(form && { body: new URLSearchParams(form) }),
  });

it('what is not of this run’s making is not sent, and is as it was', async () => {
  const others = `/v1/Workspaces/${emulator.control.sidOf('workspace', 'writers')}`;
  const refused = await ask(others, 'DELETE');
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({
    message: expect.stringContaining('did not leave the machine') as string,
  });
  expect((await fetch(emulator.origin + others, { headers: { authorization } })).status).toBe(200);
  const socket = new WebSocket(`ws://${passage.host}/v1/wschannels?token=none`);
  const [error] = (await once(socket, 'error')) as [Error];
  expect(error.message).toContain('403');
  expect(passage.counts.requests).toBe(0);
});

it('what it makes is its own from its answer on, until it is gone', async () => {
  const form = { FriendlyName: `${nameOfRun('5eed')}floor` };
  const { sid } = (await (await ask('/v1/Workspaces', 'POST', form)).json()) as { sid: string };
  expect(gate.own).toEqual([sid]);
  expect((await ask(`/v1/Workspaces/${sid}/Activities`)).status).toBe(200);
  expect((await ask(`/v1/Workspaces/${sid}`, 'DELETE')).status).toBe(204);
  expect(gate.own).toEqual([]);
  expect((await ask(`/v1/Workspaces/${sid}`)).status).toBe(403);
});

it('nothing passes once it has ended', async () => {
  passage.end();
  const form = { FriendlyName: `${nameOfRun('5eed')}floor` };
  expect((await ask('/v1/Workspaces', 'POST', form)).status).toBe(403);
});
