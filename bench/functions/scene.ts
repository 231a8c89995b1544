import { createSecretKey } from 'node:crypto';
import { join } from 'node:path';
import { sign } from 'jsonwebtoken';
import twilio from 'twilio';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import type { Environment } from '../../src/lib/configuration';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;

const password = 'a password for the bench';
const supervisorPassword = 'another one for supervisors';
const caller = '+15550123';
const third = '+15550177';
const deskNumber = '+15550100';
const agentPhone = '+15550112';
/** Longer than any wrap-up takes, and than a sweep pauses. */
const longAfterMs = 3_600_000;

/** Every Function, in the order in which a call meets them. */
export const functionNames = [
  'token',
  'activities',
  'incoming-call',
  'assignment',
  'outbound-call',
  'colleagues',
  'participants',
  'participant-add',
  'participant-digits',
  'keypad-tones',
  'participant-drop',
  'conference-events',
  'conference-leave',
  'conference-return',
  'offer-again',
  'conference-end',
  'wrap-up',
  'recording',
  'task-fix',
  'wrap-up-sweep',
  'history',
  'desk',
  'floor',
  'team',
  'floor-task',
  'floor-worker',
  'floor-listen',
  'help',
  'floor-audit',
  'floor-history',
] as const;

export type FunctionName = (typeof functionNames)[number];

/** A call of a Function. */
export interface Request {
  readonly env: Environment;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** What a call of a Function is made from: whose session, and which fields. */
interface Wish {
  readonly role?: 'worker' | 'supervisor';
  readonly body?: object;
  /** Further variables of the Function. */
  readonly env?: Environment;
}

/** What stands on the floor for one call of a Function. */
interface Conversation {
  readonly taskSid: string;
  readonly conferenceSid: string;
  /** Calls that the desk did not add. */
  readonly callSids: string;
  readonly addedSid: string;
}

/** A floor, and for each Function a call of it that succeeds. */
export class Scene {
  readonly #workspace;
  readonly #client;
  /** How often it was prepared. */
  prepared = 0;

  private constructor(readonly emulator: Emulator) {
    this.#client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
    this.#workspace = this.#client.taskrouter.v1.workspaces(emulator.control.sidOf('workspace', 'floor'));
  }

  static async open(): Promise<Scene> {
    const emulator = await createEmulator({ seed: join(__dirname, 'floor.yaml') });
    emulator.clock.freeze();
    return new Scene(emulator);
  }

  close(): Promise<void> {
    return this.emulator.close();
  }

  /**
   * Puts the floor back and makes what a Function works on.
   *
   * @param origin - Where the Function sends its requests.
   */
  async prepare(name: FunctionName, origin: string): Promise<Request> {
    this.prepared += 1;
    await this.emulator.reset();
    this.emulator.clock.freeze();
    const { role = 'worker', body = {}, env } = await wishes[name](this);
    return {
      env: { ...this.#environment(origin), ...env },
      headers: { Authorization: `Bearer ${this.#session(role)}` },
      body,
    };
  }

  #environment(origin: string): Environment {
    const workflowSid = this.#sidOf('workflow', 'support');
    return {
      ACCOUNT_SID: accountSid,
      AUTH_TOKEN: authToken,
      API_KEY: apiKey,
      API_SECRET: apiSecret,
      WORKSPACE_SID: this.#sidOf('workspace', 'floor'),
      WORKFLOW_SID: workflowSid,
      OUTBOUND_WORKFLOW_SID: workflowSid,
      SIGN_IN: 'shared',
      TOKEN_PASSWORD: password,
      SUPERVISOR_PASSWORD: supervisorPassword,
      CALLER_ID: deskNumber,
      HISTORY_SECRET: 'what only the server of this desk knows',
      TASKROUTER_ORIGIN: origin,
    };
  }

  #session(role: 'worker' | 'supervisor'): string {
    const grant = {
      workspace_sid: this.#sidOf('workspace', 'floor'),
      worker_sid: this.#sidOf('worker', 'alice'),
      role,
    };
    const header = { alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' } as const;
    const claims = { grants: { identity: 'alice', task_router: grant } };
    return sign(claims, createSecretKey(Buffer.from(apiSecret)), {
      issuer: apiKey,
      subject: accountSid,
      expiresIn: 3_600,
      header,
    });
  }

