import type { Check } from '../check';
import { routesOf, type Route } from '../../../lib/workflow-routes';
import { asExpressionsSee, readExpression, suitedToQueue, suitedToTarget, type Suited } from '../suited-workers';
import { verdictOf, type Finding } from '../verdicts';

const wanted =
  'Each target of a workflow has, for some task, at least one worker of its queue, whatever their activity is at the moment.';
const place = 'https://console.twilio.com, the workspace, “Workflows”.';

type Asked = Pick<Route, 'workflow'> & { readonly expression: string; readonly queue: string };

const said = ({ workflow, queue, expression }: Asked): string =>
  `A target of the workflow ${workflow} asks the queue ${queue} for ${expression}`;

const findings: Readonly<Record<Exclude<Suited, 'somebody'>, (asked: Asked) => Finding>> = {
  nobody: (asked) => ({
    found: `${said(asked)}, which matches none of its workers, whatever the task.`,
    action: `If it should match somebody, check spaces, capitals and attribute names. ${place}`,
  }),
  meant: (asked) => ({
    found: `${said(asked)}, which can never match anybody.`,
    action: `If that is not intended, change the target's expression. ${place}`,
    weight: 'know',
  }),
  unreadable: (asked) => ({
    found: `${said(asked)}, which cannot be read here.`,
    action: `TaskRouter accepted it, so it may well be right. ${place}`,
    weight: 'know',
  }),
};

/** Attributes that a target names bare, which are the task's there, although they look like a worker's. */
function mistakenIn(expression: string, attributes: ReadonlySet<string>): string | undefined {
  const bare = readExpression(expression)?.references.find(([first]) => attributes.has(String(first)));
  return bare?.join('.');
}

/** @see https://www.twilio.com/docs/taskrouter/workflow-configuration */
export const workflowExpressions: Check = {
  id: 'workflow-expressions',
  title: 'Workers of each target of a workflow',
  weight: 'look',
  needs: ['queue-expressions'],
  async run({ facts }) {
    const [workflows, queues, workers] = await Promise.all([facts.workflows(), facts.taskQueues(), facts.workers()]);
    const queueOf = new Map(queues.map((queue) => [queue.sid, queue]));
    const seen = asExpressionsSee(workers);
    const attributes = new Set(seen.flatMap((worker) => Object.keys(worker)));
    const found = workflows.flatMap(routesOf).flatMap(({ workflow, queueSid, expression }): Finding[] => {
      const queue = queueOf.get(queueSid);
      // Where a queue has nobody, its targets are not to blame.
      if (expression === undefined || !queue || suitedToQueue(queue.targetWorkers, seen) !== 'somebody') return [];
      const asked = { workflow, queue: queue.friendlyName, expression };
      const suited = suitedToTarget(expression, queue.targetWorkers, seen);
      if (suited !== 'somebody') return [findings[suited](asked)];
      const bare = mistakenIn(expression, attributes);
      if (bare === undefined) return [];
      return [
        {
          found: `${said(asked)}, where ${bare} is the task's.`,
          action: `If a worker's is meant, write worker.${bare}. ${place}`,
          weight: 'know',
        },
      ];
    });
    return verdictOf(found, { wanted, whenFine: 'Each has somebody.' });
  },
};
