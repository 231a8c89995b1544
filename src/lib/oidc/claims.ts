import { DeskError } from '../errors';
import type { PersonRole } from '../people/roles';
import type { OidcSettings } from './settings';

/** What a provider says of somebody, once it is known that the provider said it. */
export type Claims = Readonly<Record<string, unknown>>;

const longestName = 64;

const ownClaim = (claims: Claims, name: string): unknown => (Object.hasOwn(claims, name) ? claims[name] : undefined);

/** Whether the provider would have to be asked for more. */
export const lacksClaims = (
  claims: Claims,
  settings: Pick<OidcSettings, 'workerClaim' | 'groupsClaim'> & Groups,
): boolean =>
  ownClaim(claims, settings.workerClaim) === undefined ||
  (asksForGroups(settings) && ownClaim(claims, settings.groupsClaim) === undefined);

type Groups = Pick<OidcSettings, 'workerGroup' | 'supervisorGroup'>;

const asksForGroups = ({ workerGroup, supervisorGroup }: Groups): boolean =>
  workerGroup !== undefined || supervisorGroup !== undefined;

/**
 * The name of the worker that somebody is.
 *
 * @throws DeskError `email_unverified` where that is an address which the provider has not seen to be theirs; `unknown_worker` where the
 * provider says no name
 */
export function workerNameIn(claims: Claims, { workerClaim }: Pick<OidcSettings, 'workerClaim'>): string {
  const name = ownClaim(claims, workerClaim);
  // Some providers write it as text.
  if (workerClaim === 'email' && String(ownClaim(claims, 'email_verified')) === 'false')
    throw new DeskError(
      'email_unverified',
      'Your organization has not verified your e-mail address, so nobody can be signed in by it. Ask whoever runs its accounts.',
    );
  if (typeof name === 'string' && name.trim() !== '' && name.trim().length <= longestName) return name.trim();
  throw new DeskError('unknown_worker', 'Your organization does not say who you are here. Ask whoever runs the desk.', {
    cause: new Error(
      `There is no usable claim “${workerClaim}”: expected a worker's friendly name, 1 to 64 characters.`,
    ),
  });
}

/**
 * What somebody may sign in as.
 *
 * @throws DeskError `no_role` where that is nothing
 */
export function rolesIn(claims: Claims, settings: Pick<OidcSettings, 'groupsClaim'> & Groups): readonly PersonRole[] {
  const { groupsClaim, workerGroup, supervisorGroup } = settings;
  const groups = new Set([ownClaim(claims, groupsClaim) ?? []].flat());
  const roles: PersonRole[] = [];
  if (workerGroup === undefined || groups.has(workerGroup)) roles.push('worker');
  if (supervisorGroup !== undefined && groups.has(supervisorGroup)) roles.push('supervisor');
  if (roles.length > 0) return roles;
  throw new DeskError(
    'no_role',
    'Your organization has not given you a place at this desk. Ask whoever runs the desk.',
  );
}
