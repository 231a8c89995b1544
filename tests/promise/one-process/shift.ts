import nodeConsole from 'node:console';
import { rm } from 'node:fs/promises';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import type { Control } from '../../../emulator/control/control';
import { asObject } from '../../../src/assets/desk/ground/json';
import type { Ticket } from '../../../src/assets/desk/ground/api';
import type { Sdk } from '../../../src/assets/desk/taskrouter/taskrouter';
import { LOCAL_SUPERVISOR_PASSWORD } from '../../../scripts/local-desk';
import { CustomerWatch } from '../customer-watch';
import { watchable } from '../watchable';
import { AgentPage } from './agent-page';
import { installBrowserSocket } from './browser-socket';
import { ProcessDesk } from './desk';
import { ProcessTime } from './process-time';
import { stir, waitFor } from './quiet';

/** The agents of the default seed who serve the support line. */
export const AGENTS = ['charles', 'bob'] as const;
export type AgentName = (typeof AGENTS)[number];
/** The telephones they are called on. */
export const PHONES: Readonly<Record<AgentName, string>> = { charles: '+15550111', bob: '+15550113' };
/** Who listens in, and the telephone they do so by. */
const SUPERVISOR = 'alice';
export const SUPERVISORS_PHONE = '+15550112';
export const SUPPORT_LINE = '+15550100';

/** Where a shift begins. */
export const MORNING = Date.UTC(2026, 10, 20, 9);

/** The operator has a clock, for what no event told; see docs/promise.md. */
const SWEEP_EVERY_MS = 60_000;

/** What a supervisor does about a call. */
export type SupervisorAct = 'listen' | 'whisper' | 'join' | 'take-over' | 'leave';

export interface ShiftOptions {
  /** Random numbers from 0 to 1, for what the pages draw. */
  readonly random: () => number;
  /** Told of each line that a Function writes to its log. */
  readonly log?: (line: string) => void;
  /** A file for the local TaskRouter's state, which is thrown away afterwards. Without it, it cannot be killed. */
  readonly data?: string;
  /** Further variables of the Functions. */
  readonly variables?: Readonly<Record<string, string>>;
  /** When it begins, in epoch milliseconds; on a morning of November 2026 where absent. */
  readonly begins?: number;
}

/** What a program reads off TaskRouter's account, as the one truth. */
interface HeldReservation {
  readonly sid: string;
  readonly taskSid: string;
  readonly status: string;
}

/** A desk with its agents, its supervisor and its customers, in this process and by one clock. */
export class Shift {
  readonly time: ProcessTime;
  readonly desk: ProcessDesk;
  /** What would be in a console: the pages' and the Functions'. */
  readonly errors: string[] = [];
  readonly #options: ShiftOptions & { readonly sdk: Sdk };
  readonly #pages = new Map<AgentName, AgentPage>();
  readonly #memories = new Map<AgentName, Map<string, string>>();
  /** The desk on the computer that an agent has left for another, and what its browser keeps. */
  readonly #left = new Map<AgentName, { readonly page: AgentPage; readonly memory: Map<string, string> }>();
  readonly #restore: () => void;
  #watches: CustomerWatch[] = [];
  #supervisor: Ticket | undefined;

  private constructor(
    options: ShiftOptions & { readonly sdk: Sdk },
    time: ProcessTime,
    desk: ProcessDesk,
    restore: () => void,
    errors: string[],
  ) {
    this.#options = options;
    this.time = time;
    this.desk = desk;
    this.errors = errors;
    this.#restore = restore;
    this.#watch();
    const everyMinute = (): void => {
      time.after(SWEEP_EVERY_MS, everyMinute);
      void this.#sweep();
    };
    time.after(SWEEP_EVERY_MS, everyMinute);
  }

  static async open(options: ShiftOptions): Promise<Shift> {
    installBrowserSocket();
    const sdk = await import('twilio-taskrouter');
    // A Function loads it when it first needs it; read from the disk while time is virtual, it would come at any moment.
    await import('twilio');
    const time = new ProcessTime(options.begins ?? MORNING);
    const errors: string[] = [];
    const restoreTime = time.install(options.random);
    const restoreLog = hearLog((line) => {
      options.log?.(line);
      // What an operator would have to look into; all else is trouble that was told, and met.
      if (/^\S+ internal: /.test(line)) errors.push(line);
    });
    const restore = (): void => {
      restoreLog();
      restoreTime();
    };
    try {
      const desk = await ProcessDesk.open({
        time,
        failed: (error) =>
          void errors.push(`A Function failed: ${error instanceof Error ? error.stack : String(error)}`),
        ...(options.data !== undefined && { data: options.data }),
        ...(options.variables && { variables: options.variables }),
      });
      return new Shift({ ...options, sdk }, time, desk, restore, errors);
    } catch (error) {
      restore();
      throw error;
    }
  }

  get control(): Control {
    return this.desk.emulator.control;
  }

  /** @returns `undefined` while that agent's tab is closed */
  page(agent: AgentName): AgentPage | undefined {
    const page = this.#pages.get(agent);
    return page?.isClosed ? undefined : page;
  }

