import { TwilioError } from '../account/twilio-error';
import type { WallClock } from '../core/clock-wall';
import { cutOff, type CutOff, type Moment, type StatusEffect, type Strike, type Faults } from './faults';

/** What Twilio says besides the number, where nothing else was asked for. */
const usual: Readonly<Record<number, readonly [code: number, message: string]>> = {
  400: [20001, 'Bad request'],
  401: [20003, 'Authenticate'],
  403: [20403, 'Forbidden'],
  404: [20404, 'The requested resource was not found'],
  409: [20409, 'Conflict'],
  412: [20412, 'Precondition failed'],
  429: [20429, 'Too Many Requests'],
  500: [20500, 'Internal Server Error'],
  502: [20502, 'Bad Gateway'],
  503: [20503, 'Service Unavailable'],
  504: [20504, 'Gateway Timeout'],
};

/** The error that a fault answers with, in Twilio's shape. */
export function faultError({ status, code, message, retryAfterSeconds }: StatusEffect): TwilioError {
  const [usualCode, usualMessage] = usual[status] ?? [20_000 + status, 'A fault on demand'];
  return new TwilioError(status, code ?? usualCode, message ?? usualMessage, retryAfterSeconds);
}

/**
 * The way that requests come in, where faults strike them.
 *
 * Latency here is real time, not virtual: whoever waits at the other end lives in real time, and would wait for ever at a
 * frozen clock. A held request has not arrived yet, so advancing the clock does not wait for it.
 */
export class Line {
  readonly #faults: Faults;
  readonly #wall: WallClock;
  readonly #held = new Set<() => void>();

  constructor(faults: Faults, wall: WallClock) {
    this.#faults = faults;
    this.#wall = wall;
  }

  /**
   * Carries a request to what answers it.
   *
   * @param answer - Told whether its answer will be held up on its way back.
   * @throws TwilioError where a fault says so
   */
  carry<T>(moment: Moment, answer: (isHeldUp: boolean) => Promise<T>): Promise<T | CutOff> {
    const strike = this.#faults.strike(moment);
    return strike ? this.#carryStruck(strike, answer) : answer(false);
  }

  /** Resolves after so much real time, or when everything held is let go. */
  hold(delayMs: number): Promise<void> {
    if (delayMs <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const go = (): void => {
        cancel();
        this.#held.delete(go);
        resolve();
      };
      const cancel = this.#wall.after(delayMs, go);
      this.#held.add(go);
    });
  }

  /** Lets go at once whatever is held. */
  reset(): void {
    for (const go of this.#held) go();
  }

  async #carryStruck<T>(
    { latencyMs, answerLatencyMs, reset, status }: Strike,
    answer: (isHeldUp: boolean) => Promise<T>,
  ): Promise<T | CutOff> {
    await this.hold(latencyMs);
    if (reset === 'before') return cutOff;
    if (status && !status.after) throw faultError(status);
    try {
      const answered = await answer(answerLatencyMs > 0);
      if (!reset && !status) return answered;
    } catch (error) {
      // Lost or covered up is whatever would have been answered, a refusal too.
      if (!reset && !status) throw error;
    } finally {
      await this.hold(answerLatencyMs);
    }
    if (reset || !status) return cutOff;
    throw faultError(status);
  }
}
