import type { Engine } from '../../taskrouter/engine';
import { forbidden, notFound } from '../../taskrouter/errors';
import { isAllowed } from '../access';
import { Call } from '../call';
import type { Envelope } from '../envelope';
import { Parameters } from '../parameters';
import type { Caller } from '../tokens';
import { activityRoutes } from './activities';
import { routesNotYet } from './not-yet';
import { reservationRoutes } from './reservations';
import type { Route } from './route';
import { sidsIn } from './route';
import { taskQueueRoutes } from './task-queues';
import { taskRoutes } from './tasks';
import { transferRoutes } from './transfers';
import { workerChannelRoutes } from './worker-channels';
import { workerRoutes } from './worker';
import { workersRoutes } from './workers';

const routes: readonly Route[] = [
  ...workerRoutes,
  ...activityRoutes,
  ...workerChannelRoutes,
  ...reservationRoutes,
  ...taskRoutes,
  ...transferRoutes,
  ...workersRoutes,
  ...taskQueueRoutes,
  ...routesNotYet,
];

/**
 * Does what a request asks for.
 *
 * @param ifMatch - The version that the client expects, where it checks versions.
 * @returns What the client finds under `payload`.
 * @throws TwilioError 403 where the token does not allow it, 404 where there is no such thing, 400, 412 or 501
 */
export function answer(
  engine: Engine,
  caller: Caller,
  { method, url: asked, params }: Envelope,
  ifMatch: string | undefined,
): object {
  const url = asked.replace(/^\/*(v1\/)?/, '');
  const [workspaces, workspaceSid = '', ...parts] = url.split('/');
  for (const route of workspaces === 'Workspaces' ? routes : []) {
    const sids = route.method === method && sidsIn(route.path, parts);
    if (!sids) continue;
    const call = new Call(engine, caller, url, workspaceSid, sids, new Parameters(params), ifMatch);
    if (workspaceSid !== caller.workspaceSid || !isAllowed(call, route.access))
      throw forbidden(`This token does not allow ${method} ${url}`);
    return engine.transact(() => route.answer(call));
  }
  throw notFound(`/${url}`);
}
