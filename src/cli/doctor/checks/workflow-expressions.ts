import type { Check } from '../check';
import { routesOf } from '../routes';
import { verdictOf } from '../verdicts';
import type { Finding } from '../verdicts';
import { orAll, problemWith } from './queue-expressions';

const wanted =
  'Each target of a workflow has at least one worker of its queue; what depends on a task cannot be tried.';

export const workflowExpressions: Check = {
  id: 'workflow-expressions',
  title: 'Workers of each target of a workflow',
  weight: 'look',
  needs: ['queue-expressions'],
  async run(context) {
    const [workflows, queues] = await Promise.all([context.facts.workflows(), context.facts.taskQueues()]);
    const queueOf = new Map(queues.map((queue) => [queue.sid, queue]));
    let untried = 0;
    const findings = await Promise.all(
      workflows.flatMap(routesOf).map(async ({ workflow, queueSid, expression }): Promise<Finding[]> => {
        const queue = queueOf.get(queueSid);
        if (expression === undefined || queue === undefined) return [];
        if (/\btask\./i.test(expression)) {
          untried += 1;
          return [];
        }
        if ((await problemWith(context, orAll(queue.targetWorkers))) !== undefined) return [];
        const problem = await problemWith(context, `(${orAll(queue.targetWorkers)}) AND (${expression})`);
        if (problem === undefined) return [];
        return [
          {
            found: `A target of the workflow ${workflow} asks the queue ${queue.friendlyName} for ${expression}, which ${problem}.`,
            action: "Correct the target's expression: https://console.twilio.com, the workspace, “Workflows”.",
          },
        ];
      }),
    );
    const left = untried > 0 ? `; ${untried} depend on the task` : '';
    return verdictOf(findings.flat(), { wanted, whenFine: `Each that can be tried has somebody${left}.` });
  },
};
