import { forbidden, invalid, unauthenticated } from '../account/twilio-error';
import type { ChannelDialect } from '../event-bridge/dialect';
import { bridgePath, type ChannelPath } from '../event-bridge/envelope';
import type { Caller } from '../event-bridge/tokens';
import type { Engine } from '../taskrouter/engine';
import { framePayload } from './frame-payload';
import { Policies } from './policies';

/** How clients of version 1 open sockets, and what they hear there. */
export function channelDialect(engine: Engine): ChannelDialect {
  return {
    admit(caller, path, query) {
      const policies = requireAdmission(engine, caller, path, 'GET');
      const activitySid = query.get('disconnectActivitySid') ?? undefined;
      if (activitySid === undefined || caller.workerSid === undefined) return undefined;
      if (engine.store.activities.get(activitySid)?.workspaceSid !== caller.workspaceSid)
        throw invalid(`disconnectActivitySid ${activitySid} is no activity of workspace ${caller.workspaceSid}`);
      return policies.allow(activityUpdate(caller, activitySid)) ? activitySid : undefined;
    },
    payload: (event) => framePayload(engine, event),
  };
}

/** What a client would ask for that moves its worker into an activity by itself. */
const activityUpdate = ({ workspaceSid, workerSid }: Caller, activitySid: string) => ({
  method: 'POST',
  pathname: `/v1/Workspaces/${workspaceSid}/Workers/${workerSid}`,
  query: new URLSearchParams(),
  form: new URLSearchParams({ ActivitySid: activitySid }),
});

/**
 * What a caller may do who comes to a channel.
 *
 * @param method - `GET` opens a socket, `POST` sends a request.
 * @throws TwilioError 401 where the token is for another channel or none, 403 where its policies leave the channel out
 */
export function requireAdmission(
  { accountSid }: Engine,
  { channel, policies: claim }: Caller,
  path: ChannelPath,
  method: 'GET' | 'POST',
): Policies {
  if (!claim)
    throw unauthenticated(
      `Invalid token: Worker.js version 1 takes a capability token here; an access token is for ${bridgePath} and the SDK from version 2 on`,
    );
  const pathname = `${bridgePath}/${path.accountSid}/${path.channel}`;
  if (path.accountSid !== accountSid || path.channel !== channel)
    throw unauthenticated(`Invalid token: it is for channel ${channel} of ${accountSid}, and not for ${pathname}`);
  const policies = new Policies(claim);
  const none = new URLSearchParams();
  if (!policies.allow({ method, pathname, query: none, form: none }))
    throw forbidden(`The token's policies do not allow ${method} ${pathname}`);
  return policies;
}
