import { createSecretKey } from 'node:crypto';
import { decode, JsonWebTokenError, NotBeforeError, TokenExpiredError, verify, type Algorithm } from 'jsonwebtoken';
import { array, number, object, optional, safeParse, string, unknown } from 'valibot';
import type { Step } from '../account/recorded-step';
import { unauthenticated, type TwilioError } from '../account/twilio-error';
import { usualRegion, type Engine } from '../taskrouter/engine';

/**
 * What a token may do: a worker its own things, a supervisor others' too, an administrator everything in the workspace. A
 * task queue's is for version 1 of the browser library alone.
 */
export type Role = 'worker' | 'supervisor' | 'admin' | 'queue';

/** Who talks to the event bridge, as its token says. */
export interface Caller {
  readonly workspaceSid: string;
  /** Absent where the token is a workspace's, not a worker's. */
  readonly workerSid?: string | undefined;
  /** Whose events it hears: the worker's, or those of the task queue or workspace where it is none's. */
  readonly channel: string;
  readonly role: Role;
  /** When the token ends: epoch milliseconds of virtual time. */
  readonly expiresAt: number;
  /** Of a capability token: what it says that may be asked for, unread. The SDK's dialect does not look at it. */
  readonly policies?: readonly unknown[];
}

/** A caller as it stands in a recording. */
export function withoutPolicies({ policies: _unread, workerSid, ...caller }: Caller): RecordedCaller {
  return { ...caller, ...(workerSid !== undefined && { workerSid }) };
}

type RecordedCaller = Extract<Step, { do: 'bridge' }>['caller'];

/** @see https://www.twilio.com/docs/iam/access-tokens */
const accessTokenClaims = object({
  sub: string(),
  exp: number(),
  grants: object({
    task_router: object({ workspace_sid: string(), worker_sid: optional(string()), role: optional(string()) }),
  }),
});

const regionHeader = object({ header: object({ twr: optional(string(), usualRegion) }) });

/** The older token, made for version 1 of the browser library. */
const capabilityClaims = object({
  account_sid: string(),
  workspace_sid: string(),
  channel: string(),
  exp: number(),
  policies: optional(array(unknown()), []),
});

const accessTokenAlgorithms: Algorithm[] = ['HS256', 'HS384', 'HS512'];
const capabilityAlgorithms: Algorithm[] = ['HS256'];

/**
 * Reads a token of either kind: an access token signed by the API key, or a capability token signed by the auth token.
 *
 * @throws TwilioError 401 saying what is wrong with it
 */
export function readToken(engine: Engine, token: string): Caller {
  const { accountSid, apiKey, apiSecret, authToken } = engine.credentials;
  const decoded: unknown = decode(token);
  const issuer = safeParse(object({ iss: string() }), decoded);
  if (!issuer.success) throw refused('it is not a JSON Web Token with an issuer');
  const { iss } = issuer.output;
  if (iss === apiKey) {
    const claims = verified(engine, token, apiSecret, accessTokenAlgorithms);
    requireRegion(engine, token);
    return asAccessToken(engine, claims);
  }
  if (iss === accountSid) return asCapability(engine, verified(engine, token, authToken, capabilityAlgorithms));
  throw refused(`its issuer ${iss} is neither the API key ${apiKey} nor the account ${accountSid}`);
}

/** An access token names the region of its key in its header, or is of the usual one. */
function requireRegion(engine: Engine, token: string): void {
  const read = safeParse(regionHeader, decode(token, { complete: true }));
  if (!read.success) throw refused('its header names a region that is no text');
  const { twr } = read.output.header;
  if (twr !== engine.region) throw refused(`it is for the region ${twr}, and this is ${engine.region}`);
}

function refused(reason: string): TwilioError {
  return unauthenticated(`Invalid token: ${reason}`);
}

function verified(engine: Engine, token: string, secret: string, algorithms: Algorithm[]): unknown {
  try {
    return verify(token, createSecretKey(secret, 'utf8'), {
      algorithms,
      clockTimestamp: Math.floor(engine.clock.now() / 1000),
    });
  } catch (error) {
    if (error instanceof TokenExpiredError)
      throw refused(`it expired at ${error.expiredAt.toISOString()}; get a new one`);
    if (error instanceof NotBeforeError) throw refused(`it is not valid before ${error.date.toISOString()}`);
    if (error instanceof JsonWebTokenError) throw refused(error.message);
    throw error;
  }
}

