import { sign } from 'jsonwebtoken';
import { WebSocket } from 'ws';
import { localCredentials, type Emulator } from '../../../emulator';
import { drawsBelow } from '../../seed';
import { json, startStubServer, xml, type StubAnswer, type StubServer } from '../callbacks/stub-server';
import { basic } from '../rest/rest-client';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;
const workers = ['charles', 'alice', 'bob'];
const activities = ['Available', 'Available', 'Unavailable', 'Offline'];

interface Sids {
  readonly workspaceSid: string;
  readonly workflowSid: string;
}

interface Shown {
  readonly calls: readonly { readonly sid: string }[];
  readonly workspaces: readonly {
    readonly tasks: readonly { readonly sid: string }[];
    readonly reservations: readonly { readonly sid: string; readonly workerSid: string }[];
  }[];
}

/** An application that answers every webhook by what the draw says. */
export function drawingApplication(seed: number): Promise<StubServer> {
  const draw = drawsBelow(seed);
  const one = (...answers: StubAnswer[]): StubAnswer => answers[draw(answers.length)] ?? {};
  const verbs = (inside: string): StubAnswer => xml(`<Response>${inside}</Response>`);
  return startStubServer(({ path, parameters }) => {
    const [page = ''] = path.split('?', 1);
    const enqueue = `<Enqueue workflowSid="WW${'1'.padStart(32, '0')}" waitUrl="/wait" action="/left"><Task>{"selected_language":"es"}</Task></Enqueue>`;
    switch (page) {
      case '/assignment':
        return one(
          json({}),
          json({ instruction: 'accept' }),
          json({ instruction: 'conference', end_conference_on_exit: true }),
          json({ instruction: 'dequeue' }),
          json({ instruction: 'reject' }),
          json({ instruction: 'dance' }),
          { status: 500 },
        );
      case '/incoming-call':
        return one(
          verbs(enqueue),
          verbs(enqueue),
          verbs(`<Gather numDigits="1" timeout="9" action="/keyed"/>${enqueue}`),
          verbs('<Dial timeout="7" action="/dialled">+15550111</Dial>'),
          verbs('<Fax/>'),
        );
      case '/keyed':
        return verbs(parameters['Digits'] === '1' ? enqueue : '<Pause length="3"/><Redirect>/incoming-call</Redirect>');
      case '/wait':
        return one(verbs('<Say>Hold on</Say><Pause length="20"/>'), verbs('<Pause length="40"/><Leave/>'));
      case '/left':
      case '/dialled':
        return verbs('<Hangup/>');
      default:
        return one({ status: 204 }, { status: 204 }, { status: 503 });
    }
  });
}

/**
 * Things done to an emulator over REST, the event bridge, Sync, sockets, the control API and from the program, while customers
 * call and time passes: the same ones for the same seed.
 */
export class RandomDay {
  readonly #emulator: Emulator;
  readonly #draw: (below: number) => number;
  readonly #sockets: WebSocket[] = [];

  constructor(emulator: Emulator, seed: number) {
    this.#emulator = emulator;
    this.#draw = drawsBelow(seed);
  }

