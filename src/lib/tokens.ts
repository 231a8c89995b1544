import { jwt } from 'twilio';
import type { Configuration } from './configuration';
import { DeskError } from './errors';
import { usualRegion } from './region';
import { browserPhoneOf } from './voice-identity';
import type { FoundWorker, Worker } from './workspace';

const { AccessToken } = jwt;
const { TaskRouterCapability, util } = jwt.taskrouter;

export type TokenKeys = Configuration<'ACCOUNT_SID' | 'AUTH_TOKEN' | 'API_KEY' | 'API_SECRET' | 'WORKSPACE_SID'>;

/**
 * An access token for the TaskRouter SDK (version 2 and later), which is the desk's session as well, and the browser's
 * telephone where it is the worker's.
 *
 * @see https://www.twilio.com/docs/iam/access-tokens
 */
export function accessToken(keys: TokenKeys, worker: FoundWorker, ttlSeconds: number): string {
  return tokenFor(keys, worker, ttlSeconds, 'worker');
}

/** The same for a supervisor: the session of the floor page's Functions and of no other, and no telephone. */
export function supervisorToken(keys: TokenKeys, worker: Worker, ttlSeconds: number): string {
  return tokenFor(keys, { ...worker, attributes: '{}' }, ttlSeconds, 'supervisor');
}

function tokenFor(keys: TokenKeys, worker: FoundWorker, ttlSeconds: number, role: 'worker' | 'supervisor'): string {
  const phone = browserPhoneOf(worker);
  const token = new AccessToken(keys.ACCOUNT_SID, keys.API_KEY, keys.API_SECRET, {
    identity: phone ?? worker.friendlyName,
    ttl: ttlSeconds,
    // The header `twr`, without which a token is one of the usual region.
    ...(keys.region !== usualRegion && { region: keys.region }),
  });
  token.addGrant(new AccessToken.TaskRouterGrant({ workspaceSid: keys.WORKSPACE_SID, workerSid: worker.sid, role }));
  // TaskRouter calls the browser; the browser calls nobody by itself.
  if (phone !== undefined) token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
  return token.toJwt();
}

/**
 * The older token, for clients on Worker.js version 1: it may fetch the worker and what is below it, change the worker's
 * activity, and answer reservations. Those are asked for below their task, and a policy can only name all tasks or none:
 * Twilio's own libraries allow as much.
 *
 * Its policies name the hosts of the usual region, and nothing in it can name another.
 *
 * @throws DeskError `invalid_request` in any other region
 * @see https://www.twilio.com/docs/taskrouter/js-sdk-v1/workers
 */
export function capabilityToken(keys: TokenKeys, worker: Worker, ttlSeconds: number): string {
  if (keys.region !== usualRegion) {
    throw new DeskError(
      'invalid_request',
      `\`kind\` is not usable: there are capability tokens in ${usualRegion} alone, and this desk is in ${keys.region}. Ask for the kind access, with version 2 of the SDK.`,
    );
  }
  const token = new TaskRouterCapability({
    accountSid: keys.ACCOUNT_SID,
    authToken: keys.AUTH_TOKEN,
    workspaceSid: keys.WORKSPACE_SID,
    channelId: worker.sid,
    friendlyName: worker.friendlyName,
    ttl: ttlSeconds,
  });
  const ownUrl = util.workersUrl(keys.WORKSPACE_SID, worker.sid);
  const policies = [
    ...util.defaultEventBridgePolicies(keys.ACCOUNT_SID, worker.sid),
    // Fetching the attributes is among these.
    ...util.defaultWorkerPolicies('v1', keys.WORKSPACE_SID, worker.sid),
    { url: `${ownUrl}/**` },
    { url: ownUrl, method: 'POST', postFilter: { ActivitySid: { required: true } } },
    { url: util.tasksUrl(keys.WORKSPACE_SID, '**'), method: 'POST' },
    { url: `${ownUrl}/Reservations/**`, method: 'POST' },
  ];
  for (const policy of policies) token.addPolicy(new TaskRouterCapability.Policy(policy));
  return token.toJwt();
}

/** When a token of ours expires, as ISO 8601. The token says so itself: both libraries take the time from the clock. */
export function expiryOf(token: string): string {
  const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  if (typeof payload === 'object' && payload !== null && 'exp' in payload && typeof payload.exp === 'number') {
    return new Date(payload.exp * 1000).toISOString();
  }
  throw new TypeError('A token without an expiry was made.');
}
