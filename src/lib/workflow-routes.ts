import type { WorkflowInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/workflow';

/** One way from a workflow into a queue: a target of a filter, or the default. */
export interface Route {
  readonly workflow: string;
  readonly queueSid: string;
  /** Which of the queue's workers are asked; all of them where absent. */
  readonly expression: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectsIn = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/**
 * Every way into a queue that a workflow has. A target that names no queue stays in the one before it, so that `{}` is one.
 *
 * @see https://www.twilio.com/docs/taskrouter/workflow-configuration
 */
export function routesOf({
  friendlyName: workflow,
  configuration,
}: Pick<WorkflowInstance, 'friendlyName' | 'configuration'>): Route[] {
  const document = parsed(configuration);
  const routing = isObject(document) && isObject(document['task_routing']) ? document['task_routing'] : {};
  const routes: Route[] = [];
  const follow = (targets: readonly Json[]): void => {
    let queueSid: string | undefined;
    for (const { queue, expression } of targets) {
      queueSid = textIn(queue) ?? queueSid;
      if (queueSid !== undefined) routes.push({ workflow, queueSid, expression: textIn(expression) });
    }
  };
  for (const { targets } of objectsIn(routing['filters'])) follow(objectsIn(targets));
  follow(objectsIn([routing['default_filter']]));
  return routes;
}