  /** Opens the page, in a tab of its own, and signs in. */
  openPage(agent: AgentName): AgentPage {
    this.#pages.get(agent)?.close();
    const memory = this.#memories.get(agent) ?? new Map<string, string>();
    this.#memories.set(agent, memory);
    const page = new AgentPage({
      worker: agent,
      origin: this.desk.origin,
      clock: { now: () => this.time.now(), after: this.time.after },
      random: this.#options.random,
      sdk: this.#options.sdk,
      memory,
      failed: (message) => void this.errors.push(`${agent}'s page: ${message}`),
    });
    this.#pages.set(agent, page);
    page.signIn();
    return page;
  }

  /** The desk that an agent has left open on another computer. */
  leftPage(agent: AgentName): AgentPage | undefined {
    return this.#left.get(agent)?.page;
  }

  /** The agent signs in on a computer where they have not been, and leaves this desk open. @returns Whether there is one. */
  openElsewhere(agent: AgentName): boolean {
    const older = this.leftPage(agent);
    if (!this.#leave(agent)) return false;
    older?.close();
    this.openPage(agent);
    return true;
  }

  /** The agent goes back to the other computer, and takes the desk there. @returns Whether there is one. */
  comeBack(agent: AgentName): boolean {
    const back = this.#left.get(agent);
    if (!back || !this.#leave(agent)) return false;
    this.#pages.set(agent, back.page);
    this.#memories.set(agent, back.memory);
    back.page.do({ type: 'use-here-asked' });
    return true;
  }

  #leave(agent: AgentName): boolean {
    const [page, memory] = [this.page(agent), this.#memories.get(agent)];
    if (!page || !memory) return false;
    this.#left.set(agent, { page, memory });
    this.#pages.delete(agent);
    this.#memories.delete(agent);
    return true;
  }

  /** Lets time pass, in seconds. */
  async pass(seconds: number): Promise<void> {
    await this.time.advance(seconds * 1000);
  }

  /** Watches on, over restarts of the local TaskRouter. What is wrong so far, a line each. */
  wrongWithCustomers(limitSeconds: number): string[] {
    return this.#watches.flatMap((watch) => watch.wrong(limitSeconds));
  }

  /** How long customers were alone, each time, in milliseconds. */
  get timesAlone(): CustomerWatch['timesAlone'] {
    return this.#watches.flatMap((watch) => watch.timesAlone);
  }

  /** Where the customers are now. */
  get customers(): CustomerWatch['customers'] {
    return this.desk.isTaskRouterUp ? (this.#watches.at(-1)?.customers ?? []) : [];
  }

  get canKill(): boolean {
    return this.#options.data !== undefined;
  }

  /** Nothing goes wrong any more. */
  clearFaults(): void {
    this.control.faults.clear();
    for (const page of this.#everyPage()) page.line.clear();
  }

  /** The numbers that were called so far, each as often as it was. */
  callsMade(): string[] {
    return this.#calls()
      .filter(({ direction }) => direction === 'outbound-api')
      .map(({ to }) => String(to));
  }

  /** Hangs up a telephone of ours, where it is in a call. @returns The call's SID. */
  hangUpPhone(number: string): string | undefined {
    const live = this.#calls().find(
      ({ to, status }) => to === number && (status === 'in-progress' || status === 'ringing'),
    );
    const sid = live && String(live['sid']);
    if (sid !== undefined) this.control.hangUp(sid);
    return sid;
  }

  async killTaskRouter(): Promise<void> {
    for (const watch of this.#watches) watch.stop();
    await this.desk.killEmulator();
    await this.time.settle();
  }

  async bringTaskRouterBack(): Promise<void> {
    await this.desk.startEmulator();
    this.#watch();
    await this.time.settle();
  }

  async restartFunctions(downSeconds: number): Promise<void> {
    this.desk.stopFunctions();
    await this.pass(downSeconds);
    await this.desk.startFunctions();
  }

  /** Asks a Function as the supervisor. @returns The answer's status and body. */
  async supervise(path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
    this.#supervisor ??= await this.#signInSupervisor();
    const answer = await this.#ask(path, body, this.#supervisor.token);
    if (answer.status === 401) this.#supervisor = undefined;
    return answer;
  }

  /** The supervisor takes part in an agent's call, as the floor page has it. @returns The reservation's SID, where there is a call. */
  takePart(agent: AgentName, act: SupervisorAct): string | undefined {
    const held = this.heldBy(agent).find(({ status }) => status === 'accepted');
    if (held) void this.#takePart(held, act);
    return held?.sid;
  }

  async #takePart({ taskSid, sid }: HeldReservation, act: SupervisorAct): Promise<void> {
    try {
      await this.supervise('/floor-listen', { taskSid, reservationSid: sid, act });
    } catch {
      // A supervisor who hears nothing tries again, or does not.
      this.#supervisor = undefined;
    }
  }

  /** The open reservations of an agent, as TaskRouter has them. */
  heldBy(agent: AgentName): HeldReservation[] {
    const workerSid = this.control.sidOf('worker', agent);
    return this.#workspace('reservations')
      .filter((row) => row['workerSid'] === workerSid)
      .map((row) => ({
        sid: String(row['sid']),
        taskSid: String(row['taskSid']),
        status: String(row['reservationStatus']),
      }))
      .filter(({ status }) => ['pending', 'accepted', 'wrapping'].includes(status));
  }

  /** The name of the activity an agent is in, as TaskRouter has it. */
  activityOf(agent: AgentName): string {
    const row = this.#workspace('workers').find(({ friendlyName }) => friendlyName === agent);
    return String(row?.['activityName']);
  }

  /** The tasks that have not ended. */
  get openTasks(): { sid: string; status: string }[] {
    return this.#workspace('tasks')
      .map((row) => ({ sid: String(row['sid']), status: String(row['assignmentStatus']) }))
      .filter(({ status }) => status !== 'completed' && status !== 'canceled');
  }

  /** Asks TaskRouter's REST API, as another program of the operator's would. */
  async rest(path: string, form: Record<string, string>): Promise<void> {
    const { accountSid, authToken } = this.desk;
    const workspace = this.control.sidOf('workspace', 'writers');
    const headers = { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` };
    const url = `${this.desk.emulator.origin}/v1/Workspaces/${workspace}/${path}`;
    try {
      await (await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) })).text();
    } catch {
      // A program that gets no answer here does not ask again.
    }
  }

  /** Who was thrown out, or could not come in, signs in once more. @returns Whether there was anybody */
  signInAgain(agent: AgentName): boolean {
    const page = this.page(agent);
    if (page?.state.session.name !== 'signed-out' && page?.state.session.name !== 'ended') return false;
    page.signIn();
    return true;
  }

  /** Who wanted the desk back here and did not get it presses once more. @returns Whether there was anybody */
  askAgainForDesk(agent: AgentName): boolean {
    const page = this.page(agent);
    if (page?.state.connection.name !== 'elsewhere') return false;
    page.do({ type: 'use-here-asked' });
    return true;
  }

  async close(): Promise<void> {
    try {
      for (const page of this.#everyPage()) if (!page.isClosed) page.close();
      for (const watch of this.#watches) watch.stop();
      await this.time.settle();
      await this.desk.close();
    } finally {
      this.#restore();
      if (this.#options.data !== undefined) await rm(this.#options.data, { force: true, recursive: true });
    }
  }

  #watch(): void {
    this.#watches = [...this.#watches, new CustomerWatch(watchable(this.desk.emulator))];
    const { control } = this;
    waitFor(this.canKill ? () => control.kept() : undefined);
    // What is done to the account leads to something.
    this.control.onChange(stir);
  }

  #calls(): Record<string, unknown>[] {
    const { calls } = asObject(this.control.state());
    return Array.isArray(calls) ? calls.map((row) => ({ ...asObject(row) })) : [];
  }

  #workspace(part: 'workers' | 'tasks' | 'reservations'): Record<string, unknown>[] {
    const { workspaces } = asObject(this.control.state());
    const [workspace] = Array.isArray(workspaces) ? workspaces.map(asObject) : [];
    const rows = workspace?.[part];
    return Array.isArray(rows) ? rows.map((row) => ({ ...asObject(row) })) : [];
  }

  async #sweep(): Promise<void> {
    const url = `${this.desk.origin}/wrap-up-sweep`;
    const headers = { 'X-Twilio-Signature': getExpectedTwilioSignature(this.desk.authToken, url, {}) };
    await fetch(url, { method: 'POST', headers }).then(
      (response) => response.text(),
      () => undefined,
    );
  }

  *#everyPage(): Iterable<AgentPage> {
    yield* this.#pages.values();
    for (const { page } of this.#left.values()) yield page;
  }

  async #signInSupervisor(): Promise<Ticket> {
    const { body } = await this.#ask('/token', {
      worker: SUPERVISOR,
      password: LOCAL_SUPERVISOR_PASSWORD,
      role: 'supervisor',
    });
    const { ebServer, wsServer } = asObject(body['taskrouter']);
    const taskrouter = { ebServer: String(ebServer), wsServer: String(wsServer) };
    return { token: String(body['token']), workerName: SUPERVISOR, taskrouter };
  }

  async #ask(path: string, body?: object, token?: string): Promise<{ status: number; body: Record<string, unknown> }> {
    const headers = {
      'Content-Type': 'application/json',
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    };
    const asked = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
    try {
      const response = await fetch(this.desk.origin + path, asked);
      return { status: response.status, body: { ...asObject(await response.json()) } };
    } catch {
      return { status: 0, body: {} };
    }
  }
}

/** Hears what the Functions write to their log, instead of the terminal. @returns Ends that. */
function hearLog(hear: (line: string) => void): () => void {
  const { error, log } = nodeConsole;
  const hearing = (...data: unknown[]): void => hear(data.map(String).join(' '));
  Object.assign(nodeConsole, { error: hearing, log: hearing });
  return () => void Object.assign(nodeConsole, { error, log });
}
