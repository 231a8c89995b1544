import type { Check } from '../check';
import { fine, wrong } from '../verdicts';
import { lookForWorkflow } from './workflow';

const wanted = 'OUTBOUND_WORKFLOW_SID, where it is set, is a workflow of the workspace, and CALLER_ID is set, too.';

export const outboundWorkflow: Check = {
  id: 'outbound-workflow',
  title: 'Workflow for calls that agents make',
  weight: 'look',
  needs: ['workspace'],
  async run(context) {
    const { OUTBOUND_WORKFLOW_SID: sid } = await context.workflowSids();
    if (sid === undefined) return fine('Not set: the page has no dial pad.', wanted);
    const verdict = await lookForWorkflow(context, 'OUTBOUND_WORKFLOW_SID', sid);
    if (!verdict.valid || context.local !== undefined || context.variables['CALLER_ID']) return verdict;
    return wrong({
      wanted,
      found: 'OUTBOUND_WORKFLOW_SID is set and CALLER_ID is not, so that the page has no dial pad.',
      action: 'Set CALLER_ID to the number that called people should see, and deploy again.',
    });
  },
};
