import type { Twilio } from 'twilio';
import { DeskError, unlessNotFound } from './errors';
import { isSid } from './sids';

/** A call that an agent wants to make. */
export interface OutboundCall {
  readonly workspaceSid: string;
  readonly workflowSid: string;
  readonly workerSid: string;
  readonly number: string;
  readonly callerId: string;
}

/** An agent waits for the offer: one that does not come at once is of no use. */
const offerWithinSeconds = 120;

/**
 * Makes a task for calling a number, meant for this worker alone. TaskRouter offers it to the worker's page, whose
 * conference instruction then calls the worker's phone and the number.
 *
 * @see https://www.twilio.com/docs/taskrouter/api/task
 * @see https://www.twilio.com/docs/taskrouter/api/reservations#conference-instruction
 */
export async function callOut(client: Twilio, call: OutboundCall): Promise<{ taskSid: string }> {
  const made = client.taskrouter.v1.workspaces(call.workspaceSid).tasks.create({
    workflowSid: call.workflowSid,
    taskChannel: 'voice',
    routingTarget: call.workerSid,
    timeout: offerWithinSeconds,
    attributes: JSON.stringify({ direction: 'outbound', outbound_to: call.number, from: call.callerId }),
  });
  const noSuchWorkspace = new DeskError(
    'misconfigured',
    'The account has no workspace with this SID. Check WORKSPACE_SID and ACCOUNT_SID.',
  );
  const { sid } = await unlessNotFound(made, noSuchWorkspace);
  if (!isSid('WT', sid))
    throw new DeskError('upstream_failed', 'Twilio answered without a task. Try again in a moment.');
  return { taskSid: sid };
}
