import type { FaultControl } from '../faults/fault-control';
import type { Engine } from '../taskrouter/engine';
import type { Telephone } from '../voice/telephone';

const tables = {
  workspace: 'workspaces',
  activity: 'activities',
  worker: 'workers',
  taskQueue: 'taskQueues',
  workflow: 'workflows',
} as const;

/** Steers an emulator from the program it runs in; what `/_emulator/…` is over HTTP. */
export class Control {
  readonly #engine: Engine;
  readonly #telephone: Telephone;
  /** Everything there is to see, as `GET /_emulator/state` answers it. */
  readonly state: () => object;
  /** Makes things go wrong on demand. */
  readonly faults: FaultControl;

  constructor(engine: Engine, telephone: Telephone, state: () => object, faults: FaultControl) {
    this.#engine = engine;
    this.#telephone = telephone;
    this.state = state;
    this.faults = faults;
  }

  /** The SID of the first thing of this kind with this name. @throws Error if there is none */
  sidOf(kind: keyof typeof tables, friendlyName: string): string {
    const rows: Iterable<{ sid: string; friendlyName: string }> = this.#engine.store[tables[kind]].values();
    for (const row of rows) if (row.friendlyName === friendlyName) return row.sid;
    throw new Error(`There is no ${kind} named ${friendlyName}`);
  }

  /** Places a pretend call from a customer. @returns The call's SID. */
  call(from: string, to: string): string {
    return this.#engine.transact(() => this.#telephone.placeCall({ from, to })).sid;
  }

  hangUp(callSid: string): void {
    this.#engine.transact(() => this.#telephone.hangUp(callSid));
  }

  press(callSid: string, digits: string): void {
    this.#engine.transact(() => this.#telephone.press(callSid, digits));
  }
}
