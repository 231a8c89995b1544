import { routesOf } from '../../../lib/workflow-routes';
import type { Check } from '../check';
import { asExpressionsSee, readExpression, suitedToQueue, type Suited } from '../suited-workers';
import { verdictOf, type Finding } from '../verdicts';
import { requireWorkers } from './workers';

const place = 'https://console.twilio.com, the workspace, “TaskQueues”.';

/** A queue's attributes are a worker's, and stand bare. */
const isPrefixed = (targetWorkers: string): boolean =>
  readExpression(targetWorkers)?.references.some(([first]) => first === 'worker' || first === 'task') === true;

const findings: Readonly<
  Record<Exclude<Suited, 'somebody'>, (name: string, targetWorkers: string, workers: number) => Finding>
> = {
  nobody: (name, targetWorkers, workers) => ({
    found: `The queue ${name} asks for workers with ${targetWorkers}, which matches none of the ${workers} there are.`,
    action: isPrefixed(targetWorkers)
      ? `Leave “worker.” out: a queue's expression names a worker's attributes without it. ${place}`
      : `If it should match somebody, check spaces, capitals and attribute names in the queue's expression and the workers' attributes. ${place}`,
  }),
  meant: (name, targetWorkers) => ({
    found: `The queue ${name} matches nobody, by its expression “${targetWorkers}”.`,
    action: `If that is not intended, change its expression. ${place}`,
    weight: 'know',
  }),
  unreadable: (name, targetWorkers) => ({
    found: `The expression of the queue ${name} cannot be read here: ${targetWorkers}.`,
    action: `TaskRouter accepted it, so it may well be right; see who is in the queue. ${place}`,
    weight: 'know',
  }),
};

export const queueExpressions: Check = {
  id: 'queue-expressions',
  title: 'Workers of each queue',
  weight: 'look',
  needs: ['workers'],
  async run(context) {
    await requireWorkers(context);
    const [all, workers, workflows, { DEADLINE_WORKFLOW_SID: ofDeadlines }] = await Promise.all([
      context.facts.taskQueues(),
      context.facts.workers(),
      context.facts.workflows(),
      context.workflowSids(),
    ]);
    // Nobody is to be in a queue of deadlines; “deadline-workflow” sees to that.
    const clocks = workflows.filter(({ sid }) => sid === ofDeadlines).flatMap(routesOf);
    const queues = all.filter(({ sid }) => !clocks.some(({ queueSid }) => queueSid === sid));
    const seen = asExpressionsSee(workers);
    const found = queues.flatMap(({ friendlyName, targetWorkers }) => {
      const suited = suitedToQueue(targetWorkers, seen);
      return suited === 'somebody' ? [] : findings[suited](friendlyName, targetWorkers, workers.length);
    });
    return verdictOf(found, {
      wanted: 'Each queue has at least one worker, whatever their activity is at the moment.',
      whenFine: `Each of the ${queues.length} queues has somebody.`,
    });
  },
};
