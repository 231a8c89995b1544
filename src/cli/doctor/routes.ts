import type { WorkflowInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/workflow';

/** One way from a workflow into a queue. */
export interface Route {
  readonly workflow: string;
  readonly queueSid: string;
  /** Which of the queue's workers are asked; all of them where absent. */
  readonly expression: string | undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Every way into a queue that a workflow has. @see https://www.twilio.com/docs/taskrouter/workflow-configuration */
export function routesOf({ friendlyName, configuration }: WorkflowInstance): Route[] {
  const routes: Route[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (!isObject(value)) return;
    const { queue, expression } = value;
    if (typeof queue === 'string') {
      const narrowed = typeof expression === 'string' && expression.trim() !== '' ? expression : undefined;
      routes.push({ workflow: friendlyName, queueSid: queue, expression: narrowed });
    }
    Object.values(value).forEach(walk);
  };
  walk(parsed(configuration));
  return routes;
}
