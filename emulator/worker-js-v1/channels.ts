import { forbidden, invalid, unauthenticated } from '../account/twilio-error';
import type { ChannelDialect } from '../event-bridge/dialect';
import { bridgePath, type ChannelPath } from '../event-bridge/envelope';
import type { Caller } from '../event-bridge/tokens';
import type { Engine } from '../taskrouter/engine';
import { Policies } from './policies';
import type { LoggedEvent } from '../account/event-log';
import { formatTask } from '../taskrouter-api/task-operations';
import { formatWorkerChannel } from '../taskrouter-api/worker-channel-operations';
import { formatWorker } from '../taskrouter-api/worker-operations';

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

/** Where version 1 takes everything to be, unless it was told otherwise; it follows none of the addresses in a frame. */
const origin = 'https://taskrouter.twilio.com';

const reservationEvents: readonly string[] = [
  'reservation.created',
  'reservation.accepted',
  'reservation.rejected',
  'reservation.timeout',
  'reservation.canceled',
  'reservation.rescinded',
  'reservation.wrapup',
  'reservation.completed',
];
const taskEvents: readonly string[] = ['task.updated', 'task.canceled', 'task.completed', 'task.wrapup'];

/**
 * What version 1's clients are told of an event, in the REST API's shapes: of a reservation its task, with the
 * reservation's SID beside it. They know nothing of transfers.
 *
 * @see https://www.twilio.com/docs/taskrouter/js-sdk-v1/workspace/worker
 */
function framePayload(engine: Engine, event: LoggedEvent): object | undefined {
  const { type, task, reservation, worker, workerChannel } = event;
  if (task && reservation && reservationEvents.includes(type))
    return { ...formatTask(engine, origin, task), reservation_sid: reservation.sid };
  if (task && taskEvents.includes(type)) return formatTask(engine, origin, task);
  if (workerChannel) return formatWorkerChannel(engine, origin, workerChannel);
  if (worker && type.startsWith('worker.')) return formatWorker(engine, origin, worker);
  return undefined;
}
