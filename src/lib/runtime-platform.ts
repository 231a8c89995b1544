import console from 'node:console';
import type { Platform } from './platform';

/**
 * The platform of a deployed Function, and the only place of the Functions that looks at a clock.
 *
 * Twilio ends a Function after 10 seconds, with an answer nobody can read; all times here add up to less.
 *
 * @see https://www.twilio.com/docs/serverless/functions-assets/faq#is-there-a-limit-to-function-execution-time
 */
export const runtimePlatform: Platform = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  log: (line, level = 'info') => (level === 'error' ? console.error(line) : console.log(line)),
  replyWithinMs: 8_000,
  upstreamTimeoutMs: 4_000,
  upstreamRetryDelayMs: 500,
};
