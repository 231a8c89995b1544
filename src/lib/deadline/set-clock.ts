import type { Twilio } from 'twilio';
import { clockAttributes, type Clock } from './clock-task';

/** Where clocks are made. */
export interface ClockPlace {
  readonly workspaceSid: string;
  /** The workflow that leads to a queue which nobody serves. */
  readonly workflowSid: string;
}

/** Sets a clock. TaskRouter counts in whole seconds; one that is early would only have to be set again. */
export async function setClock(
  client: Twilio,
  { workspaceSid, workflowSid }: ClockPlace,
  clock: Clock,
  leftMs: number,
): Promise<void> {
  await client.taskrouter.v1.workspaces(workspaceSid).tasks.create({
    workflowSid,
    attributes: clockAttributes(clock),
    timeout: Math.max(1, Math.ceil(leftMs / 1_000)),
  });
}