  #sidOf(kind: 'workspace' | 'worker' | 'workflow', name: string): string {
    return this.emulator.control.sidOf(kind, name);
  }

  /** A customer's call that waits for an agent. */
  async #waiting(): Promise<string> {
    const task = `<Enqueue workflowSid="${this.#sidOf('workflow', 'support')}"><Task>{}</Task></Enqueue>`;
    await this.#client.calls.create({ to: caller, from: deskNumber, twiml: `<Response>${task}</Response>` });
    await this.emulator.clock.advance(30_000);
    const [found] = await this.#workspace.tasks.list();
    return found?.sid ?? '';
  }

  /** Alice, the customer and a third number talk. */
  async conversation(): Promise<Conversation> {
    const taskSid = await this.#waiting();
    const { reservations } = this.#workspace.tasks(taskSid);
    const [offer] = await reservations.list();
    await reservations(offer?.sid ?? '').update({
      instruction: 'conference',
      from: deskNumber,
      to: agentPhone,
      endConferenceOnExit: true,
    });
    await this.emulator.clock.advance(30_000);
    const [conference] = await this.#client.conferences.list({ friendlyName: taskSid });
    const conferenceSid = conference?.sid ?? '';
    const { participants } = this.#client.conferences(conferenceSid);
    await participants.create({ from: deskNumber, to: third, label: `desk ${third}`, endConferenceOnExit: false });
    await this.emulator.clock.advance(30_000);
    const people = await participants.list();
    const addedSid = people.find(({ label }) => label)?.callSid ?? '';
    const callSids = people
      .filter(({ label }) => !label)
      .map(({ callSid }) => callSid)
      .join(',');
    return { taskSid, conferenceSid, callSids, addedSid };
  }

  /** Alice's call is recorded, and her page knows. */
  async recorded(): Promise<{ taskSid: string; conferenceSid: string; callSid: string }> {
    const call = await this.conversation();
    const { taskSid, conferenceSid } = call;
    const [, callSid = ''] = await this.#legsOf(call);
    const { sid } = await this.#client.calls(callSid).recordings.create();
    const task = this.#workspace.tasks(taskSid);
    const { attributes } = await task.fetch();
    const note = { desk_recording: { sid, call: callSid, pauses: [] } };
    await task.update({ attributes: JSON.stringify({ ...JSON.parse(attributes), ...note }) });
    return { taskSid, conferenceSid, callSid };
  }

  /** The customer is left in the conference with nobody, and Alice wraps up. */
  async leftAlone(): Promise<Conversation> {
    const call = await this.conversation();
    const { participants } = this.#client.conferences(call.conferenceSid);
    const [own = '', customer = ''] = await this.#legsOf(call);
    await participants(call.addedSid).remove();
    await participants(own).update({ endConferenceOnExit: false });
    await participants(customer).update({ hold: true });
    await participants(own).remove();
    await this.emulator.clock.settle();
    return call;
  }

  /** Alice's own call and the customer's. */
  async #legsOf({ callSids }: Conversation): Promise<string[]> {
    const calls = await Promise.all(callSids.split(',').map((sid) => this.#client.calls(sid).fetch()));
    const isOwn = ({ to }: { to: string }): boolean => to === agentPhone;
    return [...calls.filter(isOwn), ...calls.filter((call) => !isOwn(call))].map(({ sid }) => sid);
  }

  async reservationOf(taskSid: string): Promise<string> {
    const [held] = await this.#workspace.tasks(taskSid).reservations.list();
    return held?.sid ?? '';
  }

  /** A task of Alice's that was left in wrapping. */
  async wrapping(taskChannel: 'chat' | 'sms'): Promise<string> {
    const workflowSid = this.#sidOf('workflow', 'support');
    const { sid } = await this.#workspace.tasks.create({ workflowSid, taskChannel });
    await this.emulator.clock.settle();
    const { reservations } = this.#workspace.tasks(sid);
    const [offer] = await reservations.list();
    for (const reservationStatus of ['accepted', 'wrapping'] as const)
      await reservations(offer?.sid ?? '').update({ reservationStatus });
    return sid;
  }
}

