import type { WorkflowInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/workflow';
import type { Fix } from './check';
import type { DoctorContext } from './context';

/** A workflow, and whether the desk puts tasks into it. */
export interface LookedAt {
  readonly workflow: WorkflowInstance;
  /** Named by the desk's variables or by a phone number's voice URL; others may be somebody else's. */
  readonly isDesks: boolean;
}

/** All workflows of the workspace, but for the one of deadlines: nothing in it is ever offered to anybody. */
export async function lookedAt({ facts, workflowSids }: DoctorContext): Promise<LookedAt[]> {
  const [workflows, named, numbers] = await Promise.all([facts.workflows(), workflowSids(), facts.phoneNumbers()]);
  const { DEADLINE_WORKFLOW_SID: ofDeadlines, ...others } = named;
  const sids = new Set<string | undefined>(Object.values(others));
  for (const { voiceUrl } of numbers) sids.add(/[?&]workflowSid=(WW[0-9a-fA-F]{32})/.exec(voiceUrl ?? '')?.[1]);
  const asked = workflows.filter(({ sid }) => sid !== ofDeadlines);
  return asked.map((workflow) => ({ workflow, isDesks: sids.has(workflow.sid) }));
}

interface Change {
  readonly assignmentCallbackUrl?: string;
  readonly fallbackAssignmentCallbackUrl?: string;
  readonly taskReservationTimeout?: number;
}

/** Changes one setting of a workflow and leaves the others. */
export const changeWorkflow = (
  { facts }: DoctorContext,
  { sid }: WorkflowInstance,
  what: string,
  change: Change,
): Fix => ({
  what,
  apply: async () => {
    await (await facts.inWorkspace()).workflows(sid).update(change);
  },
});

/** What a workflow's assignments are to be asked for where nothing else is said: agents decide in the page. */
export const usualAssignment = (desk: string): string => `${desk}/assignment?instruction=none`;
