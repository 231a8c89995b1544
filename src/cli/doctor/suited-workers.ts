import {
  expression,
  ExpressionError,
  factsIn,
  readPath,
  unsettled,
  type Expression,
  type Reading,
  type Scope,
} from '../../lib/expression';
import type { WorkerFacts } from './doctor-facts';

/**
 * What can be said of an expression over workers:
 *
 * - `somebody`: a worker suits it, or may do so for some task, at some moment;
 * - `nobody`: none of the workers that there are, whatever the task;
 * - `meant`: nobody ever, as it names no attribute at all: `1==2`, or nothing;
 * - `unreadable`: TaskRouter has taken it, and it cannot be read here.
 */
export type Suited = 'somebody' | 'nobody' | 'meant' | 'unreadable';

/** Changes by the minute: who is in which activity, and how full they are. To judge by it would be to judge today's staffing. */
const momentary: ReadonlySet<unknown> = new Set(['activity_sid', 'activity_name', 'channel']);

function ofWorker(worker: Scope, path: readonly (string | number)[]): unknown {
  return momentary.has(path[0]) ? unsettled : readPath(worker, path);
}

/** In a queue's expression a worker's attributes stand bare. @see https://www.twilio.com/docs/taskrouter/api/task-queue */
const inQueue =
  (worker: Scope): Reading =>
  (path) =>
    ofWorker(worker, path);

/** In a target's, after `worker.`; everything else is the task's. @see https://www.twilio.com/docs/taskrouter/workflow-configuration */
const inTarget =
  (worker: Scope): Reading =>
  ([first, ...rest]) =>
    first === 'worker' ? ofWorker(worker, rest) : unsettled;

export const asExpressionsSee = (workers: readonly WorkerFacts[]): readonly Scope[] =>
  workers.map(({ sid, friendlyName, attributes }) => ({
    ...attributesOf(attributes),
    sid,
    friendly_name: friendlyName,
  }));

function attributesOf(json: string): Scope {
  try {
    return factsIn(json);
  } catch {
    return {};
  }
}

/** Reads an expression; undefined where it cannot be read here. */
export function readExpression(text: string): Expression | undefined {
  try {
    return expression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** Whether anybody suits a queue's expression. */
export function suitedToQueue(targetWorkers: string, workers: readonly Scope[]): Suited {
  const asked = readExpression(targetWorkers);
  if (!asked) return 'unreadable';
  if (workers.some((worker) => asked.outlook(inQueue(worker)) !== false)) return 'somebody';
  return asked.references.length === 0 ? 'meant' : 'nobody';
}

/** Whether anybody of a queue suits a target's expression, for some task. */
export function suitedToTarget(text: string, targetWorkers: string, workers: readonly Scope[]): Suited {
  const [asked, queue] = [readExpression(text), readExpression(targetWorkers)];
  if (!asked) return 'unreadable';
  const isPossible = (worker: Scope): boolean =>
    asked.outlook(inTarget(worker)) !== false && queue?.outlook(inQueue(worker)) !== false;
  if (workers.some(isPossible)) return 'somebody';
  return asked.references.length === 0 ? 'meant' : 'nobody';
}
