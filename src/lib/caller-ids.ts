import { readOptional, type Environment } from './configuration';
import { enabledBy } from './enabled-by';
import { DeskError } from './errors';
import { readNumbers } from './phone-number';

/**
 * The numbers that people may see whom an agent calls, the usual one first; none where nobody can be called.
 *
 * @throws DeskError `misconfigured`
 */
export function callerIds(environment: Environment): readonly string[] {
  const usual = readOptional(environment, 'CALLER_ID');
  if (usual === undefined) return [];
  return [...new Set([usual, ...(readNumbers(readOptional(environment, 'CALLER_IDS') ?? '') ?? [])])];
}

/**
 * The number that somebody sees whom an agent calls.
 *
 * @param wanted - What the agent chose; the usual one without it.
 * @throws DeskError `not_enabled` where nobody can be called, `number_not_allowed` for a number that is not the operator's
 */
export function callerIdOf(environment: Environment, wanted: string | undefined, offers: string): string {
  const usual = enabledBy(environment, 'CALLER_ID', offers);
  if (wanted === undefined || callerIds(environment).includes(wanted)) return wanted ?? usual;
  throw new DeskError(
    'number_not_allowed',
    '`callerId` is none of the numbers of this desk: expected one of CALLER_ID and CALLER_IDS. Leave it out for the usual one.',
  );
}
