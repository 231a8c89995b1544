import type { Twilio } from 'twilio';
import { decideByHand, type Wish } from '../../lib/alone/by-hand';
import { carryOut, type Doing, type Outcome } from '../../lib/alone/carry-out-rescue';
import type { Customer } from '../../lib/alone/customer';
import { OFFERED_AGAIN, RESCUED_AT } from '../../lib/alone/offered-again';
import { isStoodFor, readAgain } from '../../lib/alone/read-customers';
import { settingsFor } from '../../lib/alone/alone-settings';
import { withoutKey } from '../../lib/attributes/edit-attributes';
import { readAttributes } from '../../lib/attributes/read-attributes';
import type { OnRecord } from '../../lib/people/on-record';
import { refusalOf } from '../explain';
import { mayBeDone } from '../http/repeatable';
import { UnansweredError } from '../http/unanswered-error';
import { parseAttributes } from '../read-tasks/task-attributes';

export interface RescuePlace {
  readonly client: Twilio;
  readonly workspaceSid: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onRecord: OnRecord;
}

/** An answer that was lost is looked for so often before it is said that nobody knows. */
const mostTries = 3;

/** What became of one: what was done, or why nothing was. */
export type Rescued = Outcome | { readonly nothing: string };

/**
 * Looks at a customer once more, and does what is to be done. Where the answer is lost, it is looked whether it was done, and done
 * only if not: somebody may be talking to the customer by then.
 *
 * @param seen - As they were seen alone.
 * @throws what came of the last try, where nobody knows whether it was done
 */
export async function rescue(place: RescuePlace, seen: Customer, wish: Wish): Promise<Rescued> {
  const { client, workspaceSid, now, onRecord } = place;
  for (let tries = 1; ; tries += 1) {
    const found = await readAgain(client, workspaceSid, seen);
    // From the second time on the mark that somebody is at it is our own.
    const customer = found && tries > 1 ? unmarked(found) : found;
    const decision = customer && decideByHand(customer, wish, now());
    if (!decision) return { nothing: 'no longer alone' };
    if (decision.act === 'nothing') return { nothing: decision.why };
    const { callSid, place: waits, task } = customer;
    if (waits?.kind === 'queue' && (await isStoodFor(client, workspaceSid, callSid, task.sid)))
      return { nothing: 'offered by another task' };
    try {
      const settings = settingsFor(customer.task.workflowName);
      const act = { what: acts[decision.act], on: { callSid, taskSid: task.sid } };
      const work = (): Promise<Outcome> => carryOut(client, decision, customer, { workspaceSid, settings, now: now() });
      // What is tried again has its line already.
      return await (tries === 1 ? onRecord(act, work) : work());
    } catch (error) {
      if (!isLost(error)) throw error;
      if (await isDone(place, customer, decision)) return done(decision);
      if (tries === mostTries) throw error;
    }
  }
}

/** What the audit says of each. */
const acts = { 'offer again': 'offered-again', 'closing words': 'call-ended' } as const;

function unmarked(customer: Customer): Customer {
  const { task } = customer;
  return readAttributes(task.attributes)
    ? { ...customer, task: { ...task, attributes: withoutKey(task.attributes, RESCUED_AT) } }
    : customer;
}

const done = ({ act }: Doing): Outcome => (act === 'offer again' ? 'offered again' : 'closing words');

function isLost(error: unknown): boolean {
  if (error instanceof UnansweredError) return mayBeDone({ networkCode: error.networkCode });
  const status = refusalOf(error)?.status;
  return status !== undefined && mayBeDone({ status });
}

/** Whether it was done, though no answer came: there is a task that was made for it, or the call is nowhere any more where it waits. */
async function isDone({ client, workspaceSid }: RescuePlace, before: Customer, doing: Doing): Promise<boolean> {
  if (doing.act === 'closing words') return (await readAgain(client, workspaceSid, before))?.place === undefined;
  const { tasks } = client.taskrouter.v1.workspaces(workspaceSid);
  const ofCall = await tasks.list({
    evaluateTaskAttributes: `call_sid == "${before.callSid}"`,
    pageSize: 50,
    limit: 50,
  });
  return ofCall.some(({ sid, attributes }) => sid !== before.task.sid && originOf(attributes) === doing.record.of);
}

function originOf(attributes: string): unknown {
  const record = parseAttributes(attributes)[OFFERED_AGAIN];
  return typeof record === 'object' && record !== null && 'of' in record ? record.of : undefined;
}
