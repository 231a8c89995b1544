import type { Twilio } from 'twilio';
import type { Customer } from '../alone/customer';
import { surveyCustomers, type ListedTask, type ListedWorkflow } from '../alone/read-customers';
import { whereaboutsOf } from '../alone/whereabouts';
import { callerIn } from './task-caller';

/** How a customer came to be alone: all others left the call, or the task ended, or is gone. */
export type HowAlone = 'left' | 'held' | 'completed' | 'canceled' | 'gone';

/** A customer who is on the line with nobody, as `/floor` tells of one. */
export interface CustomerAlone {
  readonly callSid: string;
  /** `null` where nobody knows any more which it was. */
  readonly taskSid: string | null;
  readonly caller: string | null;
  /** `null` where nobody knows. */
  readonly forSeconds: number | null;
  readonly how: HowAlone;
  readonly workflowName: string | null;
  readonly queueName: string | null;
}

/**
 * Everybody who is alone, whatever the desk does about it by itself.
 *
 * @param now - Epoch milliseconds.
 * @param listed - All tasks that have not ended, and all workflows, as they are being read.
 */
export async function readAlone(
  client: Twilio,
  workspaceSid: string,
  now: number,
  listed: Promise<readonly ListedTask[]>,
  workflows: Promise<readonly ListedWorkflow[]>,
): Promise<readonly CustomerAlone[]> {
  const { customers } = await surveyCustomers(client, workspaceSid, listed, workflows);
  return customers
    .filter((customer) => whereaboutsOf(customer) === 'alone')
    .map((customer) => {
      const { callSid, task, since } = customer;
      return {
        callSid,
        taskSid: task.sid ?? null,
        caller: callerIn(task.attributes) ?? null,
        forSeconds: since === undefined ? null : Math.max(0, Math.floor((now - since) / 1_000)),
        how: howAlone(customer),
        workflowName: task.workflowName ?? null,
        queueName: task.queueName ?? null,
      };
    });
}

function howAlone({ place, task: { status } }: Customer): HowAlone {
  if (status === 'completed' || status === 'canceled' || status === 'gone') return status;
  return place?.kind === 'conference' && place.held ? 'held' : 'left';
}
