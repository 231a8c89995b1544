import { type DeskState, logged, mayAct } from '../desk-state';
import { type Engagement, enter, talkOf } from '../ground/engagement';
import { asking, callOf, type CallRequest, type CallState, isAsked, type Panel, withCall } from '../ground/calls';
import { andThen, step, type Step } from '../step';
import { type CallRule, type EngagementRule, putCall, replaceEngagement } from '../ground/engagements';
import { holdOthers } from './one-at-a-time';
import { numberMeant } from '../numbers/numbers-rules';
import type { Typed } from '../numbers/numbers-state';
import { keypadTarget, learnPeople, mayLeave, READ_AGAIN_MS, watched } from './call-people';
import { hasBack, isFateOpen } from '../take-back/take-back-fate';
import { endStranded, seenInWrapUp, takeBackDone } from '../take-back/take-back-rules';
import { callChangeOf, callerOf, conferenceOf, customerCallOf, workerCallOf } from '../ground/task';
import { colleagueDone, heardByPeople } from '../transfer/transfer-rules';
import type { Problem, TaskFacts } from '../ground/facts';
import type { CallEvent } from './call-state';

export const askHold: CallRule<{ on: boolean }> = (state, _engagement, known, { on }) => {
  if (isAsked(known, 'hold', 'resume') || (known.heldSince !== undefined) === on) return step(state);
  // Whatever the desk held it for: from here on it is the agent's matter.
  const { heldFor: _heldFor, ...call } = known;
  const asked = putCall(state, asking(call, on ? 'hold' : 'resume'), { type: 'hold-customer', sid: call.sid, on });
  return on ? asked : andThen(asked, (next) => holdOthers(next, call.sid));
};

export const askMute: CallRule<{ on: boolean }> = (state, _engagement, call, { on }) => {
  if (isAsked(call, 'mute', 'unmute') || call.muted === on) return step(state);
  return putCall(state, asking(call, on ? 'mute' : 'unmute'), { type: 'mute-agent', sid: call.sid, on });
};

export const showPanel: CallRule<{ panel?: Panel }> = (state, _engagement, call, { panel }) => {
  const { panel: _panel, ...rest } = call;
  return putCall(state, panel === undefined ? rest : { ...rest, panel });
};

export const dismissProblem: CallRule = (state, _engagement, call) => {
  const { problem: _problem, ...rest } = call;
  return putCall(state, rest);
};

/** Adds the number that was typed to the call. */
export const askAdd: CallRule<{ typed?: Typed }> = (state, { reservation }, call, { typed }) => {
  if (isAsked(call, 'add')) return step(state);
  const number = numberMeant(call.number, typed);
  if (typeof number !== 'string') return putCall(state, { ...call, problem: { request: 'add', problem: number } });
  const taskSid = reservation.task.sid;
  return putCall(state, asking(call, 'add'), { type: 'add-number', sid: call.sid, taskSid, number });
};

export const numberAdded: CallRule<{ callSid: string; number: string }> = (
  state,
  _engagement,
  call,
  { callSid, number },
  now,
) => {
  const third = { callSid, number, stage: 'calling' } as const;
  const { panel: _panel, ...closed } = answered(call, 'add');
  const thirds = [...call.thirds.filter((one) => one.callSid !== callSid), third];
  return putCall(state, { ...closed, number: '', thirds, readAt: now });
};

export const askDrop: CallRule<{ callSid: string }> = (state, { reservation }, call, { callSid }) => {
  const third = call.thirds.find((one) => one.callSid === callSid);
  if (!third || third.stage === 'ended' || isAsked(call, 'drop')) return step(state);
  const taskSid = reservation.task.sid;
  return putCall(state, asking(call, 'drop'), { type: 'drop-number', sid: call.sid, taskSid, callSid });
};

/** The agent has seen what became of a number. */
export const dismissThird: CallRule<{ callSid: string }> = (state, _engagement, call, event) => {
  const thirds = call.thirds.filter(({ callSid, stage }) => callSid !== event.callSid || stage !== 'ended');
  return putCall(state, { ...call, thirds });
};

/** The keys that are shown of those that were pressed. */
const SHOWN_KEYS = 24;

