import type { TaskRouterEventHandler, Worker } from 'twilio-taskrouter';
import { asObject } from '../model/json';
import type { Fetch, Ticket } from './api';

/** Twilio's own event bridge, which the SDK talks to unless told otherwise. */
export const EVENT_BRIDGE = 'https://event-bridge.twilio.com/v1/wschannels';

/**
 * Finds reservations that were offered while the SDK was starting.
 *
 * Between reading the open reservations and listening to events, the SDK is deaf for as long as its slowest request
 * takes; a call offered in that moment would ring unseen and take the agent offline. So the list is read once more
 * when the SDK listens, and what is new in it goes through the SDK's own handler, as if its event had come.
 *
 * @returns The SIDs of what was missed; by now they may be over, so they are worth another look.
 */
export async function catchUp(
  worker: Worker,
  Handler: typeof TaskRouterEventHandler,
  { token, taskrouter }: Ticket,
  send: Fetch,
): Promise<string[]> {
  const response = await send(taskrouter?.ebServer ?? EVENT_BRIDGE, {
    method: 'POST',
    headers: { apiVersion: 'v2', clientVersion: 'desk' },
    body: JSON.stringify({
      url: `Workspaces/${worker.workspaceSid}/Workers/${worker.sid}/Reservations`,
      method: 'GET',
      params: { Active: 'true', PageSize: 1000 },
      token,
    }),
  });
  const body: unknown = await response.json();
  const missed = contentsOf(body).filter(({ sid }) => !worker.reservations.has(sid));
  if (missed.length === 0) return [];
  const handler = new Handler(worker);
  const name = handler.getTREventsToHandlerMapping()['reservation.created'];
  const announce: unknown = name === undefined ? undefined : Reflect.get(handler, name);
  if (typeof announce !== 'function') return [];
  for (const payload of missed) Reflect.apply(announce, handler, [payload, 'reservation.created']);
  return missed.map(({ sid }) => sid);
}

function contentsOf(body: unknown): { sid: string }[] {
  const { contents } = asObject(asObject(body)['payload']);
  return Array.isArray(contents) ? contents.filter(hasSid) : [];
}

function hasSid(value: unknown): value is { sid: string } {
  return typeof asObject(value)['sid'] === 'string';
}
