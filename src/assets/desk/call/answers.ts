import { type Engagement, enter } from '../ground/engagement';
import { replaceEngagement } from '../ground/engagements';
import { type Intent, step, type Step } from '../step';
import { type DeskState, logged } from '../desk-state';
import { callerOf, conferenceOf } from '../ground/task';
import { asking, sendKeys, takeBack } from './asks';
import type { InCallAnswerEvent } from './call-state';
import { isStillHeld, learnFate } from '../take-back/take-back-fate';
import { learnPeople, READ_AGAIN_MS } from './call-people';
import { callOf, type CallRequest, type CallState, isAsked, withCall } from '../ground/calls';
import { endUnheard, isPending, learnTransfer, type Transfer, type TransferFacts } from '../transfer/transfer-state';

type Answer = Exclude<InCallAnswerEvent, { type: 'directory-read' | 'directory-unread' }>;

function put(state: DeskState, call: CallState, ...intents: Intent[]): Step {
  return step({ ...state, inCall: withCall(state.inCall, call) }, ...intents);
}

function answered(call: CallState, request: CallRequest): CallState {
  const index = call.asked.indexOf(request);
  return index < 0 ? call : { ...call, asked: call.asked.toSpliced(index, 1) };
}

/** What came of what was asked for. */
export function answerInCall(state: DeskState, engagement: Engagement, event: Answer, now: number): Step {
  const call = callOf(state.inCall, engagement.sid);
  switch (event.type) {
    case 'call-request-done':
      return done(state, engagement, answered(call, event.request), event.request, now);
    case 'call-request-failed':
      return failed(state, engagement, answered(call, event.request), event, now);
    case 'number-added': {
      const third = { callSid: event.callSid, number: event.number, stage: 'calling' } as const;
      const { panel: _panel, ...closed } = answered(call, 'add');
      const thirds = [...call.thirds.filter(({ callSid }) => callSid !== event.callSid), third];
      return put(state, { ...closed, number: '', thirds, readAt: now });
    }
    case 'people-read': {
      if (engagement.stage.name === 'wrapping') {
        const known = learnFate(call, engagement, event.people, now);
        const isNew = known.fate?.own === 'there' && call.fate?.own !== 'there';
        const caller = callerOf(engagement.reservation.task.attributes);
        const told = isNew ? logged(state, { what: 'customer-back', caller }, now) : state;
        return isStillHeld(known, engagement, event.people) && !isAsked(known, 'take-back')
          ? put(told, asking(known, 'take-back'), takeBack(engagement))
          : put(told, known);
      }
      const learnt = learnPeople(call, engagement.reservation.task, event, now);
      if (learnt.transfer?.unheard) return heardByPeople(state, learnt, learnt.transfer);
      if (!learnt.isAlone || call.isAlone) return put(state, learnt);
      // The colleague has gone: from now on the call is over when this agent hangs up.
      return put(state, learnt, { type: 'end-with-agent', sid: call.sid, on: true });
    }
    case 'people-unread':
      if (event.isOver && engagement.stage.name === 'wrapping')
        return put(state, learnFate(call, engagement, undefined, now));
      return put(state, { ...call, reading: false, readAt: now + READ_AGAIN_MS });
    case 'transfer-unheard': {
      const { transfer, ...rest } = call;
      if (!transfer || !isPending(transfer) || isAsked(call, 'transfer')) return step(state);
      // Of a task without a call nobody can be seen.
      if (conferenceOf(engagement.reservation.task) === undefined) return put(state, rest);
      return put(state, { ...call, readAt: now, transfer: { ...transfer, unheard: true } });
    }
    default:
      return transferred(state, engagement, call, event.transfer, now);
  }
}

