import { webhookKinds } from '../callbacks/webhooks';
import type { Place } from './faults';
import { frameTypes } from '../event-bridge/audience';
import { allRouteNames } from '../event-bridge/routes/bridge-routes';
import type { KnownOperations } from './fault-control';

/** @param operations - Of the REST API. */
export function knownOperations(operations: readonly { readonly id: string }[]): KnownOperations {
  return new Map<string, Place>([
    ...operations.flatMap(({ id }): [string, Place][] => [
      [id, 'request'],
      [`rest:${id}`, 'request'],
    ]),
    ...allRouteNames.map((name): [string, Place] => [`bridge:${name}`, 'request']),
    ['bridge:socket', 'socket'],
    ...frameTypes.map((type): [string, Place] => [`frame:${type}`, 'frame']),
    ...webhookKinds.map((kind): [string, Place] => [`webhook:${kind}`, 'webhook']),
  ]);
}