  async live(acts: number): Promise<void> {
    const all = Object.values(this.#acts);
    for (let done = 0; done < acts; done += 1) {
      await all[this.#draw(all.length)]?.();
      // Much of what happens at a time, and then nothing for a while.
      if (this.#draw(3) === 0) await this.#emulator.clock.settle();
    }
    for (const socket of this.#sockets) socket.terminate();
    await this.#emulator.clock.advance(2_000);
    await this.#emulator.clock.settle();
  }

  readonly #acts: Readonly<Record<string, () => unknown>> = {
    task: () => this.#makeTask(),
    'another task': () => this.#makeTask(),
    'a customer calls': () => this.#call(),
    'another customer calls': () => this.#call(),
    'a key': () => this.#refusable(() => this.#emulator.control.press(this.#someCall(), String(this.#draw(3)))),
    'a customer hangs up': () => this.#refusable(() => this.#emulator.control.hangUp(this.#someCall())),
    'a call is ended over REST': () =>
      this.#rest(`/2010-04-01/Accounts/${accountSid}/Calls/${this.#someCall()}.json`, { Status: 'completed' }),
    'an activity over REST': () =>
      this.#inWorkspace(`/Workers/${this.#someWorker()}`, { ActivitySid: this.#someActivity() }),
    'an activity by a worker': () =>
      this.#bridge((worker) => [`Workers/${worker}`, { ActivitySid: this.#someActivity() }]),
    'an answer over REST': () => {
      const { sid, workerSid } = this.#someReservation();
      const status = this.#one('accepted', 'rejected', 'wrapping', 'completed');
      return this.#inWorkspace(`/Workers/${workerSid}/Reservations/${sid}`, { ReservationStatus: status });
    },
    'an answer by a worker': () =>
      this.#bridge(() => {
        const { sid, workerSid } = this.#someReservation();
        const wish = this.#one<object>(
          { ReservationStatus: 'accepted' },
          { Instruction: 'Conference' },
          { Instruction: 'Dequeue' },
        );
        return [`Workers/${workerSid}/Reservations/${sid}`, wish];
      }),
    'a task is finished': () =>
      this.#inWorkspace(`/Tasks/${this.#someTask()}`, {
        AssignmentStatus: this.#one('completed', 'canceled', 'wrapping'),
      }),
    'a task changes': () =>
      this.#inWorkspace(`/Tasks/${this.#someTask()}`, {
        Attributes: `{"n":1.${this.#draw(90)}0,"password":"s3cret!"}`,
      }),
    'nothing there': () => this.#inWorkspace(`/Tasks/WT${'f'.repeat(32)}`, { Priority: '1' }),
    'a list': () => this.#inWorkspace('/Tasks?PageSize=2&Priority=0'),
    'Sync keeps something': () =>
      this.#rest('/v1/Services/default/Documents', {
        UniqueName: `d${this.#draw(5)}`,
        Data: `{"n":${this.#draw(9)}}`,
        Ttl: String(60 + this.#draw(600)),
      }),
    'a socket opens': () => this.#openSocket(),
    'a socket breaks': () => this.#sockets.splice(this.#draw(this.#sockets.length + 1), 1)[0]?.terminate(),
    'the console makes a task': () =>
      this.#control('/tasks', { workspaceSid: this.#sids.workspaceSid, workflowSid: this.#sids.workflowSid }),
    'webhooks fail': () =>
      this.#control('/faults', {
        operation: this.#one('webhook:*', 'webhook:assignment', '*'),
        trigger: { probability: 0.3, seed: this.#draw(99) },
        effect: this.#one<object>(
          { status: 500 },
          { lateMs: 20_000 },
          { arrives: 'twice' },
          { arrives: 'never' },
          { fail: 'slow' },
        ),
      }),
    'a phone is busy': () =>
      this.#control('/faults', {
        operation: 'phone:*',
        trigger: { next: 2 },
        effect: { phone: this.#one('busy', 'no-answer') },
      }),
    'sockets drop': () => this.#control('/faults', { effect: { dropSockets: '*' } }),
    'faults are mended': () => this.#emulator.control.faults.clear(),
    'time passes': () => this.#emulator.clock.advance(1000 * this.#draw(90)),
    'more time passes': () => this.#emulator.clock.advance(1000 * this.#draw(200)),
    'the clock runs for a while': async () => {
      this.#emulator.clock.resume();
      await this.#makeTask();
      this.#call();
      this.#emulator.clock.freeze();
    },
  };

  get #sids(): Sids {
    const { control } = this.#emulator;
    return {
      workspaceSid: control.sidOf('workspace', 'writers'),
      workflowSid: control.sidOf('workflow', this.#one('support', 'Incoming Customer Care Requests')),
    };
  }

  get #shown(): Shown {
    return this.#emulator.control.state() as Shown;
  }

  #one<T>(...some: T[]): T {
    const chosen = some[this.#draw(some.length)];
    if (chosen === undefined) throw new Error('There is nothing to choose from');
    return chosen;
  }

  #someWorker = (): string => this.#emulator.control.sidOf('worker', this.#one(...workers));
  #someActivity = (): string => this.#emulator.control.sidOf('activity', this.#one(...activities));
  #someCall = (): string => this.#one(...this.#shown.calls.slice(-6).map(({ sid }) => sid), 'CA0');
  #someTask = (): string =>
    this.#one(...(this.#shown.workspaces[0]?.tasks ?? []).slice(-6).map(({ sid }) => sid), 'WT0');
  #someReservation(): { sid: string; workerSid: string } {
    const last = (this.#shown.workspaces[0]?.reservations ?? []).slice(-4);
    return this.#one(...last, { sid: 'WR0', workerSid: this.#someWorker() });
  }

  #makeTask(): Promise<unknown> {
    const attributes = JSON.stringify({ selected_language: this.#one('en', 'es') });
    const { workflowSid } = this.#sids;
    const form = { WorkflowSid: workflowSid, Attributes: attributes, Timeout: String(60 + this.#draw(600)) };
    return this.#inWorkspace('/Tasks', { ...form, Priority: String(this.#draw(3)) });
  }

  #call(): void {
    this.#emulator.control.call(`+155512345${this.#draw(90)}`, this.#one('+15550100', '+15550200'));
  }

  #refusable(act: () => void): void {
    try {
      act();
    } catch {
      // A refusal is an answer.
    }
  }

  #inWorkspace(path: string, form?: Record<string, string>): Promise<unknown> {
    return this.#rest(`/v1/Workspaces/${this.#sids.workspaceSid}${path}`, form);
  }

  async #rest(path: string, form?: Record<string, string>): Promise<void> {
    const headers = { Authorization: basic(accountSid, authToken) };
    const body = form && new URLSearchParams(form);
    await this.#send(path, { method: form ? 'POST' : 'GET', headers, ...(body && { body }) });
  }

  async #bridge(wish: (worker: string) => readonly [path: string, params: object]): Promise<void> {
    const name = this.#one(...workers);
    const [path, params] = wish(this.#emulator.control.sidOf('worker', name));
    const url = `Workspaces/${this.#sids.workspaceSid}/${path}`;
    const body = JSON.stringify({ url, method: 'POST', params, token: this.#tokenOf(name) });
    await this.#send('/v1/wschannels', { method: 'POST', body });
  }

  async #control(path: string, body: object): Promise<void> {
    const headers = { 'Content-Type': 'application/json' };
    await this.#send(`/_emulator/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async #send(path: string, init: RequestInit): Promise<void> {
    // Where a fault breaks the connection there is no answer.
    const response = await fetch(this.#emulator.origin + path, init).catch(() => undefined);
    await response?.text();
  }

  async #openSocket(): Promise<void> {
    const query = new URLSearchParams({
      token: this.#tokenOf(this.#one(...workers)),
      closeExistingSessions: this.#one('true', 'false'),
      setWorkerOfflineIfDisconnected: 'true',
    });
    const socket = new WebSocket(`${this.#emulator.origin.replace('http', 'ws')}/v1/wschannels?${query}`);
    socket.on('error', () => undefined);
    this.#sockets.push(socket);
    // A fault may refuse it.
    await new Promise<void>((resolve) => {
      socket.once('message', () => resolve());
      socket.once('close', () => resolve());
    });
  }

  #tokenOf(worker: string): string {
    const { control, clock } = this.#emulator;
    const grant = {
      workspace_sid: control.sidOf('workspace', 'writers'),
      worker_sid: control.sidOf('worker', worker),
      role: this.#one('worker', 'supervisor'),
    };
    const iat = Math.floor(clock.now() / 1000);
    const claims = { iat, exp: iat + 60 + this.#draw(3600), grants: { identity: worker, task_router: grant } };
    return sign(claims, apiSecret, { issuer: apiKey, subject: accountSid });
  }
}
