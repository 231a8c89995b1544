import type { TaskRow, WorkflowRow } from '../../account/taskrouter-rows';
import { factsOfTask } from './suitability';
import { type Target, type WorkflowConfiguration, readConfiguration } from './workflow-configuration';

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
export function plainTarget(queueSid: string): Target {
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
