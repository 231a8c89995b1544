import { keepsSessions, readLimit, readOptional, type Environment } from './configuration';
import { readPrefixes } from './phone-number';
import type { Role } from './session';

/** What bounds the calls that somebody can have made. */
export interface CallBounds {
  /** In an hour; nobody counts where a password is shared. */
  readonly perHour?: number;
  /** How numbers begin that may be called; any, where it is left out. */
  readonly prefixes?: readonly string[];
}

/**
 * What bounds the calls of somebody with these roles. Supervisors may call what everybody may, and what is said for them.
 *
 * @throws DeskError `misconfigured`
 */
export function callBounds(environment: Environment, roles: readonly Role[]): CallBounds {
  const everybodys = readOptional(environment, 'CALL_PREFIXES');
  const supervisors = roles.includes('supervisor') ? readOptional(environment, 'SUPERVISOR_CALL_PREFIXES') : undefined;
  const lists = [everybodys, supervisors].filter((list) => list !== undefined);
  return {
    ...(keepsSessions(environment) && { perHour: readLimit(environment, 'CALLS_PER_HOUR') }),
    ...(everybodys !== undefined && { prefixes: lists.flatMap((list) => readPrefixes(list) ?? []) }),
  };
}
