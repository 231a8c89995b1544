import type { PasscodeCost } from './people/passcode';

/**
 * `info` is what happens every day. `error` is what somebody must look at: Twilio lists it among the account's errors as 82005.
 *
 * @see https://www.twilio.com/docs/api/errors/82005
 */
export type LogLevel = 'info' | 'error';

/** What a Function takes from the machine it runs on, so that a test can give it another. */
export interface Platform {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs `run` once after `delayMs`, unless the returned function is called before. */
  after(delayMs: number, run: () => void): () => void;
  /** Writes a line where the operator finds it; never given a secret. */
  log(line: string, level?: LogLevel): void;
  /** A Function answers within this time, whatever it waits for. */
  readonly replyWithinMs: number;
  /** How long one request to Twilio may take. */
  readonly upstreamTimeoutMs: number;
  /** The longest pause before asking again what Twilio was too busy to answer. */
  readonly upstreamRetryDelayMs: number;
  /** How dear one guess at a passcode is to be; the usual cost where absent. */
  readonly passcodeCost?: PasscodeCost;
}

/** Resolves after so long. */
export const pause = (platform: Pick<Platform, 'after'>, delayMs: number): Promise<void> =>
  new Promise((resolve) => void platform.after(delayMs, resolve));
