import { forItToCount, type Environment } from './configuration';
import { enabledBy } from './enabled-by';
import { DeskError } from './errors';
import { sameSecret } from './same-secret';

/**
 * The password of supervisors, which must not be the agents': every agent would be a supervisor then.
 *
 * @throws DeskError `not_enabled` where there is none, `misconfigured` where it is too short or the agents' own
 */
export function supervisorPassword(environment: Environment, agentsPassword: string): string {
  const password = enabledBy(environment, 'SUPERVISOR_PASSWORD', 'have a floor page');
  if (sameSecret(password, agentsPassword)) {
    throw new DeskError(
      'misconfigured',
      `SUPERVISOR_PASSWORD is not usable: expected another password than TOKEN_PASSWORD. Choose one, then ${forItToCount}.`,
    );
  }
  return password;
}
