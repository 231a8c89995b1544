import { refusalOf } from '../../explain';
import type { Check } from '../check';
import type { DoctorContext } from '../context';
import { verdictOf } from '../verdicts';
import type { Finding } from '../verdicts';
import { requireWorkers } from './workers';

/** What is wrong with an expression over workers, if anything: a request for each distinct one. */
export async function problemWith({ facts }: DoctorContext, expression: string): Promise<string | undefined> {
  try {
    return (await facts.isAnybody(expression)) ? undefined : 'matches no worker';
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.status !== 400) throw error;
    return `cannot be read by TaskRouter (${refusal.message})`;
  }
}

/** A list by an expression of nothing is a list of all. */
export const orAll = (expression: string): string => (expression.trim() === '' ? '1==1' : expression);

export const queueExpressions: Check = {
  id: 'queue-expressions',
  title: 'Workers of each queue',
  weight: 'look',
  needs: ['workers'],
  async run(context) {
    await requireWorkers(context);
    const queues = await context.facts.taskQueues();
    const findings = await Promise.all(
      queues.map(async ({ friendlyName, targetWorkers }): Promise<Finding[]> => {
        const problem = await problemWith(context, orAll(targetWorkers));
        if (problem === undefined) return [];
        return [
          {
            found: `The queue ${friendlyName} asks for workers with ${targetWorkers}, which ${problem}.`,
            action:
              "Correct the queue's expression or the workers' attributes; see blanks, capitals and the attributes' names. " +
              'https://console.twilio.com, the workspace, “TaskQueues”.',
          },
        ];
      }),
    );
    return verdictOf(findings.flat(), {
      wanted: 'Each queue has at least one worker.',
      whenFine: `Each of ${queues.length} has somebody.`,
    });
  },
};
