import { forbidden, notFound, notImplemented, statusOf } from '../account/twilio-error';
import type { Engine } from '../taskrouter/engine';
import { Parameters } from './bridge-parameters';
import type { Envelope } from './envelope';
import { workerRoutes } from './routes/own-worker-routes';
import { participantRoutes } from './routes/participant-routes';
import { reservationRoutes } from './routes/reservation-routes';
import { isAllowed, Call, type Route, sidsIn } from './routes/route';
import { taskQueueRoutes } from './routes/task-queue-routes';
import { taskRoutes } from './routes/task-routes';
import { transferRoutes } from './routes/transfer-routes';
import { workersRoutes } from './routes/worker-routes';
import { withoutPolicies, type Caller } from './tokens';

const routes: readonly Route[] = [
  ...workerRoutes,
  ...reservationRoutes,
  ...taskRoutes,
  ...transferRoutes,
  ...workersRoutes,
  ...taskQueueRoutes,
  ...participantRoutes,
];

/**
 * Does what a request asks for.
 *
 * @param ifMatch - The version that the client expects, where it checks versions.
 * @returns What the client finds under `payload`.
 * @throws TwilioError 403 where the token does not allow it, 404 where there is no such thing, 400, 412 or 501
 */
export function answer(engine: Engine, caller: Caller, envelope: Envelope, ifMatch: string | undefined): object {
  const { method, url, params } = envelope;
  const note = (status: number): void =>
    engine.recorder?.note({
      do: 'bridge',
      caller: withoutPolicies(caller),
      method,
      url,
      params,
      ...(ifMatch !== undefined && { ifMatch }),
      status,
    });
  try {
    const answered = carryOut(engine, caller, envelope, ifMatch);
    note(200);
    return answered;
  } catch (error) {
    note(statusOf(error));
    throw error;
  }
}

function carryOut(engine: Engine, caller: Caller, envelope: Envelope, ifMatch: string | undefined): object {
  const url = plainUrl(envelope);
  const found = find(envelope);
  if (!found) throw notFound(`/${url}`);
  const { route, workspaceSid, sids } = found;
  const call = new Call(engine, caller, url, workspaceSid, sids, new Parameters(envelope.params), ifMatch);
  if (workspaceSid !== caller.workspaceSid || !isAllowed(call, route.access))
    throw forbidden(`This token does not allow ${envelope.method} ${url}`);
  const unknown = call.parameters.besides([...route.parameters, ...sentByMistake]);
  if (unknown !== undefined) throw notImplemented(`the parameter ${unknown} of ${route.method} ${route.path}`);
  return engine.transact(() => route.answer(call));
}

/** The browser SDK looks options up in a table, and sends those that are not in it under this name. */
const sentByMistake = ['undefined'] as const;

function plainUrl({ url }: Envelope): string {
  return url.replace(/^\/*(v1\/)?/, '');
}

interface Found {
  readonly route: Route;
  readonly workspaceSid: string;
  readonly sids: Readonly<Record<string, string>>;
}

function find(envelope: Envelope): Found | undefined {
  const [workspaces, workspaceSid = '', ...parts] = plainUrl(envelope).split('/');
  if (workspaces !== 'Workspaces') return undefined;
  for (const route of routes) {
    const sids = route.method === envelope.method && sidsIn(route.path, parts);
    if (sids) return { route, workspaceSid, sids };
  }
  return undefined;
}

const namesOf = ({ method, path }: Route): readonly string[] => [path, `${method} ${path}`];

/** What a request goes by: its route's path, without and with the method; nothing where there is no such route. */
export function routeNames(envelope: Envelope): readonly string[] {
  const found = find(envelope);
  return found ? namesOf(found.route) : [];
}

/** Every name that {@link routeNames} can give. */
export const allRouteNames: readonly string[] = [...new Set(routes.flatMap((route) => namesOf(route)))];