function asAccessToken(engine: Engine, claims: unknown): Caller {
  const read = safeParse(accessTokenClaims, claims);
  if (!read.success) throw refused('it has no subject, no expiry or no TaskRouter grant');
  const { sub, exp, grants } = read.output;
  const { workspace_sid: workspaceSid, worker_sid: workerSid, role } = grants.task_router;
  const channel = workerSid ?? workspaceSid;
  return checked(engine, sub, { workspaceSid, workerSid, channel, role: roleOf(role), expiresAt: exp * 1000 });
}

function asCapability(engine: Engine, claims: unknown): Caller {
  const read = safeParse(capabilityClaims, claims);
  if (!read.success) throw refused('it has no account, no workspace, no channel or no expiry');
  const { account_sid: accountSid, workspace_sid: workspaceSid, channel, exp, policies } = read.output;
  const role = channelRole(channel, workspaceSid);
  const workerSid = role === 'worker' ? channel : undefined;
  return checked(engine, accountSid, { workspaceSid, workerSid, channel, role, expiresAt: exp * 1000, policies });
}

function channelRole(channel: string, workspaceSid: string): Role {
  if (channel === workspaceSid) return 'admin';
  return channel.startsWith('WQ') ? 'queue' : 'worker';
}

function roleOf(role: string | undefined): Role {
  return role === 'admin' || role === 'supervisor' ? role : 'worker';
}

function checked(engine: Engine, accountSid: string, caller: Caller): Caller {
  const { workspaceSid, workerSid, channel, role } = caller;
  if (accountSid !== engine.accountSid) throw refused(`account ${accountSid} is not ${engine.accountSid}`);
  if (!engine.store.workspaces.get(workspaceSid)) throw refused(`there is no workspace ${workspaceSid}`);
  if (workerSid !== undefined && engine.store.workers.get(workerSid)?.workspaceSid !== workspaceSid)
    throw refused(`there is no worker ${workerSid} in workspace ${workspaceSid}`);
  if (role === 'queue' && engine.store.taskQueues.get(channel)?.workspaceSid !== workspaceSid)
    throw refused(`there is no task queue ${channel} in workspace ${workspaceSid}`);
  if (role === 'worker' && workerSid === undefined) throw refused('it names no worker and its role is not admin');
  return caller;
}

/**
 * Reads tokens, and remembers them, so that those shown before a moment can be taken for expired from then on: a token
 * says when it was made only to the second, and by another clock than the emulator's.
 */
export class TokenBook {
  readonly #engine: Engine;
  /** By worker, or by workspace where it is no worker's: each token with the time it ends. */
  readonly #shown = new Map<string, Map<string, number>>();
  /** Ended before their time: when they were, and when they would have ended by themselves. */
  readonly #ended = new Map<string, { readonly at: number; readonly expiresAt: number }>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** @throws TwilioError 401 saying what is wrong with it */
  read(token: string): Caller {
    const caller = readToken(this.#engine, token);
    const ended = this.#ended.get(token);
    if (ended) throw unauthenticated(`Invalid token: it expired at ${new Date(ended.at).toISOString()}; get a new one`);
    this.#note(caller, token);
    return caller;
  }

  /** Ends every token that this worker has shown, or everybody where none is given. */
  end(workerSid?: string): void {
    const at = this.#engine.clock.now();
    for (const [token, { expiresAt }] of this.#ended) if (expiresAt <= at) this.#ended.delete(token);
    for (const [owner, tokens] of this.#shown) {
      if (workerSid !== undefined && owner !== workerSid) continue;
      for (const [token, expiresAt] of tokens) this.#ended.set(token, { at, expiresAt });
      this.#shown.delete(owner);
    }
  }

  clear(): void {
    this.#shown.clear();
    this.#ended.clear();
  }

  #note({ workspaceSid, workerSid = workspaceSid, expiresAt }: Caller, token: string): void {
    const tokens = this.#shown.get(workerSid) ?? new Map<string, number>();
    if (tokens.has(token)) return;
    const now = this.#engine.clock.now();
    for (const [old, expiry] of tokens) if (expiry <= now) tokens.delete(old);
    this.#shown.set(workerSid, tokens.set(token, expiresAt));
  }
}
