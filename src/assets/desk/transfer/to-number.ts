import { finds } from '../../../lib/text/same-name';
import type { DeskState } from '../desk-state';
import { andThen, step, type Step } from '../step';
import { asking, callOf, type CallState, isAsked } from '../ground/calls';
import { type CallRule, engagementOf, putCall } from '../ground/engagements';
import { askLeave } from '../call/call-rules';
import { mayLeave } from '../call/call-people';
import { plainNumber } from '../ground/phone-number';
import { numberMeant } from '../numbers/numbers-rules';
import type { Typed } from '../numbers/numbers-state';
import type { DirectoryEntry } from '../settings/settings-state';
import type { Choice } from './transfer-directory';

/** What numbers a call can be handed to, and what was typed. */
interface Numbers {
  readonly entries: readonly DirectoryEntry[];
  readonly queueName: string;
  readonly search: string;
  readonly typed: Typed | undefined;
  /** How numbers begin that may be called; any, where it is left out. */
  readonly prefixes: readonly string[] | undefined;
}

/** Entries of the operator's directory that the agent may mean, and the number that they typed. */
export function numbersOf({ entries, queueName, search, typed, prefixes }: Numbers): Choice[] {
  const choice = (name: string, number: string): Choice => ({
    kind: 'number',
    sid: number,
    name,
    possible: !prefixes || prefixes.some((prefix) => number.startsWith(prefix)),
  });
  const plain = plainNumber(search);
  const isNumber = /^\+?\d{3,}$/.test(plain);
  const own = entries.filter(({ queues }) => !queues || queues.includes(queueName));
  const known = own
    .filter(({ name, number }) => finds(search, name) || (isNumber && number.includes(plain)))
    .map(({ name, number }) => choice(name, number));
  const meant = isNumber ? numberMeant(search, typed) : undefined;
  const isNew = typeof meant === 'string' && known.every(({ sid }) => sid !== meant);
  return isNew ? [choice(meant, meant), ...known] : known;
}

/** Calls a number into the call: the customer waits meanwhile, or the agent leaves as soon as somebody answers. */
export const askNumber: CallRule<{ number: string }> = (state, { reservation }, before, { number }) => {
  if (isAsked(before, 'add') || before.handing) return step(state);
  const { panel: _panel, ...call } = asking(before, 'add');
  const { sid, mode } = call;
  const called = putCall(
    state,
    { ...call, search: '', handing: { number, mode } },
    { type: 'add-number', sid, taskSid: reservation.task.sid, number },
  );
  const isHeld = call.heldSince !== undefined || isAsked(call, 'hold', 'resume');
  if (mode === 'COLD' || isHeld) return called;
  return andThen(called, (next) =>
    putCall(next, asking(callOf(next.inCall, sid), 'hold'), { type: 'hold-customer', sid, on: true }),
  );
};

/** Leaves once a number has answered that was to have the customer at once; has the customer back from one that is gone. */
export function followNumbers(state: DeskState, now: number): Step {
  return state.inCall.calls.reduce(
    (so, { sid }) => andThen(so, (next) => followOne(next, callOf(next.inCall, sid), now)),
    step(state),
  );
}

function followOne(state: DeskState, { handing, ...call }: CallState, now: number): Step {
  const engagement = engagementOf(state, call.sid);
  if (!handing || !engagement || isAsked(call, 'add')) return step(state);
  const third = call.thirds.findLast(({ number }) => number === handing.number);
  if (third && third.stage !== 'ended') {
    const isTaken = handing.mode === 'COLD' && third.stage === 'in' && mayLeave(call);
    return isTaken ? andThen(putCall(state, call), (next) => askLeave(next, engagement, call, {}, now)) : step(state);
  }
  if (isAsked(call, 'hold', 'resume')) return step(state);
  if (handing.mode === 'COLD' || call.heldSince === undefined) return putCall(state, call);
  return putCall(state, asking(call, 'resume'), { type: 'hold-customer', sid: call.sid, on: false });
}
