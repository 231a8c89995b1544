import { createSecretKey } from 'node:crypto';
import { TokenExpiredError, verify } from 'jsonwebtoken';
import { literal, number, object, optional, safeParse, string } from 'valibot';
import type { Context } from '@twilio-labs/serverless-runtime-types/types';
import { keepsSessions, readConfiguration, type Environment } from './configuration';
import { DeskError } from './errors';
import type { Platform } from './platform';
import type { FunctionEvent, Headers } from './request';
import { sid } from './sids';

/** An agent who has signed in. */
export interface Session {
  readonly workerSid: string;
  /** For people to read: as the sign-in has it, or as the token does. */
  readonly name: string;
  /** What they may be: in people's sessions more than the token's own. */
  readonly roles: readonly Role[];
}

/** What a session token is checked against; see {@link Configuration}. */
export interface SessionKeys {
  readonly ACCOUNT_SID: string;
  readonly API_KEY: string;
  readonly API_SECRET: string;
  readonly WORKSPACE_SID: string;
}

/** The variables that {@link authoriseSession} reads. */
export const sessionNeeds = ['ACCOUNT_SID', 'API_KEY', 'API_SECRET', 'WORKSPACE_SID'] as const;

const bearer = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i;

const refuse = (code: 'unauthorized' | 'session_expired', message: string, cause?: unknown): DeskError =>
  new DeskError(code, message, { headers: { 'WWW-Authenticate': 'Bearer' }, cause });

/** Whom a session is for, as the token's grant says. */
export type Role = 'worker' | 'supervisor';

/** The claims that make an access token the session of one of this workspace's workers in this role. */
const claimsOf = (workspaceSid: string, role: Role) =>
  object({
    exp: number(),
    grants: object({
      identity: optional(string(), ''),
      task_router: object({
        workspace_sid: literal(workspaceSid),
        worker_sid: sid('WK', "a worker's SID"),
        role: literal(role),
      }),
    }),
  });

/**
 * Finds out which worker calls, from `Authorization: Bearer` and the access token that `/token` handed out.
 *
 * @param now - Epoch milliseconds.
 * @throws DeskError `session_expired` for a token that was good once, `unauthorized` for everything else that is not the
 * token of a worker in this workspace, signed with this API key for this account.
 * @see https://www.twilio.com/docs/iam/access-tokens
 */
export function authoriseSession(headers: Headers, keys: SessionKeys, now: number): Session;
export function authoriseSession(headers: Headers, keys: SessionKeys, now: number, around: Around): Promise<Session>;
export function authoriseSession(headers: Headers, keys: SessionKeys, now: number, around?: Around): Pending<Session> {
  return standing(authorise('worker', headers, keys, now), around);
}

/**
 * The same for a supervisor, whose token is another: a supervisor's is no agent's session, nor an agent's a supervisor's.
 *
 * @throws DeskError like {@link authoriseSession}
 */
export function authoriseSupervisor(headers: Headers, keys: SessionKeys, now: number): Session;
export function authoriseSupervisor(headers: Headers, keys: SessionKeys, now: number, around: Around): Promise<Session>;
export function authoriseSupervisor(
  headers: Headers,
  keys: SessionKeys,
  now: number,
  around?: Around,
): Pending<Session> {
  return standing(authorise('supervisor', headers, keys, now), around);
}

type Pending<T> = T | Promise<T>;

/** Where a call takes place; see {@link CallSurroundings} of the handler. */
interface Around {
  readonly event: FunctionEvent;
  readonly context: Environment & Pick<Context, 'getTwilioClient'>;
  readonly platform: Platform;
}

/** Where everybody has a session of their own, a token stands as long as that does. */
function standing(session: Session, around: Around | undefined): Pending<Session> {
  if (!around) return session;
  return (async () => {
    const { event, context, platform } = around;
    if (keepsSessions(context)) {
      const { requireSignedIn } = await import('./people/signed-in');
      const { name, roles } = await requireSignedIn(
        { event, context, platform, configuration: readConfiguration(context, sessionNeeds) },
        session,
      );
      return { ...session, name, roles };
    }
    return session;
  })();
}

function authorise(role: Role, headers: Headers, keys: SessionKeys, now: number): Session {
  const claims = safeParse(claimsOf(keys.WORKSPACE_SID, role), verified(bearerOf(headers), keys, now));
  if (!claims.success) {
    throw refuse(
      'unauthorized',
      `The session token is not for a ${role} of this workspace. Sign in again with /token.`,
    );
  }
  const { identity, task_router: grant } = claims.output.grants;
  return { workerSid: grant.worker_sid, name: identity || grant.worker_sid, roles: [role] };
}

/**
 * What stands in `Authorization: Bearer`, unchecked.
 *
 * @throws DeskError `unauthorized` where there is nothing of that kind
 */
export function bearerOf(headers: Headers): string {
  const header = headers['authorization'];
  const token = typeof header === 'string' ? bearer.exec(header)?.[1] : undefined;
  if (token) return token;
  throw refuse('unauthorized', 'No session: expected the header `Authorization: Bearer <token>`. Sign in with /token.');
}

function verified(token: string, keys: SessionKeys, now: number): unknown {
  try {
    return verify(token, createSecretKey(keys.API_SECRET, 'utf8'), {
      // Pinned, or a token could choose how it is checked.
      algorithms: ['HS256'],
      issuer: keys.API_KEY,
      subject: keys.ACCOUNT_SID,
      clockTimestamp: Math.floor(now / 1000),
    });
  } catch (error) {
    if (error instanceof TokenExpiredError) {
      throw refuse('session_expired', 'The session has expired. Sign in again with /token.', error);
    }
    throw refuse('unauthorized', 'The session token is not one of this desk. Sign in again with /token.', error);
  }
}
