import { join } from 'node:path';
import type { CallRecord } from '../../../src/lib/history/call-record';
import type { ShownCall } from '../../../src/lib/history/read-history';
import { WatchingDesk } from '../alone/watching-desk';

export const secret = 'a secret of which the callers’ keys are made';
export const agents = ['alice', 'bob', 'carol'] as const;
export type Agent = (typeof agents)[number];
const phones: Readonly<Record<Agent, string>> = { alice: '+15550112', bob: '+15550113', carol: '+15550114' };

/** What a test knows of a call, since it did it: in the words of what is kept, but put together from what was done. */
export type Happened = Omit<CallRecord, 'known' | 'people' | 'why'> & {
  readonly people: readonly Omit<CallRecord['people'][number], 'workerSid'>[];
};

const iso = (ms: number): string => new Date(ms).toISOString();

/** One call on a floor that keeps a history, as whoever has it goes about it, with a book of what was done, which no event is read for. */
export class TellingCall {
  readonly #floor: TellingFloor;
  readonly #begun: number;
  readonly #number: string | undefined;
  readonly #missed: { name: string; rejected?: true }[] = [];
  readonly #transfers: NonNullable<CallRecord['transfers']>[number][] = [];
  readonly #parts: { readonly name: Agent; readonly from: number; to?: number }[] = [];
  #holds = { count: 0, ms: 0, since: undefined as number | undefined };
  #end: Partial<Happened> | undefined;
  #words: { notes?: string; disposition?: string } = {};
  conferenceSid = '';

  private constructor(
    floor: TellingFloor,
    readonly callSid: string,
    readonly taskSid: string,
    number: string | undefined,
  ) {
    this.#floor = floor;
    this.#begun = floor.desk.now;
    this.#number = number;
  }

  /** @param spelled - The number as the call comes with it. @param number - As it is kept; `undefined` where it is withheld. */
  static async from(floor: TellingFloor, spelled: string, number: string | undefined): Promise<TellingCall> {
    const { desk } = floor;
    const callSid = await desk.callIn(spelled);
    const task = desk.emulator.control.customersCalls().find(({ sid }) => sid === callSid)?.task;
    if (!task) throw new Error('No task was made of the call');
    return new TellingCall(floor, callSid, task.sid, number);
  }

  get now(): number {
    return this.#floor.desk.now;
  }

  /** Who is offered it now. */
  async offeredTo(): Promise<Agent | undefined> {
    const { desk } = this.#floor;
    const found = await desk.workspace.tasks(this.taskSid).reservations.list({ reservationStatus: 'pending' });
    return agents.find((name) => found[0]?.workerSid === desk.sidOf('worker', name));
  }

  async accept(agent: Agent): Promise<void> {
    this.reservation = await this.#floor.desk.accept(agent, true, ['hold', 'end']);
    this.#parts.push({ name: agent, from: this.now });
    const running = this.#transfers.at(-1);
    if (running && !running.outcome) {
      this.#transfers[this.#transfers.length - 1] = { ...running, outcome: 'taken' };
      if (!running.warm) this.#unheld();
    }
    const [conference] = await this.#floor.desk.client.conferences.list({ friendlyName: this.taskSid, limit: 1 });
    this.conferenceSid = conference?.sid ?? '';
  }

  /** The reservation of whoever took it last. */
  reservation = '';

  async reject(agent: Agent): Promise<void> {
    this.#floor.offline.add(agent);
    this.#missed.push({ name: agent, rejected: true });
    await this.#floor.desk.reject(agent, 'Offline');
    const running = this.#transfers.at(-1);
    if (!running || running.outcome) return;
    this.#transfers[this.#transfers.length - 1] = { ...running, outcome: 'failed' };
    this.#unheld();
  }

  /** Lets the time of an offer run out. */
  async miss(agent: Agent): Promise<void> {
    this.#floor.offline.add(agent);
    this.#missed.push({ name: agent });
    await this.#floor.desk.leap(20);
  }

  async hold(seconds: number): Promise<void> {
    await this.#customer({ hold: true });
    this.#held();
    await this.#floor.desk.leap(seconds);
    await this.#customer({ hold: false });
    this.#unheld();
  }

  async handOver(from: Agent, to: Agent, mode: 'WARM' | 'COLD'): Promise<void> {
    const { desk } = this.#floor;
    await desk.handOver(from, desk.sidOf('worker', to), this.reservation, mode);
    this.#transfers.push({ at: iso(this.now), by: from, to, warm: mode === 'WARM' });
    this.#held();
    if (mode === 'COLD') this.#over(from);
  }

  /** After a warm transfer: the customer is had back, and whoever handed over leaves. */
  async leave(from: Agent): Promise<void> {
    const { desk } = this.#floor;
    await this.#customer({ hold: false });
    this.#unheld();
    const leg = await this.#legOf(from);
    await desk.client.conferences(this.conferenceSid).participants(leg).update({ endConferenceOnExit: false });
    desk.emulator.control.hangUp(leg);
    this.#over(from);
  }

