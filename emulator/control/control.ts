import type { ReservationStatus, TaskStatus } from '../../src/lib/lifecycle';
import type { Act } from '../account/recorded-step';
import type { FaultControl } from '../faults/fault-control';
import type { Snapshots } from '../persistence/snapshots';
import type { Engine } from '../taskrouter/engine';
import { isLive } from '../voice/calls';
import type { Place } from '../voice/places';
import type { Telephone } from '../voice/telephone';
import { perform } from './acts';

const tables = {
  workspace: 'workspaces',
  activity: 'activities',
  worker: 'workers',
  taskQueue: 'taskQueues',
  workflow: 'workflows',
} as const;

/** What is steered beside the engine and the telephone. */
export interface ControlParts {
  readonly state: () => object;
  readonly faults: FaultControl;
  readonly snapshots: Snapshots;
  readonly exportSeed: (workspace: string) => string;
}

/** Steers an emulator from the program it runs in; what `/_emulator/v1/…` is over HTTP. */
export class Control {
  readonly #engine: Engine;
  readonly #telephone: Telephone;
  /**
   * Everything there is to see, as `GET /_emulator/v1/state` answers it.
   *
   * @example
   * const { tasks, workers } = emulator.control.state();
   */
  readonly state: () => object;
  /** Makes things go wrong on demand. */
  readonly faults: FaultControl;
  /** States put aside under a name, to be gone back to. */
  readonly snapshots: Snapshots;
  /**
   * Writes the workspace of this name as a seed in YAML.
   *
   * @throws TwilioError 404 where there is none
   * @example
   * writeFileSync('floor.yaml', emulator.control.exportSeed('writers'));
   */
  readonly exportSeed: (workspace: string) => string;

  /** @internal */
  constructor(engine: Engine, telephone: Telephone, { state, faults, snapshots, exportSeed }: ControlParts) {
    this.#engine = engine;
    this.#telephone = telephone;
    this.state = state;
    this.faults = faults;
    this.snapshots = snapshots;
    this.exportSeed = exportSeed;
  }

  /**
   * Resolves once all that has happened so far is in the data file; at once where there is none. What leaves the emulator
   * waits for that by itself.
   * @example
   * const callSid = emulator.control.call('+15557654321', '+15550100');
   * await emulator.control.kept(); // the call is there after a restart, too
   */
  async kept(): Promise<void> {
    await this.#engine.kept();
  }

  /**
   * The SID of the first thing of this kind with this name.
   *
   * @throws Error if there is none
   * @example
   * const alice = emulator.control.sidOf('worker', 'alice'); // WK…
   */
  sidOf(kind: keyof typeof tables, friendlyName: string): string {
    const rows: Iterable<{ sid: string; friendlyName: string }> = this.#engine.store[tables[kind]].values();
    for (const row of rows) if (row.friendlyName === friendlyName) return row.sid;
    throw new Error(`There is no ${kind} named ${friendlyName}`);
  }

  /**
   * The customers' calls that go on, the oldest first.
   *
   * @example
   * emulator.control.call('+15557654321', '+15550100');
   * const [{ number, places }] = emulator.control.customersCalls(); // '+15557654321'
   */
  customersCalls(): CustomersCall[] {
    return customersCalls(this.#engine, this.#telephone);
  }

  /**
   * Calls `listener` after whatever was done to the account, whether or not it changed anything.
   *
   * @returns A function that ends the subscription.
   * @example
   * const stop = emulator.control.onChange(() => console.log(emulator.control.customersCalls()));
   * stop();
   */
  onChange(listener: () => void): () => void {
    return this.#engine.onTransacted(listener);
  }

  /**
   * Places a pretend call from a customer.
   *
   * @returns The call's SID.
   * @example
   * emulator.control.call('+15557654321', '+15550100'); // the number's voice URL is asked for TwiML
   */
  call(from: string, to: string): string {
    return this.#act({ act: 'call', from, to });
  }

  /**
   * The customer of a call hangs up.
   *
   * @throws TwilioError 404 where there is no such call
   * @example
   * const callSid = emulator.control.call('+15557654321', '+15550100');
   * emulator.control.hangUp(callSid);
   */
  hangUp(callSid: string): void {
    this.#act({ act: 'hangUp', callSid });
  }

  /**
   * The customer of a call presses keys.
   *
   * @throws TwilioError 404 where there is no such call, 400 unless it waits for keys
   * @example
   * const callSid = emulator.control.call('+15557654321', '+15550100');
   * await emulator.clock.settle(); // the TwiML has been fetched, and asks for keys
   * emulator.control.press(callSid, '1');
   */
  press(callSid: string, digits: string): void {
    this.#act({ act: 'press', callSid, digits });
  }

  #act(act: Act): string {
    const floor = { engine: this.#engine, telephone: this.#telephone };
    return this.#engine.requests.byProgram(act.act, () => perform(floor, act));
  }
}

/** A call that goes on with a customer at its other end: one who called, or one whom an agent's call was answered by. */
export interface CustomersCall {
  readonly sid: string;
  /** The customer's number. */
  readonly number: string;
  /** One, where all is well. */
  readonly places: readonly Place[];
  /** What the call is about now; absent where no task was made of it, or that one is deleted. */
  readonly task?: { readonly sid: string; readonly status: TaskStatus };
  /** Of the task, those that are pending, accepted or wrapping. */
  readonly reservations: readonly { readonly sid: string; readonly status: ReservationStatus }[];
}

/** The customers' calls that go on, the oldest first. */
export function customersCalls({ store }: Engine, telephone: Telephone): CustomersCall[] {
  const found: CustomersCall[] = [];
  for (const call of store.calls.values()) {
    if (!isLive(call)) continue;
    const isInbound = call.direction === 'inbound';
    if (!isInbound && store.participantOfCall.first(call.sid)?.role !== 'customer') continue;
    if (!isInbound && call.status !== 'in-progress') continue;
    const task = call.taskSid === null ? undefined : store.tasks.get(call.taskSid);
    found.push({
      sid: call.sid,
      number: isInbound ? call.from : call.to,
      places: telephone.placesOf(call.sid),
      ...(task && { task: { sid: task.sid, status: task.assignmentStatus } }),
      reservations: task
        ? [...store.openReservationsOfTask.of(task.sid)].map(({ sid, status }) => ({ sid, status }))
        : [],
    });
  }
  return found;
}
