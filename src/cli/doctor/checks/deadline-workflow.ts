import { routesOf } from '../../../lib/workflow-routes';
import type { Check } from '../check';
import { asExpressionsSee, suitedToQueue } from '../suited-workers';
import { fine, verdictOf } from '../verdicts';
import { lookForWorkflow } from './workflow';

const wanted = 'DEADLINE_WORKFLOW_SID, where it is set, is a workflow whose queues nobody is in.';

/** Its tasks are clocks. In a queue with workers they would be offered as if somebody called. */
export const deadlineWorkflow: Check = {
  id: 'deadline-workflow',
  title: 'Workflow for deadlines',
  weight: 'look',
  needs: ['workspace'],
  async run(context) {
    const { DEADLINE_WORKFLOW_SID: sid, WORKFLOW_SID, OUTBOUND_WORKFLOW_SID } = await context.workflowSids();
    const pauses = context.variables['RECORDING'] ? ', and no recording can be paused' : '';
    if (sid === undefined) return fine(`Not set: a wrap-up ends with the next event after its limit${pauses}.`, wanted);
    const verdict = await lookForWorkflow(context, 'DEADLINE_WORKFLOW_SID', sid);
    if (!verdict.valid) return verdict;
    const { facts } = context;
    const [workflows, queues, workers] = await Promise.all([facts.workflows(), facts.taskQueues(), facts.workers()]);
    const seen = asExpressionsSee(workers);
    const routes = workflows.filter((one) => one.sid === sid).flatMap(routesOf);
    const served = queues.filter(
      (queue) =>
        routes.some(({ queueSid }) => queueSid === queue.sid) &&
        suitedToQueue(queue.targetWorkers, seen) === 'somebody',
    );
    const isForCalls = sid === WORKFLOW_SID || sid === OUTBOUND_WORKFLOW_SID;
    return verdictOf(
      [
        ...(isForCalls
          ? [
              {
                found: 'DEADLINE_WORKFLOW_SID is a workflow of calls.',
                action:
                  'Make a workflow of its own for deadlines, set DEADLINE_WORKFLOW_SID to its SID, and deploy again.',
              },
            ]
          : []),
        ...served.map(({ friendlyName }) => ({
          found: `Deadlines wait in the queue ${friendlyName}, and there are workers in it: deadlines would be offered to them.`,
          action: 'Lead the workflow of deadlines into a queue of its own, with the expression 1==2.',
        })),
      ],
      { wanted, whenFine: verdict.found.join(' ') },
    );
  },
};
