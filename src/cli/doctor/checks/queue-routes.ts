import type { Check } from '../check';
import { routesOf } from '../../../lib/workflow-routes';
import { verdictOf, type Finding } from '../verdicts';

export const queueRoutes: Check = {
  id: 'queue-routes',
  title: 'Routes to each queue',
  weight: 'look',
  needs: ['workspace'],
  async run({ facts }) {
    const [workflows, queues] = await Promise.all([facts.workflows(), facts.taskQueues()]);
    const routes = workflows.flatMap(routesOf);
    const reached = new Set(routes.map(({ queueSid }) => queueSid));
    const known = new Set(queues.map(({ sid }) => sid));
    const findings: Finding[] = [
      ...routes
        .filter(({ queueSid }) => !known.has(queueSid))
        .map(({ workflow, queueSid }) => ({
          found: `The workflow ${workflow} puts tasks into ${queueSid}, which is no queue of the workspace.`,
          action: 'Correct it: https://console.twilio.com, the workspace, “Workflows”.',
        })),
      ...workflows
        .filter((workflow) => routesOf(workflow).length === 0)
        .map(({ friendlyName }) => ({
          found: `The workflow ${friendlyName} leads to no queue: its tasks are canceled at once.`,
          action: 'Give it a filter or a default queue: https://console.twilio.com, the workspace, “Workflows”.',
        })),
      ...queues
        .filter(({ sid }) => !reached.has(sid))
        .map(({ friendlyName }) => ({
          found: `No workflow leads to the queue ${friendlyName}; only transfers reach it.`,
          action: 'Name it in a workflow, or delete it.',
          weight: 'know' as const,
        })),
    ];
    return verdictOf(findings, {
      wanted: 'Each queue is named by a workflow, and each workflow names existing queues.',
      whenFine: `Each of ${queues.length} is named by a workflow.`,
    });
  },
};
