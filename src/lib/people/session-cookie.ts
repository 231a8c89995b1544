import { createHmac } from 'node:crypto';
import { sign, verify } from 'jsonwebtoken';
import * as v from 'valibot';
import type { Cookies } from '../request';
import { sid } from '../sids';
import { personRoles, type PersonRole } from './roles';

/** How long a session lives. A request can ask for less, never for more. */
export interface SessionLimits {
  /** From the sign-in. */
  readonly absoluteMs: number;
  /** From the last time the page was heard of. */
  readonly idleMs: number;
}

export const usualLimits: SessionLimits = { absoluteMs: 12 * 3_600_000, idleMs: 3_600_000 };

/** What cookies are signed with; nobody but the Functions has it. */
export interface CookieKeys {
  readonly ACCOUNT_SID: string;
  readonly API_SECRET: string;
  readonly WORKSPACE_SID: string;
}

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

const msPerSecond = 1000;

/** `__Host-` ties a cookie to this very host, over TLS alone, so that no neighbour can set one. */
const sessionCookieName = '__Host-desk';
const deviceCookieName = '__Host-desk-device';

const attributes = (maxAgeMs: number): string =>
  `Path=/; Max-Age=${Math.max(0, Math.floor(maxAgeMs / msPerSecond))}; Secure; HttpOnly; SameSite=Strict`;

/** A key for one purpose in one workspace, so that no token of one kind is one of another. */
const keyFor = (purpose: string, { ACCOUNT_SID, API_SECRET, WORKSPACE_SID }: CookieKeys): Buffer =>
  createHmac('sha256', API_SECRET)
    .update(JSON.stringify([purpose, ACCOUNT_SID, WORKSPACE_SID]))
    .digest();

/** When a session is over if nothing more is heard, in epoch milliseconds. */
export const endOf = ({ startedAt, seenAt }: OpenSession, { absoluteMs, idleMs }: SessionLimits): number =>
  Math.min(startedAt + absoluteMs, seenAt + idleMs);

/** The `Set-Cookie` of a session that was heard of at its `seenAt`. */
export function sessionCookie(session: OpenSession, keys: CookieKeys, limits: SessionLimits = usualLimits): string {
  const { id, name, workerSid: worker, roles, generation, startedAt: started, seenAt: seen } = session;
  const payload = { id, name, worker, roles, generation, started, seen };
  const token = sign(payload, keyFor('session', keys), { algorithm: 'HS256', noTimestamp: true });
  return `${sessionCookieName}=${token}; ${attributes(endOf(session, limits) - seen)}`;
}

/** The `Set-Cookie` that takes a session from the browser. */
export const noSessionCookie = `${sessionCookieName}=; ${attributes(0)}`;

function read(token: unknown, key: Buffer): unknown {
  if (typeof token !== 'string') return undefined;
  try {
    return verify(token, key, { algorithms: ['HS256'] });
  } catch {
    return undefined;
  }
}

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
  const parsed = v.safeParse(claims, read(cookies[sessionCookieName], keyFor('session', keys)));
  if (!parsed.success) return undefined;
  const { id, name, worker: workerSid, roles, generation, started: startedAt, seen: seenAt } = parsed.output;
  const session = { id, name, workerSid, roles, generation, startedAt, seenAt };
  return now < endOf(session, limits) ? session : undefined;
}

const deviceClaims = v.object({ device: v.string(), name: v.string(), credential: v.string() });

/** How long a browser that somebody signed in on is known. */
const deviceMs = 180 * 86_400_000;

/** A browser that somebody has signed in on, and by which passcode. */
export interface Device {
  readonly id: string;
  /** The key of the name. */
  readonly name: string;
  /** Something that another passcode changes. */
  readonly credential: string;
}

/** The `Set-Cookie` by which a browser is known again. It opens nothing: it saves its owner from strangers' guesses. */
export function deviceCookie({ id, name, credential }: Device, keys: CookieKeys): string {
  const token = sign({ device: id, name, credential }, keyFor('device', keys), {
    algorithm: 'HS256',
    noTimestamp: true,
  });
  return `${deviceCookieName}=${token}; ${attributes(deviceMs)}`;
}

/** The browser's device in a request's cookies; `undefined` where there is none that is ours. */
export function readDevice(cookies: Cookies, keys: CookieKeys): Device | undefined {
  const parsed = v.safeParse(deviceClaims, read(cookies[deviceCookieName], keyFor('device', keys)));
  if (!parsed.success) return undefined;
  const { device: id, name, credential } = parsed.output;
  return { id, name, credential };
}
