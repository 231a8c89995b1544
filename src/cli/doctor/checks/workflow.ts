import { CannotCheck, type Check, type Verdict } from '../check';
import type { DeskWorkflows, DoctorContext } from '../context';
import { fine, wrong } from '../verdicts';

/** Whether a workflow that the desk is told is one of its workspace. */
export async function lookForWorkflow(
  { facts }: DoctorContext,
  variable: keyof DeskWorkflows,
  sid: string,
): Promise<Verdict> {
  const wanted = `${variable} is a workflow of the workspace.`;
  const workflows = await facts.workflows();
  const found = workflows.find((candidate) => candidate.sid === sid);
  if (found) return fine(`${found.friendlyName} (${sid}).`, wanted);
  const known = workflows.map((workflow) => `${workflow.friendlyName} (${workflow.sid})`).join(', ') || 'none';
  return wrong({
    wanted,
    found: `The workspace has no workflow ${sid}. It has: ${known}.`,
    action: `Set ${variable} to the SID of the right one, and deploy again.`,
  });
}

export const workflow: Check = {
  id: 'workflow',
  title: 'Workflow',
  weight: 'stops',
  needs: ['workspace'],
  async run(context) {
    const { WORKFLOW_SID: sid } = await context.workflowSids();
    if (sid === undefined) throw new CannotCheck('Not checked: WORKFLOW_SID has to be fixed first; see “Variables”.');
    return lookForWorkflow(context, 'WORKFLOW_SID', sid);
  },
};
