import { readOptional, type Environment, type OptionalName } from './configuration';
import { DeskError } from './errors';

/**
 * A variable without which a Function has nothing to offer.
 *
 * @param offers - What it would do, in words that follow "does not".
 * @throws DeskError `not_enabled` where it is not set, `misconfigured` where it is unusable
 */
export function enabledBy(environment: Environment, name: OptionalName, offers: string): string {
  const value = readOptional(environment, name);
  if (value !== undefined) return value;
  throw new DeskError('not_enabled', `This desk does not ${offers}: ${name} is not set. Whoever runs it can set it.`);
}
