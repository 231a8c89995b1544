import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { sign, verify } from 'jsonwebtoken';

/** What cookies are signed with; nobody but the Functions has it. */
export interface CookieKeys {
  readonly ACCOUNT_SID: string;
  readonly API_SECRET: string;
  readonly WORKSPACE_SID: string;
}

/**
 * A key for one purpose in one workspace, so that no token of one kind is one of another. Of bytes that are no key object the package
 * tries first whether they are a private or a public key, which takes longer than all the rest.
 */
const keyFor = (purpose: string, { ACCOUNT_SID, API_SECRET, WORKSPACE_SID }: CookieKeys): KeyObject =>
  createSecretKey(
    createHmac('sha256', API_SECRET)
      .update(JSON.stringify([purpose, ACCOUNT_SID, WORKSPACE_SID]))
      .digest(),
  );

const msPerSecond = 1000;

type SameSite = 'Strict' | 'Lax';

/**
 * `__Host-` ties a cookie to this very host, over TLS alone, so that no neighbour can set one. `Lax` is for what has to come along when
 * another site sends the browser here.
 *
 * @param lifeMs - A day at most: an answer with a longer one never leaves Twilio's runtime, which sends 400 in its place.
 * @see https://www.twilio.com/docs/serverless/functions-assets/functions/headers-and-cookies/limitations
 */
export const setCookie = (name: `__Host-${string}`, value: string, lifeMs: number, sameSite: SameSite): string =>
  `${name}=${value}; Path=/; Max-Age=${Math.max(0, Math.floor(lifeMs / msPerSecond))}; Secure; HttpOnly; SameSite=${sameSite}`;

/** Something that a browser keeps and cannot change. It can be read: nothing secret from its owner belongs in it. */
export const signed = (payload: object, purpose: string, keys: CookieKeys): string =>
  sign(payload, keyFor(purpose, keys), { algorithm: 'HS256', noTimestamp: true });

/** The `Set-Cookie` of it. */
export function signedCookie(
  cookie: {
    readonly name: `__Host-${string}`;
    readonly purpose: string;
    readonly payload: object;
    readonly lifeMs: number;
    readonly sameSite?: SameSite;
  },
  keys: CookieKeys,
): string {
  const { name, purpose, payload, lifeMs, sameSite = 'Strict' } = cookie;
  return setCookie(name, signed(payload, purpose, keys), lifeMs, sameSite);
}

/** The `Set-Cookie` that takes a cookie from the browser. */
export const noCookie = (name: `__Host-${string}`, sameSite: SameSite = 'Strict'): string =>
  setCookie(name, '', 0, sameSite);

/** What a cookie of this purpose holds; `undefined` where it is none that was signed here. */
export function readSigned(token: unknown, purpose: string, keys: CookieKeys): unknown {
  if (typeof token !== 'string') return undefined;
  try {
    return verify(token, keyFor(purpose, keys), { algorithms: ['HS256'] });
  } catch {
    return undefined;
  }
}
