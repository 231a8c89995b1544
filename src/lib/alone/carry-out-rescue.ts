import type { Twilio } from 'twilio';
import { NotAnObjectError, withValues } from '../attributes/edit-attributes';
import { isChanged, isGone, isRefused } from './twilio-answers';
import { hasEnded, type Customer, type CustomersTask } from './customer';
import { closingDocument, enqueueAgain } from './rescue-documents';
import { RESCUED_AT } from './offered-again';
import type { Rescue } from './choose-rescue';
import type { AloneSettings } from './alone-settings';

/** What came of it. */
export type Outcome =
  | 'offered again'
  | 'closing words'
  /** The customer had hung up, or somebody sent the call elsewhere. */
  | 'gone'
  /** Somebody else changed the task in the same moment, or is at it. */
  | 'left to others';

/** Something to be done, of what {@link rescueOf} can say. */
export type Doing = Exclude<Rescue, { act: 'nothing' | 'wait' }>;

/**
 * Does what was decided, with Twilio's own means, on the truth just read.
 *
 * Of several who decide the same in the same moment one does it: a task that lives is marked first, if it still stands as it was read.
 * Then the customer's call is sent to another document, which takes it out of its conference, off hold, and out of a queue; and then what
 * is left of the old task is completed. Where it breaks off in between, a later look finds the customer where they are, and goes on.
 *
 * @param settings - Of the task's workflow.
 * @param now - Epoch milliseconds.
 * @see https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource
 */
export async function carryOut(
  client: Twilio,
  doing: Doing,
  customer: Customer,
  { workspaceSid, settings, now }: { workspaceSid: string; settings: AloneSettings; now: number },
): Promise<Outcome> {
  const { callSid, task } = customer;
  if (!(await mark(client, workspaceSid, task, now))) return 'left to others';
  // Its names hang on the default: Node finds none in a CommonJS module by itself.
  const { twiml } = (await import('twilio')).default;
  const empty = () => new twiml.VoiceResponse();
  const document =
    doing.act === 'offer again'
      ? enqueueAgain(empty, task, { ...doing, words: settings.closingWords })
      : closingDocument(empty, doing.words);
  try {
    await client.calls(callSid).update({ twiml: document });
  } catch (error) {
    if (isGone(error) || isRefused(error)) return 'gone';
    throw error;
  }
  const why = doing.act === 'offer again' ? `Offered again: ${doing.record.why}` : `Closing words: ${doing.why}`;
  await endOldTask(client, workspaceSid, task, why);
  return doing.act === 'offer again' ? 'offered again' : 'closing words';
}

/**
 * Marks a task that lives, if it still stands as it was read. One that is over cannot be marked: whoever decides the same about it
 * besides sends the call to the same document once more.
 */
async function mark(client: Twilio, workspaceSid: string, task: CustomersTask, now: number): Promise<boolean> {
  if (task.sid === undefined || task.version === undefined || hasEnded(task)) return true;
  try {
    const attributes = withValues(task.attributes, [], { [RESCUED_AT]: new Date(now).toISOString() });
    const context = client.taskrouter.v1.workspaces(workspaceSid).tasks(task.sid);
    await context.update({ attributes, ifMatch: task.version });
    return true;
  } catch (error) {
    if (isChanged(error)) return false;
    // It was deleted; or its attributes are full, or no object: then it goes without a mark.
    if (isGone(error) || isRefused(error) || error instanceof NotAnObjectError) return true;
    throw error;
  }
}

/** Completes what is left of a task whose customer is elsewhere. It may have ended by itself. */
export async function endOldTask(
  client: Twilio,
  workspaceSid: string,
  task: Pick<CustomersTask, 'sid' | 'status'>,
  reason: string,
): Promise<void> {
  if (task.sid === undefined || hasEnded(task)) return;
  try {
    const context = client.taskrouter.v1.workspaces(workspaceSid).tasks(task.sid);
    await context.update({ assignmentStatus: 'completed', reason });
  } catch (error) {
    if (!isGone(error) && !isRefused(error) && !isChanged(error)) throw error;
  }
}
