import { forItToCount, readOptional, signInMode, type Environment } from '../configuration';
import { DeskError } from '../errors';

/** How people of an organization sign in, as `.env` says it. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What is asked for, with spaces between. */
  readonly scope: string;
  /** The claim that has the worker's friendly name. */
  readonly workerClaim: string;
  readonly groupsClaim: string;
  /** Who is in it is a worker; everybody where none is named. */
  readonly workerGroup: string | undefined;
  /** Who is in it is a supervisor; nobody where none is named. */
  readonly supervisorGroup: string | undefined;
  /** Whether a worker is made for somebody who has none. */
  readonly createsWorkers: boolean;
}

const needed = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/**
 * Reads how people sign in with their organization.
 *
 * @throws DeskError `not_enabled` where they do not, `misconfigured` where something is missing or unusable
 */
export function readOidcSettings(environment: Environment): OidcSettings {
  if (signInMode(environment) !== 'oidc')
    throw new DeskError('not_enabled', 'Nobody signs in here with an organization: SIGN_IN is not `oidc`.');
  const [issuer, clientId, clientSecret] = needed.map((name) => readOptional(environment, name)?.trim());
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    const missing = needed.filter((name) => readOptional(environment, name) === undefined);
    throw new DeskError('misconfigured', `Not set: ${missing.join(', ')}. See .env.example, then ${forItToCount}.`);
  }
  return {
    issuer,
    clientId,
    clientSecret,
    scope: readOptional(environment, 'OIDC_SCOPE') ?? 'openid profile email',
    workerClaim: readOptional(environment, 'OIDC_WORKER_CLAIM') ?? 'email',
    groupsClaim: readOptional(environment, 'OIDC_GROUPS_CLAIM') ?? 'groups',
    workerGroup: readOptional(environment, 'OIDC_WORKER_GROUP'),
    supervisorGroup: readOptional(environment, 'OIDC_SUPERVISOR_GROUP'),
    createsWorkers: readOptional(environment, 'OIDC_CREATE_WORKERS') === 'true',
  };
}
