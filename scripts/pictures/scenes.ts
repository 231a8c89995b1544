import { join } from 'node:path';
import twilio from 'twilio';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { startLocalDesk } from '../local-desk';

/** Somewhere to run `desk`, and what has to be put away afterwards. */
export interface Scene {
  readonly emulator: Emulator;
  /** What time it is there, epoch milliseconds. */
  readonly now: () => number;
  readonly close: () => Promise<void>;
}

const morning = Date.UTC(2026, 10, 20, 9);
const minute = 60_000;
/** Where customers call. */
const number = '+15550100';

const clientOf = ({ origin }: Emulator): twilio.Twilio =>
  twilio(localCredentials.accountSid, localCredentials.authToken, { httpClient: new LocalRequestClient(origin) });

/** A morning at which two forgot to complete their task, and the caller of a third one has hung up unnoticed. */
export async function stuckFloor(): Promise<Scene> {
  const emulator = await createEmulator({ seed: join(__dirname, 'floor.yaml') });
  const { clock, control } = emulator;
  const client = clientOf(emulator);
  const workspace = client.taskrouter.v1.workspaces(control.sidOf('workspace', 'writers'));
  clock.freeze(morning);
  const enter = (name: string, activity: string): Promise<unknown> =>
    workspace.workers(control.sidOf('worker', name)).update({ activitySid: control.sidOf('activity', activity) });
  const offerOf = async (taskSid: string): Promise<string> => {
    const [offer] = await workspace.tasks(taskSid).reservations.list({ reservationStatus: 'pending' });
    if (!offer) throw new Error(`Nobody was offered ${taskSid}.`);
    return offer.sid;
  };
  const acceptTask = async (attributes: object): Promise<string> => {
    const { sid } = await workspace.tasks.create({ attributes: JSON.stringify(attributes), taskChannel: 'voice' });
    await workspace
      .tasks(sid)
      .reservations(await offerOf(sid))
      .update({ reservationStatus: 'accepted' });
    return sid;
  };
  const wrapUp = (sid: string): Promise<unknown> => workspace.tasks(sid).update({ assignmentStatus: 'wrapping' });

  await enter('alice', 'Unavailable');
  await enter('charles', 'Available');
  await wrapUp(await acceptTask({ from: '+15550123' }));
  await clock.advance(13 * minute);
  await enter('emeka', 'Available');
  await wrapUp(await acceptTask({ from: '+15550145' }));
  await clock.advance(26 * minute);
  await enter('bob', 'Available');
  const { sid: call_sid } = await client.calls.create({ from: number, to: '+15550167', twiml: '<Response/>' });
  await clock.advance(minute);
  await acceptTask({ from: '+15550167', call_sid });
  await enter('alice', 'Offline');
  await clock.advance(41 * minute);
  await enter('fatima', 'Available');
  const [from, attributes] = ['+15550189', '{"from": "+15550189"}'];
  const workflowSid = control.sidOf('workflow', 'support');
  const twiml = `<Response><Enqueue workflowSid="${workflowSid}"><Task>${attributes}</Task></Enqueue></Response>`;
  await client.calls.create({ from: number, to: from, twiml });
  await clock.advance(10_000);
  const [task] = await workspace.tasks.list({ assignmentStatus: ['reserved'] });
  const { reservations } = workspace.tasks(task?.sid ?? '');
  await reservations(await offerOf(task?.sid ?? '')).update({
    instruction: 'conference',
    from: number,
    to: '+15550116',
  });
  await enter('dagny', 'Unavailable');
  await clock.advance(1.5 * minute);
  return { emulator, now: () => clock.now(), close: () => emulator.close() };
}

/** The local desk of `npm start`, with mistakes such as are made in a console. */
export async function brokenDesk(port: number): Promise<Scene> {
  const desk = await startLocalDesk({ deskPort: port, emulatorPort: 0 });
  const { emulator } = desk;
  if (!emulator) throw new Error('A local desk has a local TaskRouter.');
  const { control } = emulator;
  const workspace = clientOf(emulator).taskrouter.v1.workspaces(control.sidOf('workspace', 'writers'));
  const worker = (name: string) => workspace.workers(control.sidOf('worker', name));
  const workflow = (name: string) => workspace.workflows(control.sidOf('workflow', name));
  await worker('charles').update({ attributes: JSON.stringify({ skills: ['support'] }) });
  await worker('alice').update({ attributes: JSON.stringify({ languages: ['es'], contact_uri: 'client:bob' }) });
  await workspace
    .taskQueues(control.sidOf('taskQueue', 'atención al cliente'))
    .update({ targetWorkers: 'languages HAS "español"' });
  await workflow('support').update({ taskReservationTimeout: 600 });
  await workflow('outbound').update({ assignmentCallbackUrl: 'http://old-desk.example.com/assignment' });
  return { emulator, now: () => Date.now(), close: () => desk.close() };
}
