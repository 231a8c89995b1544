import { restApp } from '../../../emulator/rest/rest-app';
import { RestApi } from '../../../emulator/rest/rest-api';
import { taskrouterOperations } from '../../../emulator/taskrouter-api/taskrouter-operations';
import type { InstructionFields, VoicePort } from '../../../emulator/taskrouter/voice-port';
import { noCalls } from '../floor';
import { RestClient } from '../rest/rest-client';
import { RestFloor } from './rest-floor';

/** A telephone side that writes down what it is asked to do. */
function notebook(): { voice: VoicePort; asked: [string, InstructionFields][] } {
  const asked: [string, InstructionFields][] = [];
  const note =
    (instruction: string) =>
    (_reservation: unknown, fields: InstructionFields): void =>
      void asked.push([instruction, fields]);
  const voice = {
    ...noCalls,
    conference: note('conference'),
    dequeue: note('dequeue'),
    call: note('call'),
    redirect: note('redirect'),
  };
  return { voice, asked };
}

function offered(): { floor: RestFloor; byTask: string; byWorker: string; asked: [string, InstructionFields][] } {
  const floor = new RestFloor();
  const { voice, asked } = notebook();
  floor.engine.connectVoice(voice);
  floor.open();
  const alice = floor.worker('alice');
  const task = floor.task();
  const [reservation] = floor.reservationsOf(task);
  return {
    floor,
    asked,
    byTask: `${floor.path}/Tasks/${task.sid}/Reservations/${reservation?.sid}`,
    byWorker: `${floor.path}/Workers/${alice.sid}/Reservations/${reservation?.sid}`,
  };
}

test('a conference is asked for with its settings', async () => {
  const { floor, byTask, asked } = offered();
  const { status } = await floor.client.post(byTask, [
    ['Instruction', 'conference'],
    ['From', '+15550100'],
    ['EndConferenceOnExit', 'yes'],
    ['EarlyMedia', '0'],
    ['MaxParticipants', '4'],
    ['ConferenceStatusCallbackEvent', 'join'],
    ['ConferenceStatusCallbackEvent', 'leave'],
  ]);
  expect(status).toBe(200);
  expect(asked).toEqual([
    [
      'conference',
      {
        from: '+15550100',
        end_conference_on_exit: 'true',
        early_media: 'false',
        max_participants: '4',
        conference_status_callback_event: 'join,leave',
      },
    ],
  ]);
});

test.each<[string, Record<string, string>, InstructionFields]>([
  ['dequeue', { DequeueFrom: '+15550100', DequeueTimeout: '20' }, { from: '+15550100', timeout: '20' }],
  [
    'call',
    { CallFrom: '+15550100', CallUrl: 'https://example.com/a', CallAccept: 'true' },
    { from: '+15550100', url: 'https://example.com/a', accept: 'true' },
  ],
  [
    'redirect',
    { RedirectCallSid: `CA${'0'.repeat(32)}`, RedirectUrl: 'https://example.com/b' },
    { call_sid: `CA${'0'.repeat(32)}`, url: 'https://example.com/b' },
  ],
])('the instruction %s is passed on through the worker', async (instruction, parameters, fields) => {
  const { floor, byWorker, asked } = offered();
  const reply = await floor.client.post(byWorker, { Instruction: instruction, ...parameters });
  expect(reply.status).toBe(200);
  expect(asked).toEqual([[instruction, fields]]);
});

test('accept and reject are instructions, too', async () => {
  const { floor, byTask, byWorker } = offered();
  expect((await floor.client.post(byTask, { Instruction: 'accept' })).json['reservation_status']).toBe('accepted');
  expect(await floor.client.post(byWorker, { Instruction: 'reject' })).toMatchObject({
    status: 400,
    json: { message: expect.stringContaining('is not currently in a Pending state') },
  });
});

test.each<[string, Record<string, string>, number]>([
  ['an unknown instruction', { Instruction: 'juggle' }, 400],
  ['supervision of somebody who has not accepted', { Instruction: 'supervise' }, 400],
  ['a status it cannot be set to', { ReservationStatus: 'pending' }, 400],
  ['a status there is none of', { ReservationStatus: 'gone' }, 400],
  ['an activity that is none', { ReservationStatus: 'rejected', WorkerActivitySid: `WA${'f'.repeat(32)}` }, 400],
  ['a parameter there is none of', { Instruction: 'accept', Volume: '11' }, 501],
])('%s is refused', async (_name, parameters, status) => {
  const { floor, byTask } = offered();
  expect((await floor.client.post(byTask, parameters)).status).toBe(status);
  expect((await floor.client.get(byTask)).json['reservation_status']).toBe('pending');
});

test('whom to supervise is only said of a reservation of a task', async () => {
  const { floor, byWorker } = offered();
  expect((await floor.client.post(byWorker, { Supervisor: `WK${'0'.repeat(32)}` })).status).toBe(501);
});

test.each(['byTask', 'byWorker'] as const)('a change at another version is refused (%s)', async (by) => {
  const { floor, [by]: path } = offered();
  const { headers } = await floor.client.get(path);
  const etag = headers.get('etag') ?? '';
  const accept = { ReservationStatus: 'accepted' };
  expect((await floor.client.post(path, accept, { 'if-match': '"999"' })).status).toBe(412);
  const accepted = await floor.client.post(path, accept, { 'if-match': etag });
  expect(accepted.status).toBe(200);
  expect(accepted.headers.get('etag')).not.toBe(etag);
  expect((await floor.client.post(path, { ReservationStatus: 'completed' }, { 'if-match': etag })).status).toBe(412);
});

test("it is not found through another's task or worker", async () => {
  const { floor, byTask, byWorker } = offered();
  const bob = floor.worker('bob', {}, 'Offline');
  const other = floor.task();
  expect((await floor.client.get(byTask.replace(/WT\w+/, other.sid))).status).toBe(404);
  expect((await floor.client.get(byWorker.replace(/WK\w+/, bob.sid))).status).toBe(404);
});

test('another workspace has none of it', async () => {
  const { floor, byTask } = offered();
  const client = new RestClient(restApp(new RestApi(floor.engine, taskrouterOperations)));
  const { json } = await client.post('/v1/Workspaces', { FriendlyName: 'elsewhere' });
  expect((await client.get(byTask.replace(floor.workspaceSid, String(json['sid'])))).status).toBe(404);
});
