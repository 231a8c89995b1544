import { invalid } from '../account/twilio-error';
import { Script, type ScriptSurroundings } from './script';
import type { QueueResult } from './time-in-queue';

/** The scripts of the calls that follow one. */
export class Scripts {
  readonly #around: ScriptSurroundings;
  readonly #scripts = new Map<string, Script>();

  constructor(around: ScriptSurroundings) {
    this.#around = around;
  }

  /** The script of a call, which has not begun where the call had none. */
  of(callSid: string): Script {
    const script = this.#scripts.get(callSid) ?? new Script(this.#around, callSid);
    this.#scripts.set(callSid, script);
    return script;
  }

  /** Whether a call has one. */
  has(callSid: string): boolean {
    return this.#scripts.has(callSid);
  }

  /** @throws TwilioError 400 unless the call waits for keys */
  press(callSid: string, digits: string): void {
    const script = this.#scripts.get(callSid);
    if (!script) throw invalid(`Call ${callSid} is not asked for digits now`);
    script.press(digits);
  }

  leaveQueue(callSid: string, result: QueueResult): void {
    this.#scripts.get(callSid)?.leaveQueue(result);
  }

  /** The call goes on by other means. */
  stop(callSid: string): void {
    this.#scripts.get(callSid)?.stop();
    this.#scripts.delete(callSid);
  }

  /** The call has ended. */
  hangUp(callSid: string): void {
    this.#scripts.get(callSid)?.hangUp();
    this.#scripts.delete(callSid);
  }

  reset(): void {
    for (const script of this.#scripts.values()) script.stop();
    this.#scripts.clear();
  }
}