/** A colleague is in the call or on the way into it, or does not come: then it is over when this agent hangs up, as before. */
function heardByPeople(state: DeskState, call: CallState, transfer: Transfer): Step {
  const { people = [] } = call;
  const cameAbout = people.filter(({ added }) => added === undefined).length > 2;
  const known: CallState = { ...call, transfer: endUnheard(transfer, cameAbout) };
  return cameAbout ? put(state, known) : put(state, known, { type: 'end-with-agent', sid: call.sid, on: true });
}

function done(state: DeskState, engagement: Engagement, call: CallState, request: CallRequest, now: number): Step {
  switch (request) {
    case 'hold':
      return put(state, { ...call, heldSince: call.heldSince ?? now, changedAt: now });
    case 'resume': {
      const { heldSince: _heldSince, ...resumed } = call;
      return put(state, { ...resumed, changedAt: now });
    }
    case 'mute':
    case 'unmute':
      return put(state, { ...call, muted: request === 'mute', changedAt: now });
    case 'hold-colleague':
    case 'resume-colleague': {
      const transfer = call.transfer && { ...call.transfer, colleagueHeld: request === 'hold-colleague' };
      return put(state, { ...call, readAt: now, ...(transfer && { transfer }) });
    }
    case 'remove-colleague': {
      const { transfer: _transfer, ...alone } = call;
      // Alone with the customer again: whoever hangs up ends the call.
      return put(state, { ...alone, readAt: now }, { type: 'end-with-agent', sid: call.sid, on: true });
    }
    case 'digits':
      return sendKeys(state, engagement, call);
    case 'end-stranded': {
      const { transfer: _transfer, ...over } = call;
      return put(state, { ...over, readAt: now, fate: { isAlone: false, since: now } });
    }
    case 'take-back': {
      const { isAlone = true, since = now, own = 'calling' } = call.fate ?? {};
      return put(state, { ...call, readAt: now, fate: { isAlone, since, own } });
    }
    default:
      return put(state, { ...call, readAt: now });
  }
}

function failed(
  state: DeskState,
  engagement: Engagement,
  call: CallState,
  { request, problem }: Extract<Answer, { type: 'call-request-failed' }>,
  now: number,
): Step {
  const { transfer, ...rest } = call;
  const isRefused = request === 'transfer' && transfer?.stage === 'asking';
  const keys = request === 'digits' ? { unsentKeys: '' } : {};
  const known: CallState = isRefused || !transfer ? rest : { ...rest, transfer };
  const next = {
    ...state,
    inCall: withCall(state.inCall, { ...known, ...keys, readAt: now, problem: { request, problem } }),
  };
  if (request === 'leave' && engagement.stage.name === 'ending')
    return step(replaceEngagement(next, enter(engagement, { name: 'connected' }, now)));
  return step(next);
}

function transferred(
  state: DeskState,
  engagement: Engagement,
  before: CallState,
  facts: TransferFacts,
  now: number,
): Step {
  const transfer = learnTransfer(before.transfer, facts);
  const name = transfer.name || nameOf(state, transfer.to);
  const cameBack = transfer.stage === 'failed' || transfer.stage === 'canceled';
  const { fate: _fate, ...known } = before;
  const hasLeft = transfer.mode === 'COLD' || engagement.stage.name === 'wrapping';
  const fate = cameBack && hasLeft && { fate: { isAlone: true, since: now } };
  const call: CallState = { ...known, ...fate, transfer: { ...transfer, name }, readAt: now };
  const caller = callerOf(engagement.reservation.task.attributes);
  const told = logged(
    state,
    { what: 'transfer', caller, name, stage: transfer.stage, mode: facts.mode, again: facts.attemptFailed === true },
    now,
  );
  const isStillHere = engagement.stage.name === 'connected' && transfer.mode === 'WARM';
  if (cameBack && isStillHere) return put(told, call, { type: 'end-with-agent', sid: call.sid, on: true });
  return put(told, call);
}

function nameOf({ inCall }: DeskState, sid: string): string {
  const { workers = [], queues = [] } = inCall.directory.page ?? {};
  return [...workers, ...queues].find((one) => one.sid === sid)?.name ?? '';
}
