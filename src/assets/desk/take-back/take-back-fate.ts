import type { CompleteBecause, Engagement } from '../ground/engagement';
import { conferenceOf, customerCallOf } from '../ground/task';
import { type CallState, isAsked, type Person, talks } from '../ground/calls';
import { READ_AGAIN_MS, READ_NOW_MS } from '../call/call-people';
import { endUnheard, isPending, waitsInQueue } from '../transfer/transfer-state';

/** Whether the call goes on while its agent wraps up: once nobody is in it any more, the task is wrapped up, too. */
function goesOnWithout({ stage, reservation }: Engagement): boolean {
  const { task } = reservation;
  const isOpen = task.status === 'assigned' || task.status === 'reserved' || task.status === 'pending';
  return stage.name === 'wrapping' && isOpen && conferenceOf(task) !== undefined;
}

/** Whether the customer waits for nobody: the agent has left, and no colleague came. */
export function isStranded({ fate, transfer }: CallState, engagement: Engagement): boolean {
  return fate?.isAlone === true && !isPending(transfer) && goesOnWithout(engagement);
}

/** Whether it is to be looked who has the customer: nobody has told, as after the page was loaded anew. */
export function isFateOpen({ fate, transfer }: CallState, engagement: Engagement): boolean {
  if (transfer?.stage === 'accepted' || (transfer?.stage === 'offered' && !transfer.unheard)) return false;
  return (fate?.isAlone !== false || fate.own !== undefined) && goesOnWithout(engagement);
}

/** Whether the agent, who had left, speaks with the customer again. */
export function hasBack({ fate }: CallState, engagement: Engagement): boolean {
  return fate?.own === 'there' && goesOnWithout(engagement);
}

/** Whether the agent's phone rings because they want the customer back. */
export function isCalledBack(call: CallState): boolean {
  return isAsked(call, 'take-back') || call.fate?.own === 'calling';
}

/**
 * Whether a wrap-up can be completed without leaving a customer on the line with nobody. An agent who says so is believed
 * where it cannot be seen; the time that is up is not. Nor does it take from an agent the sight of a customer who waits in a queue,
 * which they may leave.
 */
export function mayComplete(call: CallState, engagement: Engagement, because: CompleteBecause): boolean {
  if (!goesOnWithout(engagement)) return true;
  if (call.fate?.isAlone || call.fate?.own) return false;
  if (isPending(call.transfer)) return because === 'asked' && waitsInQueue(call.transfer);
  const isSeen = call.fate !== undefined || !isFateOpen(call, engagement);
  return isSeen || (because === 'asked' && call.readAt > 0);
}

const PHONE_UNANSWERED = { code: 'phone-unanswered', message: 'The phone was not answered.' } as const;

/** Whether the agent is there again, and the customer still on hold. */
export function isStillHeld({ fate }: CallState, { reservation }: Engagement, people: readonly Person[]): boolean {
  const customer = customerCallOf(reservation.task);
  return fate?.own === 'there' && people.some(({ callSid, held }) => callSid === customer && held);
}

/** What becomes of the call of an agent who wraps up, by who was seen in it; `undefined` where it is over. */
export function learnFate(
  call: CallState,
  { reservation }: Engagement,
  people: readonly Person[] | undefined,
  now: number,
): CallState {
  const { transfer, ...rest } = call;
  const connected = (people ?? []).filter(talks);
  const customer = customerCallOf(reservation.task);
  const isComing = people?.some(
    ({ connected: isThere, added, yours, supervisor }) => !isThere && added === undefined && !yours && !supervisor,
  );
  const isAlone = !isComing && connected.length === 1 && connected[0]?.callSid === customer;
  const isOpen = transfer?.stage === 'asking' || transfer?.unheard;
  const known = transfer && isOpen ? endUnheard(transfer, !isAlone) : transfer;
  const isKept = known && (isAlone || connected.length > 1);
  const phone = people?.find(({ yours }) => yours === true);
  const own = phone && (phone.connected ? 'there' : 'calling');
  const isUnanswered = isAlone && !own && call.fate?.own === 'calling' && !isAsked(call, 'take-back');
  return {
    ...rest,
    reading: false,
    readAt: now + (own === 'calling' ? READ_NOW_MS : READ_AGAIN_MS),
    fate: { isAlone, since: isAlone && call.fate?.isAlone ? call.fate.since : now, ...(own && { own }) },
    ...(isKept && { transfer: known }),
    ...(isUnanswered && { problem: { request: 'take-back', problem: PHONE_UNANSWERED } }),
  };
}
