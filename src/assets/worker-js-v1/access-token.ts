/** An access token's part that a page can read. */
interface Claims {
  readonly channel?: unknown;
  readonly grants?: { readonly task_router?: { readonly worker_sid?: unknown } };
}

const expected =
  'expected an access token with a TaskRouterGrant that names a worker, such as POST /token of the desk gives';

/**
 * Refuses what is no token for today's SDK, before it says something less plain.
 *
 * @throws Error saying what it is, and what was expected
 */
export function requireAccessToken(token: unknown): asserts token is string {
  if (typeof token !== 'string' || token === '') throw new Error(`Token is required: ${expected}`);
  const claims = claimsOf(token);
  if (!claims) throw new Error(`The token is not a JSON Web Token: ${expected}`);
  if (typeof claims.grants?.task_router?.worker_sid === 'string') return;
  if (typeof claims.channel === 'string')
    throw new Error(`The token is a capability token, which is for version 1 itself: ${expected}`);
  throw new Error(`The token names no worker: ${expected}`);
}

function claimsOf(token: string): Claims | undefined {
  const part = token.split('.')[1] ?? '';
  try {
    const claims: unknown = JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof claims === 'object' && claims !== null ? claims : undefined;
  } catch {
    return undefined;
  }
}
