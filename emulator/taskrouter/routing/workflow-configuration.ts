import { expression, ExpressionError, type Expression } from '../../../src/lib/expression';
import type { TaskRow, WorkflowRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import { factsOfTask } from '../expression-facts';
import { priorities } from '../limits';

/** One place a task may wait in, as the workflow's filter describes it. */
export interface Target {
  readonly queueSid: string;
  readonly expression: Expression | undefined;
  readonly priority: number | undefined;
  readonly timeoutSeconds: number | undefined;
  readonly orderBy: readonly OrderBy[];
  readonly skipIf: Expression | undefined;
  /** Path into the task's attributes, without the leading `task`. */
  readonly knownWorkerSid: readonly string[] | undefined;
  readonly knownWorkerFriendlyName: readonly string[] | undefined;
}

export interface OrderBy {
  /** Path into the worker's attributes, without the leading `worker`. */
  readonly path: readonly string[];
  readonly descending: boolean;
}

export interface Filter {
  readonly friendlyName: string | undefined;
  readonly expression: Expression;
  readonly targets: readonly Target[];
}

interface WorkflowConfiguration {
  readonly filters: readonly Filter[];
  readonly defaultTarget: Target | undefined;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fail(where: string, problem: string): never {
  throw invalid(`Invalid workflow configuration: ${where} ${problem}`);
}

function text(from: Json, key: string, where: string): string | undefined {
  const value = from[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') fail(`${where}.${key}`, 'must be a string');
  return value;
}

function whole(from: Json, key: string, where: string): number | undefined {
  const value = from[key];
  if (value === undefined || value === null || value === '') return undefined;
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  const [least, most] = priorities;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < least || number > most)
    fail(`${where}.${key}`, `must be a whole number from ${least} to ${most}`);
  return number;
}

function compiled(from: Json, key: string, where: string): Expression | undefined {
  const value = text(from, key, where);
  if (value === undefined || value.trim() === '') return undefined;
  try {
    return expression(value);
  } catch (error) {
    if (error instanceof ExpressionError) fail(`${where}.${key}:`, error.message);
    throw error;
  }
}

function taskPath(from: Json, key: string, where: string): string[] | undefined {
  const value = text(from, key, where);
  if (value === undefined) return undefined;
  const path = value.split('.');
  return path[0] === 'task' ? path.slice(1) : path;
}

function orderBy(from: Json, where: string): OrderBy[] {
  const value = text(from, 'order_by', where);
  if (value === undefined || value.trim() === '') return [];
  return value.split(',').map((part) => {
    const found = /^\s*([\w.]+)(?:\s+(asc|desc))?\s*$/i.exec(part);
    if (!found?.[1]) fail(`${where}.order_by`, `has "${part.trim()}", expected an attribute such as worker.level DESC`);
    const path = found[1].split('.');
    return { path: path[0] === 'worker' ? path.slice(1) : path, descending: found[2]?.toLowerCase() === 'desc' };
  });
}

function target(from: unknown, where: string, inheritedQueue: string | undefined): Target {
  if (!isObject(from)) fail(where, 'must be an object');
  const queueSid = text(from, 'queue', where) ?? inheritedQueue;
  if (!queueSid) fail(`${where}.queue`, 'is missing: the first target of a filter names its task queue');
  return {
    queueSid,
    expression: compiled(from, 'expression', where),
    priority: whole(from, 'priority', where),
    timeoutSeconds: whole(from, 'timeout', where),
    orderBy: orderBy(from, where),
    skipIf: compiled(from, 'skip_if', where),
    knownWorkerSid: taskPath(from, 'known_worker_sid', where),
    knownWorkerFriendlyName: taskPath(from, 'known_worker_friendly_name', where),
  };
}

function filter(from: unknown, where: string): Filter {
  if (!isObject(from)) fail(where, 'must be an object');
  const targets = from['targets'];
  if (!Array.isArray(targets) || targets.length === 0) fail(`${where}.targets`, 'must list at least one target');
  const made: Target[] = [];
  for (const [position, each] of targets.entries())
    made.push(target(each, `${where}.targets[${position}]`, made.at(-1)?.queueSid));
  return {
    friendlyName:
      text(from, 'filter_friendly_name', where) ??
      text(from, 'friendly_name', where) ??
      text(from, 'friendlyName', where),
    expression: compiled(from, 'expression', where) ?? fail(`${where}.expression`, 'is missing'),
    targets: made,
  };
}

/**
 * Reads a workflow's configuration.
 *
 * @param json - The configuration as sent.
 * @throws TwilioError 400 naming the part that is wrong
 * @see https://www.twilio.com/docs/taskrouter/workflow-configuration
 */
export function readConfiguration(json: string): WorkflowConfiguration {
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch {
    throw invalid('Invalid workflow configuration: it is not JSON');
  }
  const routing = isObject(document) ? document['task_routing'] : undefined;
  if (!isObject(routing)) fail('task_routing', 'is missing or not an object');
  const filters = routing['filters'] ?? [];
  if (!Array.isArray(filters)) fail('task_routing.filters', 'must be a list');
  const byDefault = routing['default_filter'];
  return {
    filters: filters.map((each, position) => filter(each, `task_routing.filters[${position}]`)),
    defaultTarget:
      byDefault === undefined || byDefault === null
        ? undefined
        : target(byDefault, 'task_routing.default_filter', undefined),
  };
}

/** One stop on a task's way through its workflow. */
export interface Step {
  readonly target: Target;
  /** `undefined` for the default filter and for a task made straight for a queue or worker. */
  readonly filterName: string | undefined;
  /** Age in seconds at which the task leaves; timeouts accumulate over the steps before. */
  readonly leaveAtAgeSeconds: number | undefined;
  readonly isDefault: boolean;
}

export interface Plan {
  /** The targets of every matching filter, in order. */
  readonly steps: readonly Step[];
  /** Used where no filter matched, or all were left by `skip_if`. */
  readonly defaultStep: Step | undefined;
}

const read = new WeakMap<WorkflowRow, WorkflowConfiguration>();

export function configurationOf(workflow: WorkflowRow): WorkflowConfiguration {
  const known = read.get(workflow);
  if (known) return known;
  const configuration = readConfiguration(workflow.configuration);
  read.set(workflow, configuration);
  return configuration;
}

/** A target that is nothing but a queue. */
function plainTarget(queueSid: string): Target {
  return {
    queueSid,
    expression: undefined,
    priority: undefined,
    timeoutSeconds: undefined,
    orderBy: [],
    skipIf: undefined,
    knownWorkerSid: undefined,
    knownWorkerFriendlyName: undefined,
  };
}

/** The way a task takes through a workflow, from its attributes alone. */
export function planFor(task: TaskRow, configuration: WorkflowConfiguration): Plan {
  const steps: Step[] = [];
  let ageSeconds = 0;
  for (const filter of configuration.filters) {
    if (!filter.expression.evaluate(factsOfTask(task))) continue;
    for (const target of filter.targets) {
      if (target.timeoutSeconds !== undefined) ageSeconds += target.timeoutSeconds;
      const leaveAtAgeSeconds = target.timeoutSeconds === undefined ? undefined : ageSeconds;
      steps.push({ target, filterName: filter.friendlyName, leaveAtAgeSeconds, isDefault: false });
    }
  }
  const fallback = configuration.defaultTarget;
  return {
    steps,
    defaultStep: fallback && {
      target: fallback,
      filterName: undefined,
      leaveAtAgeSeconds: undefined,
      isDefault: true,
    },
  };
}

/** The plan of a task made straight for one queue. */
export function planForQueue(queueSid: string): Plan {
  const step = { target: plainTarget(queueSid), filterName: undefined, leaveAtAgeSeconds: undefined, isDefault: false };
  return { steps: [step], defaultStep: undefined };
}
