import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { sign, TokenExpiredError, verify } from 'jsonwebtoken';
import { object, safeParse } from 'valibot';
import { DeskError } from './errors';
import { requireOwnPage } from './people/own-page';
import type { Cookies, Headers } from './request';
import { bearerOf, type Role, type Session, type SessionKeys } from './session';
import { sid } from './sids';

/** How long a session can be renewed after its sign-in: longer than a shift, and not until the next one. */
export const renewableForSeconds = 16 * 60 * 60;

/** Who may have it, and what it is signed with. */
export interface RenewalKeys extends SessionKeys {
  readonly role: Role;
  /** The password of that role: with another one, no session that came of the old one goes on. */
  readonly password: string;
}

const AUDIENCE = 'desk-renewal';

const claims = object({ worker: sid('WK', "a worker's SID") });

/**
 * Proof of a sign-in, good for getting further tokens without the password, and for nothing else: neither TaskRouter nor
 * any other Function takes it. It is handed out at the sign-in alone, so that its end is the end, however often it is used.
 *
 * @param now - Epoch milliseconds.
 */
export function renewalOf(keys: RenewalKeys, workerSid: string, now: number): string {
  const issued = Math.floor(now / 1000);
  return sign({ worker: workerSid, iat: issued, exp: issued + renewableForSeconds }, keyOf(keys), {
    algorithm: 'HS256',
    issuer: keys.API_KEY,
    subject: keys.ACCOUNT_SID,
    audience: [AUDIENCE, keys.WORKSPACE_SID],
  });
}

/** `__Host-` ties a cookie to this very host, over TLS alone. One for each role, as each has a password of its own. */
const cookieName = (role: Role): string => `__Host-desk-${role}`;

const cookieOf = (role: Role, value: string, maxAgeSeconds: number): string =>
  `${cookieName(role)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; Secure; HttpOnly; SameSite=Strict`;

/** A browser that has not been heard of for so long forgets: whoever closes a page and leaves is not to be taken for the next to come. */
const idleSeconds = 60 * 60;

/** The `Set-Cookie` by which a browser keeps a renewal where no page can read it; to be sent again with each one. */
export const renewalCookie = (role: Role, renewal: string): string => cookieOf(role, renewal, idleSeconds);

/** The `Set-Cookie` that takes it from the browser. */
export const noRenewalCookie = (role: Role): string => cookieOf(role, '', 0);

/**
 * The renewal that came with a request: in `Authorization: Bearer`, or in the cookie, which the desk's own page alone may have sent.
 *
 * @param domain - Where the desk is, as the runtime knows it.
 * @throws DeskError `unauthorized` where there is none, `forbidden` for a cookie that another site had the browser send
 */
export function renewalIn(headers: Headers, cookies: Cookies, role: Role, domain: string | undefined): string {
  const { [cookieName(role)]: kept } = cookies;
  if (headers['authorization'] !== undefined || typeof kept !== 'string' || kept === '') return bearerOf(headers);
  requireOwnPage(headers, domain);
  return kept;
}

/**
 * Whose session is to be renewed, from what {@link renewalOf} made.
 *
 * @param now - Epoch milliseconds.
 * @throws DeskError `session_expired` where the sign-in is too long ago, `unauthorized` for everything else
 */
export function authoriseRenewal(renewal: string, keys: RenewalKeys, now: number): Pick<Session, 'workerSid'> {
  const parsed = safeParse(claims, verified(renewal, keys, now));
  if (!parsed.success) throw refuse('unauthorized', 'This renewal is for no worker. Sign in with the password.');
  return { workerSid: parsed.output.worker };
}

function verified(renewal: string, keys: RenewalKeys, now: number): unknown {
  try {
    const payload = verify(renewal, keyOf(keys), {
      algorithms: ['HS256'],
      issuer: keys.API_KEY,
      subject: keys.ACCOUNT_SID,
      audience: AUDIENCE,
      clockTimestamp: Math.floor(now / 1000),
    });
    // `audience` above asks for one of the two; both are wanted.
    if (typeof payload === 'object' && payload.aud?.includes(keys.WORKSPACE_SID)) return payload;
  } catch (error) {
    if (error instanceof TokenExpiredError) {
      throw refuse('session_expired', 'The sign-in is too long ago to renew it. Sign in with the password.', error);
    }
    throw refuse('unauthorized', 'This renewal is not one of this desk. Sign in with the password.', error);
  }
  throw refuse('unauthorized', 'This renewal is for another workspace. Sign in with the password.');
}

/** A key for this one purpose and role, which a new password changes. */
function keyOf({ API_SECRET, role, password }: RenewalKeys): KeyObject {
  return createSecretKey(
    createHmac('sha256', API_SECRET)
      .update(JSON.stringify([AUDIENCE, role, password]))
      .digest(),
  );
}

function refuse(code: 'unauthorized' | 'session_expired', message: string, cause?: unknown): DeskError {
  return new DeskError(code, message, { headers: { 'WWW-Authenticate': 'Bearer' }, cause });
}
