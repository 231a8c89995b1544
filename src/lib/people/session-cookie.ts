import * as v from 'valibot';
import type { Cookies } from '../request';
import { sid } from '../sids';
import { personRoles, type PersonRole } from './roles';
import { type CookieKeys, noCookie, readSigned, signed, signedCookie } from './signed-cookie';

/** How long a session lives. A request can ask for less, never for more. */
export interface SessionLimits {
  /** From the sign-in. */
  readonly absoluteMs: number;
  /** From the last time the page was heard of. */
  readonly idleMs: number;
}

export const usualLimits: SessionLimits = { absoluteMs: 12 * 3_600_000, idleMs: 3_600_000 };

const claims = v.object({
  id: v.string(),
  name: v.string(),
  worker: sid('WK', "a worker's SID"),
  roles: v.array(v.picklist(personRoles)),
  generation: v.number(),
  started: v.number(),
  seen: v.number(),
});

/** A sign-in that goes on. Its cookie holds all of it; what Sync holds is the end of it. */
export interface OpenSession {
  readonly id: string;
  /** Whose, as the person's record has it. */
  readonly name: string;
  readonly workerSid: string;
  /** What the person might do at the last look. */
  readonly roles: readonly PersonRole[];
  /** Of the person's sessions that count; see {@link Person}. */
  readonly generation: number;
  /** Epoch milliseconds, as `seenAt`. */
  readonly startedAt: number;
  readonly seenAt: number;
}

const sessionCookieName = '__Host-desk';
const deviceCookieName = '__Host-desk-device';

/** When a session is over if nothing more is heard, in epoch milliseconds. */
export const endOf = ({ startedAt, seenAt }: OpenSession, { absoluteMs, idleMs }: SessionLimits): number =>
  Math.min(startedAt + absoluteMs, seenAt + idleMs);

/** The `Set-Cookie` of a session that was heard of at its `seenAt`. */
export function sessionCookie(session: OpenSession, keys: CookieKeys, limits: SessionLimits = usualLimits): string {
  const { id, name, workerSid: worker, roles, generation, startedAt: started, seenAt: seen } = session;
  const payload = { id, name, worker, roles, generation, started, seen };
  const lifeMs = endOf(session, limits) - seen;
  return signedCookie({ name: sessionCookieName, purpose: 'session', payload, lifeMs }, keys);
}

/** Whether a request has any session's cookie, good or not. */
export const hasSessionCookie = (cookies: Cookies): boolean => Object.hasOwn(cookies, sessionCookieName);

/** The `Set-Cookie` that takes a session from the browser. */
export const noSessionCookie = noCookie(sessionCookieName);

/**
 * The session in a request's cookies, by what the cookie alone can tell. Whether it was ended is to be asked of the
 * person's record.
 *
 * @param now - Epoch milliseconds.
 * @returns `undefined` where there is none that is ours and still lives
 */
export function readSession(
  cookies: Cookies,
  keys: CookieKeys,
  now: number,
  limits: SessionLimits = usualLimits,
): OpenSession | undefined {
  const parsed = v.safeParse(claims, readSigned(cookies[sessionCookieName], 'session', keys));
  if (!parsed.success) return undefined;
  const { id, name, worker: workerSid, roles, generation, started: startedAt, seen: seenAt } = parsed.output;
  const session = { id, name, workerSid, roles, generation, startedAt, seenAt };
  return now < endOf(session, limits) ? session : undefined;
}

const deviceClaims = v.object({ device: v.string(), name: v.string(), credential: v.string() });

/** How long a browser that somebody signed in on is known: half a year. */
const deviceSeconds = 180 * 86_400;

/** A browser that somebody has signed in on, and by which passcode. */
export interface Device {
  readonly id: string;
  /** The key of the name. */
  readonly name: string;
  /** Something that another passcode changes. */
  readonly credential: string;
}

/**
 * By what a browser is known again, for the page's `document.cookie`: a Function's own cookies live for a day. It opens nothing, so that
 * the page may read it: it saves its owner from strangers' guesses.
 */
export function deviceCookie({ id, name, credential }: Device, keys: CookieKeys): string {
  const token = signed({ device: id, name, credential }, 'device', keys);
  return `${deviceCookieName}=${token}; Path=/; Max-Age=${deviceSeconds}; Secure; SameSite=Strict`;
}

/** The browser's device in a request's cookies; `undefined` where there is none that is ours. */
export function readDevice(cookies: Cookies, keys: CookieKeys): Device | undefined {
  const parsed = v.safeParse(deviceClaims, readSigned(cookies[deviceCookieName], 'device', keys));
  if (!parsed.success) return undefined;
  const { device: id, name, credential } = parsed.output;
  return { id, name, credential };
}
