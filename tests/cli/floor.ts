import { join } from 'node:path';
import twilio, { type Twilio } from 'twilio';
import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { createEmulator, localCredentials, type Emulator, type NewFault } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { run } from '../../src/cli/desk';
import { testIo, type TestIo, type TestIoOptions } from './test-io';

// A storm is many requests, and the machine may have other work to do.
/** Noon of some day. */
const noon = Date.UTC(2026, 10, 20, 12);

/** What a verb printed, and what it ended with. */
export interface Ran {
  readonly exitCode: number;
  readonly io: TestIo;
  /** The lines of standard output, read as JSON. */
  readonly json: <Value>() => Value[];
}

/** A local TaskRouter at noon with `desk` beside it. Its clock stands, and is moved by the test. */
export class Floor {
  readonly emulator: Emulator;
  readonly client: Twilio;
  readonly workspace: WorkspaceContext;

  private constructor(emulator: Emulator) {
    const { accountSid, authToken } = localCredentials;
    this.emulator = emulator;
    this.client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
    this.workspace = this.client.taskrouter.v1.workspaces(emulator.control.sidOf('workspace', 'floor'));
  }

  static async open(): Promise<Floor> {
    const emulator = await createEmulator({ seed: join(__dirname, 'floor.yaml') });
    emulator.clock.freeze(noon);
    return new Floor(emulator);
  }

  close(): Promise<void> {
    return this.emulator.close();
  }

  fault(fault: NewFault): void {
    this.emulator.control.faults.add(fault);
  }

  /** Counts the requests of these kinds from now on; those that never come are left out. */
  counting(...operations: readonly string[]): () => Record<string, number> {
    const never = { trigger: { nth: 1_000_000 }, effect: { status: 500 } };
    const ids = operations.map((operation) => this.emulator.control.faults.add({ operation, ...never }).id);
    return () => {
      const counted = this.emulator.control.faults.list().filter(({ id, calls }) => ids.includes(id) && calls > 0);
      for (const id of ids) this.emulator.control.faults.remove(id);
      return Object.fromEntries(counted.map(({ operation = '', calls }) => [operation, calls]));
    };
  }

  /** How often each fault struck, in the order they were added. */
  get struck(): readonly number[] {
    return this.emulator.control.faults.list().map(({ hits }) => hits);
  }

  workerSid(name: string): string {
    return this.emulator.control.sidOf('worker', name);
  }

  /** An outside for `desk` whose clock says what the emulator's says. */
  async io(options: TestIoOptions = {}): Promise<TestIo> {
    const env = { TASKROUTER_ORIGIN: this.emulator.origin, ...options.env };
    return testIo({ now: this.emulator.clock.now(), ...options, env });
  }

  async desk(argv: readonly string[], options: TestIoOptions | TestIo = {}): Promise<Ran> {
    const io = 'stdout' in options ? options : await this.io(options);
    const exitCode = await run(argv, io);
    return { exitCode, io, json: <Value>() => io.stdout.lines.map((line) => JSON.parse(line) as Value) };
  }

  /** Lets a worker take up to so many tasks at once. */
  async available(name: string, capacity = 100): Promise<void> {
    const worker = this.workspace.workers(this.workerSid(name));
    await worker.workerChannels('default').update({ capacity });
    await worker.update({ activitySid: this.emulator.control.sidOf('activity', 'Available') });
  }

  /** Makes a task. @returns Its SID. */
  async task(attributes: object = {}): Promise<string> {
    return (await this.workspace.tasks.create({ attributes: JSON.stringify(attributes) })).sid;
  }

  /** Makes so many tasks. @returns Their SIDs, oldest first. */
  async tasks(count: number, attributes: object = {}): Promise<string[]> {
    const sids = await Promise.all(Array.from({ length: count }, () => this.task(attributes)));
    return sids.toSorted();
  }

  /** Accepts the offer of a task; somebody has to be available. */
  async accept(taskSid: string): Promise<string> {
    const { reservations } = this.workspace.tasks(taskSid);
    const [offer] = await reservations.list({ reservationStatus: 'pending' });
    if (!offer) throw new Error(`Nobody was offered ${taskSid}`);
    await reservations(offer.sid).update({ reservationStatus: 'accepted' });
    return offer.sid;
  }

  /** Makes so many tasks and leaves them in wrapping; somebody has to be available. */
  async wrapping(count: number, attributes: object = {}): Promise<string[]> {
    const sids = await this.tasks(count, attributes);
    const wrap = async (sid: string): Promise<void> => {
      await this.accept(sid);
      await this.workspace.tasks(sid).update({ assignmentStatus: 'wrapping' });
    };
    await Promise.all(sids.map(wrap));
    return sids;
  }

  /** The status of each task there is, by SID. */
  async statuses(): Promise<Record<string, string>> {
    const tasks = await this.workspace.tasks.list({ pageSize: 1_000 });
    return Object.fromEntries(tasks.map(({ sid, assignmentStatus }) => [sid, assignmentStatus]));
  }

  /** How often each SID was named by an event of this type: what was done twice shows here. */
  async eventsOf(eventType: string): Promise<Record<string, number>> {
    const events = await this.workspace.events.list({ eventType, minutes: 1_000, pageSize: 1_000 });
    const counts: Record<string, number> = {};
    for (const { resourceSid } of events) counts[resourceSid] = (counts[resourceSid] ?? 0) + 1;
    return counts;
  }

  advance(minutes: number): Promise<void> {
    return this.emulator.clock.advance(minutes * 60_000);
  }
}