const aboutTheCall =
  (fields: (call: Conversation) => object) =>
  async (scene: Scene): Promise<Wish> => {
    const call = await scene.conversation();
    return { body: { taskSid: call.taskSid, ...fields(call) } };
  };

/** For each Function, a call that gives it as much to do as it ever has, as the desk's page makes it. */
const wishes: Readonly<Record<FunctionName, (scene: Scene) => Promise<Wish>>> = {
  token: async () => ({ body: { worker: 'alice', password } }),
  activities: async () => ({}),
  colleagues: async () => ({}),
  participants: aboutTheCall(({ conferenceSid, addedSid }) => ({ conferenceSid, watch: addedSid })),
  'participant-add': aboutTheCall(({ conferenceSid }) => ({ conferenceSid, number: '+15550188' })),
  'participant-drop': aboutTheCall(({ conferenceSid, addedSid }) => ({ conferenceSid, callSid: addedSid })),
  'participant-digits': aboutTheCall(({ addedSid }) => ({ callSid: addedSid, digits: '1' })),
  'conference-leave': aboutTheCall(({ conferenceSid, callSids }) => ({ conferenceSid, callSids })),
  'conference-return': async (scene) => {
    const { taskSid, conferenceSid } = await scene.leftAlone();
    return { body: { taskSid, conferenceSid } };
  },
  'offer-again': async (scene) => ({ body: { taskSid: (await scene.leftAlone()).taskSid } }),
  'conference-end': aboutTheCall(({ taskSid }) => ({ conference: taskSid })),
  'outbound-call': async () => ({ body: { number: '+15550188' } }),
  'wrap-up': aboutTheCall(() => ({ notes: 'Wants a receipt' })),
  recording: async (scene) => ({
    body: { ...(await scene.recorded()), act: 'pause' },
    // A clock is a task like any other.
    env: { RECORDING: 'on', DEADLINE_WORKFLOW_SID: scene.emulator.control.sidOf('workflow', 'support') },
  }),
  history: aboutTheCall(({ taskSid }) => ({ taskSid })),
  'task-fix': async (scene) => ({ body: { taskSid: await scene.wrapping('chat') } }),
  floor: async (scene) => {
    await scene.conversation();
    return { role: 'supervisor' };
  },
  desk: async () => ({}),
  team: async (scene) => {
    await scene.conversation();
    return {};
  },
  'floor-task': async (scene) => {
    const { taskSid } = await scene.conversation();
    return { role: 'supervisor', body: { taskSid, action: 'complete' } };
  },
  'floor-worker': async (scene) => ({
    role: 'supervisor',
    body: {
      workerSid: scene.emulator.control.sidOf('worker', 'bob'),
      activitySid: scene.emulator.control.sidOf('activity', 'Available'),
    },
  }),
  'floor-listen': async (scene) => {
    const { taskSid, conferenceSid } = await scene.conversation();
    return { role: 'supervisor', body: { taskSid, conferenceSid, reservationSid: await scene.reservationOf(taskSid) } };
  },
  help: async (scene) => {
    const { taskSid } = await scene.conversation();
    return { body: { taskSid, act: 'ask', word: 'a refund' } };
  },
  'floor-audit': async () => ({ role: 'supervisor' }),
  'floor-history': async (scene) => ({
    role: 'supervisor',
    body: { day: new Date(scene.emulator.clock.now()).toISOString().slice(0, 10), notes: 'true' },
  }),
  'wrap-up-sweep': async (scene) => {
    await scene.wrapping('chat');
    await scene.wrapping('sms');
    return { body: { TimestampMs: String(scene.emulator.clock.now() + scene.prepared * longAfterMs) } };
  },
  assignment: async () => ({ body: { instruction: 'none' } }),
  'incoming-call': async () => ({}),
  'keypad-tones': async () => ({ body: { digits: '12' } }),
  // A number that was added has left; agent and customer go on talking.
  'conference-events': aboutTheCall(({ taskSid, conferenceSid }) => ({
    StatusCallbackEvent: 'participant-leave',
    FriendlyName: taskSid,
    ConferenceSid: conferenceSid,
    EndConferenceOnExit: 'false',
  })),
};
