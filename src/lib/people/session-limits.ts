import { readLimit, type Environment } from '../configuration';
import { DeskError } from '../errors';
import type { SessionLimits } from './session-cookie';

const msPerMinute = 60_000;
const msPerHour = 3_600_000;

/** How long what a sign-in gives lives. */
export interface Lifetimes extends SessionLimits {
  /** Of an access token: so long TaskRouter itself still takes somebody who was signed out. */
  readonly tokenSeconds: number;
}

/**
 * How long sessions and tokens live on this desk. The page renews when a token is nearly over, and is not heard of in between.
 *
 * @throws DeskError `misconfigured` where a limit is unusable, and where a session would be idle before its token is over
 */
export function sessionLimits(environment: Environment): Lifetimes {
  const tokenMinutes = readLimit(environment, 'TOKEN_MINUTES');
  const idleMinutes = readLimit(environment, 'SESSION_IDLE_MINUTES');
  if (idleMinutes < 2 * tokenMinutes)
    throw new DeskError(
      'misconfigured',
      `SESSION_IDLE_MINUTES is ${idleMinutes} and TOKEN_MINUTES ${tokenMinutes}: expected at least twice as long, or open pages would end as idle.`,
    );
  return {
    absoluteMs: readLimit(environment, 'SESSION_HOURS') * msPerHour,
    idleMs: idleMinutes * msPerMinute,
    tokenSeconds: tokenMinutes * 60,
  };
}
