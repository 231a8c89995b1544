import type { GatherStep } from './interpreter';

/** What is around the keys that one call is asked for. */
export interface KeypadSurroundings {
  /** Does something after so many seconds, in place of what was to be done before. */
  readonly wait: (seconds: number, run: () => void) => void;
  /** Goes on without keys. */
  readonly skipped: () => void;
  /** Goes on with the action, which is told these parameters. */
  readonly gathered: (step: GatherStep, parameters: Readonly<Record<string, string>>) => void;
}

/** The keys that one call is asked for by `<Gather>`. @see https://www.twilio.com/docs/voice/twiml/gather */
export class Keypad {
  readonly #around: KeypadSurroundings;
  #asked: { readonly step: GatherStep; readonly digits: string } | undefined;

  constructor(around: KeypadSurroundings) {
    this.#around = around;
  }

  ask(step: GatherStep): void {
    this.#asked = { step, digits: '' };
    this.#around.wait(step.promptSeconds + step.timeoutSeconds, () => this.#end());
  }

  get isAsked(): boolean {
    return this.#asked !== undefined;
  }

  /** Keys beyond those that were asked for go nowhere. */
  press(digits: string): void {
    for (const key of digits) {
      const asked = this.#asked;
      if (!asked) return;
      const { step } = asked;
      if (step.finishOnKey === key) {
        this.#end(key);
        return;
      }
      this.#asked = { step, digits: asked.digits + key };
      if (this.#asked.digits.length === step.digits) this.#end();
      else this.#around.wait(step.timeoutSeconds, () => this.#end());
    }
  }

  drop(): void {
    this.#asked = undefined;
  }

  #end(finishedOnKey?: string): void {
    const asked = this.#asked;
    if (!asked) return;
    this.#asked = undefined;
    const { step, digits } = asked;
    if (digits === '' && !step.actionOnEmptyResult) this.#around.skipped();
    else this.#around.gathered(step, { Digits: digits, ...(finishedOnKey && { FinishedOnKey: finishedOnKey }) });
  }
}
