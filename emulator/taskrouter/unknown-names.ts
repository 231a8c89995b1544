import { expression, type Expression } from '../../src/lib/expression';
import type { Store } from '../account/store';
import type { TaskQueueRow, WorkflowRow } from '../account/taskrouter-rows';
import { channelFigures } from './expression-facts';
import { configurationOf, type Target } from './routing/workflow-configuration';

type Path = readonly (string | number)[];

/**
 * The names in a workflow's targets that only the platform could define and nothing here does. They are `null`, and what is
 * compared with them is false for ever.
 *
 * @see https://www.twilio.com/docs/taskrouter/multitasking
 * @see https://www.twilio.com/docs/taskrouter/workflow-configuration
 */
export function unknownNamesOfWorkflow(store: Store, workflow: WorkflowRow): readonly string[] {
  const { filters, defaultTarget } = configurationOf(workflow);
  const channels = new Set([...store.taskChannelsOf.of(workflow.workspaceSid)].map(({ uniqueName }) => uniqueName));
  const counts = [
    'available',
    'unavailable',
    ...[...store.activitiesOf.of(workflow.workspaceSid)].map(({ sid }) => sid),
  ];
  const isFigure = ([, channel, figure]: Path): boolean =>
    channels.has(String(channel)) && channelFigures.some((known) => known === figure);
  const isCount = ([first, count, ...more]: Path): boolean =>
    first === 'workers' && more.length === 0 && counts.includes(String(count));
  const ofTarget = ({ expression: asked, orderBy, skipIf }: Target): Path[] => [
    ...pathsOf(asked).filter((path) => isPlatforms(path) && !isFigure(path.slice(1))),
    ...orderBy.flatMap(({ path }) =>
      path[0] === 'channel' && path.length > 2 && !isFigure(path) ? [['worker', ...path]] : [],
    ),
    ...pathsOf(skipIf).filter((path) => !isCount(path)),
  ];
  const targets = [...filters.flatMap((filter) => filter.targets), ...(defaultTarget ? [defaultTarget] : [])];
  return named([
    ...filters.flatMap((filter) => pathsOf(filter.expression).filter(isPlatforms)),
    ...targets.flatMap(ofTarget),
  ]);
}

/** The same of a task queue's `TargetWorkers`, which speaks of a worker's attributes alone. */
export function unknownNamesOfTaskQueue({ targetWorkers }: TaskQueueRow): readonly string[] {
  return named(pathsOf(expression(targetWorkers)).filter(isPlatforms));
}

const pathsOf = (asked: Expression | undefined): readonly Path[] => asked?.references ?? [];

/** What nobody would call an attribute: a figure of a worker's channel, a count of workers. */
const isPlatforms = ([first, second, , fourth]: Path): boolean =>
  (first === 'worker' && second === 'channel' && fourth !== undefined) || (first === 'workers' && second !== undefined);

const named = (paths: readonly Path[]): readonly string[] => [...new Set(paths.map((path) => path.join('.')))];
