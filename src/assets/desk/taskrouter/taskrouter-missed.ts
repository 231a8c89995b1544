import type { TaskRouterEventHandler, Worker } from 'twilio-taskrouter';
import { asObject } from '../ground/json';
import type { Fetch, Ticket } from '../ground/api';

/** Twilio's own event bridge, which the SDK talks to unless told otherwise. */
export const EVENT_BRIDGE = 'https://event-bridge.twilio.com/v1/wschannels';

/** What it takes to ask besides the SDK: it, its handler of events, the token, and a way to send. */
export interface Asking {
  readonly worker: Worker;
  readonly Handler: typeof TaskRouterEventHandler;
  readonly ticket: Ticket;
  readonly send: Fetch;
  /** Runs what makes the SDK tell of reservations that were made some time ago. */
  readonly late: (announce: () => void) => void;
  /** How much TaskRouter has told so far: an answer to what was asked before the last of it may be older. */
  readonly heard: () => number;
}

/**
 * Finds reservations that were offered while the SDK was starting.
 *
 * Between reading the open reservations and listening to events, the SDK is deaf for as long as its slowest request
 * takes; a call offered in that moment would ring unseen and take the agent offline. So the list is read once more
 * when the SDK listens, and what is new in it goes through the SDK's own handler, as if its event had come.
 *
 * @returns The SIDs of what was missed; by now they may be over, so they are worth another look.
 * @throws Error when TaskRouter could not be asked; what was missed, if anything, is not known then
 */
export async function catchUp(asking: Asking): Promise<string[]> {
  const response = await ask(asking, '/Reservations', 'v2', { Active: 'true', PageSize: 1000 });
  if (!response.ok) throw failed(response);
  const missed = contentsOf(await response.json()).filter(({ sid }) => !asking.worker.reservations.has(sid));
  announce(asking, 'reservation.created', missed);
  return missed.map(({ sid }) => sid);
}

/** How a reservation stands, by TaskRouter's own word. */
export interface Standing {
  /** In small letters: `accepted`, `wrapping`, … */
  readonly status: string;
  /** Whether the agent hands its task on, and nobody has taken it or refused yet. */
  readonly isHandingOn: boolean;
}

/**
 * Makes the SDK know a reservation anew, whatever its status: one that another tab held, or one of which it missed
 * something, such as a transfer whose answer was lost.
 *
 * @returns How it stands; `undefined` where TaskRouter does not know it.
 * @throws Error when TaskRouter could not be asked
 */
export async function recall(asking: Asking, sid: string): Promise<Standing | undefined> {
  const before = asking.heard();
  const response = await ask(asking, `/Reservations/${sid}`, 'v1', {});
  if (response.status === 404) return undefined;
  if (!response.ok) throw failed(response);
  const { payload } = asObject(await response.json());
  if (!hasSid(payload)) throw failed(response);
  if (asking.heard() !== before) return recall(asking, sid);
  announce(asking, 'reservation.created', [payload]);
  const { reservation_status: status, active_outgoing_task_transfer: transfer } = asObject(payload);
  return { status: String(status), isHandingOn: asObject(transfer)['transfer_status'] === 'initiated' };
}

/**
 * Makes the SDK know its worker anew, the activity included, which it leaves as it is where it reads the worker by itself.
 *
 * @throws Error when TaskRouter could not be asked
 */
export async function recallWorker(asking: Asking): Promise<void> {
  const before = asking.heard();
  const response = await ask(asking, '', 'v1', {});
  if (!response.ok) throw failed(response);
  const { payload } = asObject(await response.json());
  if (!hasSid(payload)) throw failed(response);
  if (asking.heard() !== before) return recallWorker(asking);
  announce(asking, 'worker.activity.update', [payload]);
}

/** @param path - Below the worker's own. */
function ask({ worker, ticket, send }: Asking, path: string, apiVersion: string, params: object): Promise<Response> {
  return send(ticket.taskrouter?.ebServer ?? EVENT_BRIDGE, {
    method: 'POST',
    headers: { apiVersion, clientVersion: 'desk' },
    body: JSON.stringify({
      url: `Workspaces/${worker.workspaceSid}/Workers/${worker.sid}${path}`,
      method: 'GET',
      params,
      token: ticket.token,
    }),
  });
}

/** Hands to the SDK what was read, as if events of this type had come with it. */
function announce({ worker, Handler, late }: Asking, type: string, payloads: readonly { sid: string }[]): void {
  if (payloads.length === 0) return;
  const handler = new Handler(worker);
  const name = handler.getTREventsToHandlerMapping()[type];
  const handle: unknown = name === undefined ? undefined : Reflect.get(handler, name);
  if (typeof handle !== 'function') return;
  late(() => {
    for (const payload of payloads) Reflect.apply(handle, handler, [payload, type]);
  });
}

function failed({ status }: Response): Error {
  return new Error(`Request failed with status code ${status}.`);
}

function contentsOf(body: unknown): { sid: string }[] {
  const { contents } = asObject(asObject(body)['payload']);
  return Array.isArray(contents) ? contents.filter(hasSid) : [];
}

function hasSid(value: unknown): value is { sid: string } {
  return typeof asObject(value)['sid'] === 'string';
}
