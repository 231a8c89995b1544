export interface Bridge {
  readonly callerSid: string;
  readonly workerSid: string;
}

/** Pairs of calls that speak with each other without a conference. Both parties are named by the SID of their call. */
export class Bridges {
  readonly #byCall = new Map<string, Bridge>();
  readonly #listeners: ((bridge: Bridge) => void)[] = [];

  join(callerSid: string, workerSid: string): void {
    const bridge = { callerSid, workerSid };
    this.#byCall.set(callerSid, bridge);
    this.#byCall.set(workerSid, bridge);
  }

  /** Parts the pair that a call belongs to, if it does. */
  part(callSid: string): Bridge | undefined {
    const bridge = this.#byCall.get(callSid);
    if (!bridge) return undefined;
    this.#byCall.delete(bridge.callerSid);
    this.#byCall.delete(bridge.workerSid);
    for (const listener of this.#listeners) listener(bridge);
    return bridge;
  }

  /** Hears of each pair that speaks no more. */
  onPart(listener: (bridge: Bridge) => void): void {
    this.#listeners.push(listener);
  }

  /** With whom a call speaks. */
  partnerOf(callSid: string): string | undefined {
    const bridge = this.#byCall.get(callSid);
    return bridge?.callerSid === callSid ? bridge.workerSid : bridge?.callerSid;
  }

  reset(): void {
    this.#byCall.clear();
  }
}
