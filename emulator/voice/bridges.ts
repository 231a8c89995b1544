export interface Bridge {
  readonly callerSid: string;
  readonly workerSid: string;
}

/** Pairs of calls that speak with each other without a conference. Both parties are named by the SID of their call. */
export class Bridges {
  readonly #byCall = new Map<string, Bridge>();

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
    return bridge;
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
