import type { Twilio } from 'twilio';
import { carryOut } from '../alone/carry-out';
import { hasEnded } from '../alone/customer';
import { offeredFirst, offeredOnceMore } from '../alone/offered-again';
import { readCustomer } from '../alone/read-customers';
import { settingsFor } from '../alone/settings';
import { whereaboutsOf } from '../alone/whereabouts';
import { DeskError } from '../errors';
import type { EndedTask } from './end-task';

const refusals = {
  talking: 'The customer is with somebody: there is nobody to be offered again.',
  offered: 'The customer is being offered already: TaskRouter looks for somebody, or somebody’s phone rings.',
  over: 'The customer is not on the line any more.',
} as const;

/**
 * Offers a customer again who is alone, because a supervisor says so: first in line, also where the desk has done so time and again, or
 * leaves the workflow to others.
 *
 * @param request.now - Epoch milliseconds.
 * @throws DeskError `not_found` where there is no such task, or it is no call's; `conflict` where the customer is not alone, or somebody
 * else is at it
 */
export async function offerAgain(
  client: Twilio,
  { taskSid, workspaceSid, now }: { taskSid: string; workspaceSid: string; now: number },
): Promise<EndedTask> {
  const customer = await readCustomer(client, { workspaceSid, taskSid });
  if (!customer) throw new DeskError('not_found', 'There is no such task, or it is about no call.');
  const whereabouts = whereaboutsOf(customer);
  if (whereabouts !== 'alone') throw new DeskError('conflict', refusals[whereabouts]);
  const { task } = customer;
  if (task.workflowSid === undefined)
    throw new DeskError('conflict', 'Nobody knows any more which workflow the task was of. End the call instead.');
  const why = 'a supervisor said so';
  const again = { of: taskSid, why, now };
  const record = offeredOnceMore(task.attributes, again) ?? offeredFirst(again);
  const doing = { act: 'offer again', workflowSid: task.workflowSid, record } as const;
  const done = await carryOut(client, doing, customer, { workspaceSid, settings: settingsFor(task.workflowName), now });
  if (done === 'gone') throw new DeskError('conflict', refusals.over);
  if (done === 'left to others') {
    throw new DeskError('conflict', 'Somebody else changed the task in the same moment. Look at it, then try again.');
  }
  return { taskSid, assignmentStatus: hasEnded(task) ? task.status : 'completed', changed: true };
}
