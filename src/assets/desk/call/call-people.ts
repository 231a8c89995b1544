import type { TaskFacts } from '../ground/facts';
import { customerCallOf, workerCallOf } from '../ground/task';
import { type CallState, type Left, type Third, type Person, talks } from '../ground/calls';

/** How often it is looked who is in a call: while the agent is called back into it, or somebody else, while a colleague is in it, and otherwise. */
export const READ_NOW_MS = 1_500;
export const READ_SOON_MS = 3_000;
export const READ_TOGETHER_MS = 6_000;
export const READ_LATER_MS = 60_000;
export const READ_AGAIN_MS = 15_000;

/**
 * Takes over what was read, except what the agent has changed since it was asked for. What was asked for before something
 * else happened may know nothing of it: it ends nobody's part, and is read again at once.
 */
export function learnPeople(
  call: CallState,
  task: TaskFacts,
  read: { readonly people: readonly Person[]; readonly left: readonly Left[]; readonly askedAt: number },
  now: number,
): CallState {
  const { people, left, askedAt } = read;
  const { heldSince: _heldSince, ...rest } = call;
  const ownCallSid = call.ownCallSid ?? (call.transfer?.stage === 'accepted' ? undefined : workerCallOf(task));
  const customer = people.find(({ callSid }) => callSid === customerCallOf(task));
  const own = people.find(({ callSid }) => callSid === ownCallSid);
  const isOld = askedAt < call.changedAt;
  const isOvertaken = isOld || askedAt < call.readAt;
  const held = isOld || !customer ? call.heldSince !== undefined : customer.held;
  const thirds = learnThirds(call.thirds, people, left, isOvertaken);
  const connected = people.filter(talks).length;
  const supervisors = people.filter(({ supervisor }) => supervisor);
  const isTogether =
    call.transfer?.stage === 'accepted' || (task.joins === true && connected > 2) || supervisors.length > 0;
  const isMoving =
    thirds.some(({ stage }) => stage === 'calling') || supervisors.some((one) => !one.connected) || isUnderWay(call);
  return {
    ...rest,
    people,
    thirds,
    reading: false,
    readAt: isOvertaken ? now : now + (isMoving ? READ_SOON_MS : isTogether ? READ_TOGETHER_MS : READ_LATER_MS),
    ...(task.joins && connected < 3 && { isAlone: true }),
    muted: isOld || !own ? call.muted : own.muted,
    ...(ownCallSid !== undefined && { ownCallSid }),
    ...(held && { heldSince: call.heldSince ?? now }),
  };
}

function isUnderWay({ transfer }: CallState): boolean {
  return transfer?.stage === 'asking' || transfer?.stage === 'offered';
}

function learnThirds(
  known: readonly Third[],
  people: readonly Person[],
  left: readonly Left[],
  isOvertaken: boolean,
): Third[] {
  const present = people.flatMap(({ callSid, added, connected }): Third[] =>
    added === undefined ? [] : [{ callSid, number: added, stage: connected ? 'in' : 'calling' }],
  );
  const gone = known
    .filter(({ callSid }) => present.every((one) => one.callSid !== callSid))
    .map((third): Third => {
      if (third.stage === 'ended' || isOvertaken) return third;
      const how = left.find(({ callSid }) => callSid === third.callSid)?.status ?? 'unknown';
      return { ...third, stage: 'ended', how: third.stage === 'in' ? 'completed' : how };
    });
  return [...gone, ...present];
}

/** Numbers of which it is not known yet what became of them. */
export function watched({ thirds }: CallState): string[] {
  return thirds.filter(({ stage }) => stage !== 'ended').map(({ callSid }) => callSid);
}

export type Role = 'customer' | 'you' | 'colleague' | 'third';

/** Somebody to show: who, and how they are. */
export interface Shown {
  readonly key: string;
  readonly role: Role;
  /** The colleague's name or the third number, where known. */
  readonly name?: string;
  readonly how: 'talking' | 'held' | 'muted' | 'calling' | 'ended';
  /** Of a third number that ended. */
  readonly end?: string;
  readonly callSid?: string;
}

/** Who is in the call: the customer first, then the agent, then whoever came later. */
export function shownPeople(call: CallState, task: TaskFacts): Shown[] {
  const { people = [], transfer, thirds } = call;
  const customerSid = customerCallOf(task);
  const ownSid = call.ownCallSid ?? workerCallOf(task);
  const isThere = (sid: string | undefined): boolean => people.some(({ callSid }) => callSid === sid);
  const shown: Shown[] = [
    { key: 'customer', role: 'customer', how: call.heldSince === undefined ? 'talking' : 'held' },
    { key: 'you', role: 'you', how: call.muted ? 'muted' : 'talking' },
  ];
  const others = people.filter(
    ({ callSid, added, supervisor }) =>
      added === undefined && !supervisor && callSid !== customerSid && callSid !== ownSid,
  );
  const name = transfer && transfer.kind === 'worker' ? { name: transfer.name } : {};
  if (transfer?.stage === 'offered') shown.push({ key: 'offered', role: 'colleague', ...name, how: 'calling' });
  for (const [index, person] of others.entries()) {
    if (!person.connected && transfer?.stage === 'offered') continue;
    const how = person.held ? 'held' : !person.connected ? 'calling' : person.muted ? 'muted' : 'talking';
    shown.push({ key: person.callSid, role: 'colleague', ...(index === 0 && name), how, callSid: person.callSid });
  }
  for (const { callSid, number, stage, how } of thirds) {
    const is = stage === 'in' ? 'talking' : stage;
    const held = people.find((person) => person.callSid === callSid)?.held ? 'held' : is;
    shown.push({
      key: callSid,
      role: 'third',
      name: number,
      how: held,
      callSid,
      ...(how !== undefined && { end: how }),
    });
  }
  const isRead = call.people !== undefined;
  return shown.filter(
    ({ role }) => role !== 'customer' || !isRead || customerSid === undefined || isThere(customerSid),
  );
}

/** Whether the others go on talking when the agent leaves: the customer and somebody besides must be there. */
export function mayLeave(call: CallState): boolean {
  return (call.people ?? []).filter(talks).length > 2;
}

/** Who gets the tones of the keypad: a third number before the customer, because a menu is what one calls. */
export function keypadTarget(call: CallState, task: TaskFacts): string | undefined {
  const third = call.thirds.findLast(({ stage }) => stage === 'in');
  return third?.callSid ?? customerCallOf(task);
}
