import type { LoggedEvent } from '../account/event-log';
import type { WorkspaceRow } from '../account/taskrouter-rows';
import type { Engine } from '../taskrouter/engine';
import { eventFields, type EventFields } from '../taskrouter/event-fields';
import type { Alerts } from './alerts';
import type { Webhooks } from './webhooks';

/** How long TaskRouter waits for the answer. @see https://www.twilio.com/docs/taskrouter/api/event/reference */
const answerWithinMs = 15_000;

/**
 * Posts every event that a workspace's filter lets through to its event callback, with the rows as they stood when it
 * happened. Deliveries leave in the order of the events and do not wait for each other, so that an application that
 * answers late holds up nothing; each is tried once.
 *
 * @returns A function that ends it.
 */
export function startEventCallbacks(engine: Engine, webhooks: Webhooks, alerts: Alerts): () => void {
  return engine.log.subscribe((event) => {
    const workspace = engine.store.workspaces.get(event.workspaceSid);
    if (!workspace?.eventCallbackUrl || !letsThrough(workspace, event.type)) return;
    const parameters = eventFields(engine, event);
    void engine.work.track(deliver(webhooks, alerts, workspace.eventCallbackUrl, event, parameters));
  });
}

/** The types of a workspace's filter; none means all. Read once: it is asked at every event. */
const wanted = new WeakMap<WorkspaceRow, ReadonlySet<string>>();

function letsThrough(workspace: WorkspaceRow, type: string): boolean {
  let types = wanted.get(workspace);
  if (!types) wanted.set(workspace, (types = typesOf(workspace.eventsFilter ?? '')));
  return types.size === 0 || types.has(type);
}

/** @param filter - Types with commas or blanks between. */
const typesOf = (filter: string): ReadonlySet<string> => new Set(filter.split(/[\s,]+/).filter(Boolean));

async function deliver(
  webhooks: Webhooks,
  alerts: Alerts,
  url: string,
  event: LoggedEvent,
  parameters: EventFields,
): Promise<void> {
  const answer = await webhooks.post({
    url,
    parameters,
    timeoutMs: answerWithinMs,
    purpose: 'event callback',
    kind: 'event',
    counted: true,
  });
  if (!answer) return;
  const { status, error } = answer;
  if (error === null && status !== null && status >= 200 && status <= 299) return;
  const what = error ?? `it answered ${status}, expected 204`;
  alerts.raise({
    code: 11200,
    message: `The event callback of ${event.type} failed: ${what}`,
    resourceSid: event.sid,
  });
}