  /** The call is over, and everybody's part in it. */
  async end(by: 'caller' | 'agent' | 'desk'): Promise<void> {
    const { desk } = this.#floor;
    const last = this.#parts.at(-1);
    if (by === 'caller') desk.emulator.control.hangUp(this.callSid);
    else if (by === 'agent') desk.emulator.control.hangUp(await this.#legOf(last?.name ?? 'alice'));
    else await desk.client.conferences(this.conferenceSid).update({ status: 'completed' });
    for (const { name } of this.#parts) this.#over(name);
    this.#unheld();
    this.#end = { hungUp: by };
  }

  async write(agent: Agent, words: { notes?: string; disposition?: string }): Promise<void> {
    const { status, text } = await this.#floor.desk.ask(agent, '/wrap-up', {
      body: { taskSid: this.taskSid, ...words },
    });
    if (status !== 200) throw new Error(`Nothing was written: ${text}`);
    this.#words = { ...this.#words, ...words };
  }

  /** Everybody who wraps up is done. */
  async complete(): Promise<void> {
    await this.#floor.desk.workspace.tasks(this.taskSid).update({ assignmentStatus: 'completed', reason: 'done' });
    this.#end = { ...this.#end, end: 'completed', endedAt: iso(this.now) };
  }

  /** The caller gives up. */
  abandon(): void {
    this.#floor.desk.emulator.control.hangUp(this.callSid);
    this.#end = { end: 'abandoned', endedAt: iso(this.now), hungUp: 'caller' };
  }

  async cancel(): Promise<void> {
    await this.#floor.desk.workspace.tasks(this.taskSid).update({ assignmentStatus: 'canceled', reason: 'enough' });
    this.#end = { end: 'canceled', endedAt: iso(this.now) };
  }

  get happened(): Happened {
    const { end = 'wrapping', endedAt = '', ...how } = this.#end ?? {};
    const parts = this.#parts.map(({ name, from, to = from }) => ({ name, from, to }));
    const seconds = (ms: number): number => Math.round(ms / 1_000);
    // Second by second, which is slow and sure.
    const talked = new Set(
      parts.flatMap(({ from, to }) => Array.from({ length: seconds(to - from) }, (_, s) => from + s * 1_000)),
    );
    const answered = parts[0]?.from ?? Date.parse(endedAt);
    return {
      taskSid: this.taskSid,
      at: iso(this.#begun),
      direction: 'inbound',
      ...(this.#number !== undefined && { caller: this.#number }),
      queue: 'everybody',
      people: parts.map(({ name, from, to }) => ({ name, at: iso(from), talkSeconds: seconds(to - from) })),
      ...(this.#missed.length > 0 && { missed: this.#missed }),
      waitSeconds: seconds(answered - this.#begun),
      ...(parts.length > 0 && { talkSeconds: talked.size }),
      ...(this.#transfers.length > 0 && { transfers: this.#transfers }),
      ...(parts.length > 0 && { holds: { count: this.#holds.count, seconds: seconds(this.#holds.ms) } }),
      end,
      endedAt,
      ...how,
      ...this.#words,
    };
  }

  #held(): void {
    if (this.#holds.since !== undefined) return;
    this.#holds = { ...this.#holds, count: this.#holds.count + 1, since: this.now };
  }

  #unheld(): void {
    const { count, ms, since = this.now } = this.#holds;
    this.#holds = { count, ms: ms + this.now - since, since: undefined };
  }

  #over(agent: Agent): void {
    const part = this.#parts.findLast(({ name }) => name === agent);
    if (part) part.to ??= this.now;
  }

  async #customer(change: { hold: boolean }): Promise<void> {
    const { participants } = this.#floor.desk.client.conferences(this.conferenceSid);
    await participants(this.callSid).update(change);
  }

  async #legOf(agent: Agent): Promise<string> {
    const [leg] = await this.#floor.desk.client.calls.list({ to: phones[agent], status: 'in-progress', limit: 1 });
    return leg?.sid ?? '';
  }
}

/** A floor of three, whose desk keeps a history. */
export class TellingFloor {
  private constructor(readonly desk: WatchingDesk) {}

  static async open(): Promise<TellingFloor> {
    // Nobody is rescued here: whoever is alone is meant to be.
    const seed = join(__dirname, 'floor.yaml');
    const desk = await WatchingDesk.open({ watch: false }, seed, { HISTORY_SECRET: secret });
    // Conferences tell whole seconds, and so does everything here.
    await desk.emulator.clock.advance(1_000 - (desk.now % 1_000));
    return new TellingFloor(desk);
  }

  /** What `/history` tells an agent, all pages of it. @param taskSid - Of the task whose caller is asked about. */
  async tells(agent: Agent, taskSid?: string): Promise<ShownCall[]> {
    const calls: ShownCall[] = [];
    for (let before: string | undefined; ;) {
      const query = { ...(taskSid !== undefined && { taskSid }), ...(before !== undefined && { before }) };
      const { status, text } = await this.desk.ask(agent, '/history', { query });
      if (status !== 200) throw new Error(text);
      const page = JSON.parse(text) as { calls: ShownCall[]; before?: string };
      calls.push(...page.calls);
      before = page.before;
      if (before === undefined) return calls;
    }
  }

  /** Who did not take an offer, and is offered no more for it. */
  readonly offline = new Set<Agent>();

  async everybodyAvailable(): Promise<void> {
    for (const agent of this.offline) await this.desk.go(agent, 'Available');
    this.offline.clear();
  }
}