export const pressKey: CallRule<{ key: string }> = (state, engagement, call, { key }) => {
  if (!/^[0-9*#]$/.test(key)) return step(state);
  const keys = (call.keys + key).slice(-SHOWN_KEYS);
  return sendKeys(state, engagement, { ...call, keys, unsentKeys: call.unsentKeys + key });
};

/** As many keys as one announcement plays. */
const MOST_KEYS = 32;

/** Sends what was pressed, one announcement after the other: a second one would cut the first one short. */
function sendKeys(state: DeskState, { sid, reservation }: Engagement, call: CallState): Step {
  const digits = call.unsentKeys.slice(0, MOST_KEYS);
  if (digits === '' || isAsked(call, 'digits')) return putCall(state, call);
  const callSid = keypadTarget(call, reservation.task);
  const sent = { ...asking(call, 'digits'), unsentKeys: call.unsentKeys.slice(digits.length) };
  const target = callSid === undefined ? {} : { callSid };
  return putCall(state, sent, { type: 'send-digits', sid, taskSid: reservation.task.sid, digits, ...target });
}

/** Leaves the call to the others in it. */
export const askLeave: CallRule = (state, engagement, call, _event, now) => {
  if (!mayLeave(call) || isAsked(call, 'leave')) return step(state);
  const { sid, reservation } = engagement;
  const ending = enter(engagement, { name: 'ending', askedAt: now, through: 'conference' }, now);
  const resume = call.heldSince !== undefined;
  const left = { ...state, inCall: withCall(state.inCall, asking(call, 'leave')) };
  return step(replaceEngagement(left, ending), { type: 'leave-call', sid, taskSid: reservation.task.sid, resume });
};

/** Ends a call: its conference where there is one, else the reservation is wrapped up. */
export const askEnd: CallRule = (state, engagement, call, _event, now) => {
  if (hasBack(call, engagement)) return endStranded(state, engagement, call, undefined, now);
  if (engagement.stage.name !== 'connected') return step(state);
  const conference = conferenceOf(engagement.reservation.task);
  const caller = callerOf(engagement.reservation.task.attributes);
  if (state.session.name === 'ended' && !mayAct(state)) {
    const problem = { code: 'session_expired', message: 'The session has run out.' };
    const told = logged(state, { what: 'request-failed', request: 'end', caller, problem }, now);
    return step(replaceEngagement(told, { ...engagement, problem }));
  }
  const next = logged(state, { what: 'ending', caller, talk: talkOf(engagement) }, now);
  if (conference === undefined) return wrap(next, engagement, now);
  const ending = enter(engagement, { name: 'ending', askedAt: now, through: 'conference' }, now);
  return step(replaceEngagement(next, ending), { type: 'end-conference', sid: engagement.sid, conference });
};

/** Wraps the reservation up, whatever becomes of its conference. */
export function wrap(state: DeskState, engagement: Engagement, now: number): Step {
  const ending = enter(engagement, { name: 'ending', askedAt: now, through: 'taskrouter' }, now);
  return step(replaceEngagement(state, ending), { type: 'wrap', sid: engagement.sid });
}

/** A conference that was over already will not move the reservation on any more. */
export const conferenceEnded: EngagementRule<{ alreadyEnded: boolean }> = (
  state,
  engagement,
  { alreadyEnded },
  now,
) => {
  return alreadyEnded && engagement.stage.name === 'ending' ? wrap(state, engagement, now) : step(state);
};

function answered(call: CallState, request: CallRequest): CallState {
  const index = call.asked.indexOf(request);
  return index < 0 ? call : { ...call, asked: call.asked.toSpliced(index, 1) };
}

/** What was asked for has been done. */
export const requestDone: CallRule<{ request: CallRequest }> = (state, engagement, before, { request }, now) => {
  const call = answered(before, request);
  switch (request) {
    case 'hold':
      return putCall(state, { ...call, heldSince: call.heldSince ?? now, changedAt: now });
    case 'resume': {
      const { heldSince: _heldSince, ...resumed } = call;
      return putCall(state, { ...resumed, changedAt: now });
    }
    case 'mute':
    case 'unmute':
      return putCall(state, { ...call, muted: request === 'mute', changedAt: now });
    case 'ask-help': {
      const { panel, ...closed } = call;
      return putCall(state, panel === 'help' ? closed : call);
    }
    case 'digits':
      return sendKeys(state, engagement, call);
    case 'hold-colleague':
    case 'resume-colleague':
    case 'remove-colleague':
      return colleagueDone(state, call, request, now);
    case 'end-stranded':
    case 'take-back':
    case 'offer-again':
      return takeBackDone(state, call, request, now);
    default:
      return putCall(state, { ...call, readAt: now });
  }
};

/** It has not, and why. */
export const requestFailed: CallRule<{ request: CallRequest; problem: Problem }> = (
  state,
  engagement,
  before,
  { request, problem },
  now,
) => {
  const { transfer, ...rest } = answered(before, request);
  const isRefused = request === 'transfer' && transfer?.stage === 'asking';
  const keys = request === 'digits' ? { unsentKeys: '' } : {};
  const known: CallState = isRefused || !transfer ? rest : { ...rest, transfer };
  const call = { ...known, ...keys, readAt: now, problem: { request, problem } };
  const next = { ...state, inCall: withCall(state.inCall, call) };
  if (request === 'leave' && engagement.stage.name === 'ending')
    return step(replaceEngagement(next, enter(engagement, { name: 'connected' }, now)));
  return step(next);
};

type Read = Extract<CallEvent, { type: 'people-read' }>;

/** Our server told who is in the call. */
export const peopleRead: CallRule<Read> = (state, engagement, call, event, now) => {
  if (engagement.stage.name === 'wrapping') {
    // Who was there before the agent left says nothing about who is there without them.
    if (event.askedAt <= (engagement.wrappingAt ?? 0)) return putCall(state, { ...call, reading: false, readAt: now });
    return seenInWrapUp(state, engagement, call, event.people, now);
  }
  const learnt = learnPeople(call, engagement.reservation.task, event, now);
  if (learnt.transfer?.unheard) return heardByPeople(state, learnt, learnt.transfer);
  if (!learnt.isAlone || call.isAlone) return putCall(state, learnt);
  // The colleague has gone: from now on the call is over when this agent hangs up.
  return putCall(state, learnt, { type: 'end-with-agent', sid: call.sid, on: true });
};

export const peopleUnread: CallRule<{ isOver?: boolean }> = (state, engagement, call, { isOver }, now) => {
  if (isOver && engagement.stage.name === 'wrapping') return seenInWrapUp(state, engagement, call, undefined, now);
  return putCall(state, { ...call, reading: false, readAt: now + READ_AGAIN_MS });
};

/** Forgets calls that are over, and looks from time to time who is in those that go on, or are to be had back. */
export function tickCalls(state: DeskState, now: number): Step {
  const { inCall, engagements } = state;
  const calls = inCall.calls.filter(({ sid }) => engagements.some((engagement) => engagement.sid === sid));
  const pruned = calls.length === inCall.calls.length ? state : { ...state, inCall: { ...inCall, calls } };
  return lookAtEach(pruned, now, (engagement, call) => isOn(engagement) || isFateOpen(call, engagement));
}

/** Looks at once who is in a call that goes on, where something shows that it has changed. */
export const lookAtOnce = (state: DeskState, now: number): Step => lookAtEach(state, now, isOn);

const isOn = (engagement: Engagement): boolean =>
  engagement.stage.name === 'connected' && talkOf(engagement) === 'call';

function lookAtEach(state: DeskState, now: number, which: (engagement: Engagement, call: CallState) => boolean): Step {
  if (state.session.name !== 'open' || state.connection.name !== 'connected') return step(state);
  return state.engagements.reduce(
    (so, engagement) =>
      which(engagement, callOf(so.state.inCall, engagement.sid))
        ? andThen(so, (next) => look(next, engagement, now))
        : so,
    step(state),
  );
}

/** All that shows that something has happened in a call, whoever did it. */
function signsOf({ connection, phone }: DeskState, task: TaskFacts): string {
  const own = [workerCallOf(task), customerCallOf(task), task.status, phone.call?.stage];
  // Or a supervisor came, or takes part otherwise; how is told by who is in the call.
  const supervisors = JSON.stringify(task.attributes['supervised_by']);
  return [conferenceOf(task), callChangeOf(task), 'since' in connection && connection.since, supervisors, ...own].join(
    ' ',
  );
}

function look(state: DeskState, { sid, reservation: { task } }: Engagement, now: number): Step {
  const call = callOf(state.inCall, sid);
  if (conferenceOf(task) === undefined) return step(state);
  const signs = signsOf(state, task);
  const known = call.signs === signs ? call : { ...call, signs, readAt: now };
  if (call.reading || now < known.readAt) return known === call ? step(state) : putCall(state, known);
  const watch = watched(call).slice(0, 5);
  return putCall(
    state,
    { ...known, reading: true },
    { type: 'read-people', sid, taskSid: task.sid, watch, askedAt: now },
  );
}
