import { type Engagement, enter } from '../ground/engagement';
import { replaceEngagement } from '../ground/engagements';
import { type Intent, step, type Step } from '../step';
import { readableNumber } from '../ground/phone-number';
import type { DeskState } from '../desk-state';
import { talkOf } from '../ground/talk';
import type { InCallAgentEvent } from './call-state';
import { hasBack, isStranded } from '../take-back/take-back-fate';
import { keypadTarget, mayLeave } from './call-people';
import { callOf, type CallRequest, type CallState, isAsked, withCall } from '../ground/calls';
import { isPending } from '../transfer/transfer-state';

type Ask = Exclude<InCallAgentEvent, { type: 'directory-asked' }>;

/** The keys that are shown of those that were pressed. */
const SHOWN_KEYS = 24;

function put(state: DeskState, call: CallState, ...intents: Intent[]): Step {
  return step({ ...state, inCall: withCall(state.inCall, call) }, ...intents);
}

/** Notes that a request goes out, and forgets what went wrong with the last one. */
export function asking(call: CallState, request: CallRequest): CallState {
  const { problem: _problem, ...kept } = call;
  return { ...kept, asked: [...call.asked, request] };
}

/** What the agent asked for during a call; ignored where the call does not allow it. */
export function askInCall(state: DeskState, engagement: Engagement, event: Ask, now: number): Step {
  const call = callOf(state.inCall, engagement.sid);
  switch (event.type) {
    case 'panel-asked': {
      const { panel: _panel, ...rest } = call;
      return put(state, event.panel === undefined ? rest : { ...rest, panel: event.panel });
    }
    case 'number-typed':
      return put(state, { ...call, number: event.text });
    case 'search-typed':
      return put(state, { ...call, search: event.text });
    case 'mode-chosen':
      return put(state, { ...call, mode: event.mode });
    case 'transfer-dismissed': {
      const { transfer, ...rest } = call;
      return isPending(transfer) || isStranded(call, engagement) ? step(state) : put(state, rest);
    }
    case 'third-dismissed': {
      const thirds = call.thirds.filter(({ callSid, stage }) => callSid !== event.callSid || stage !== 'ended');
      return put(state, { ...call, thirds });
    }
    case 'call-problem-dismissed': {
      const { problem: _problem, ...rest } = call;
      return put(state, rest);
    }
    case 'stranded-end-asked': {
      const isOpen = isStranded(call, engagement) || hasBack(call, engagement);
      if (!isOpen || isAsked(call, 'end-stranded')) return step(state);
      const taskSid = engagement.reservation.task.sid;
      return put(state, asking(call, 'end-stranded'), { type: 'end-stranded', sid: call.sid, taskSid });
    }
    case 'take-back-asked': {
      if (!isStranded(call, engagement) || call.fate?.own || isAsked(call, 'take-back', 'end-stranded'))
        return step(state);
      return put(state, asking(call, 'take-back'), takeBack(engagement));
    }
    case 'transfer-cancel-asked':
      // Also in wrap-up: whoever hands a call over at once is there already.
      if (call.transfer?.stage !== 'offered' || isAsked(call, 'cancel-transfer')) return step(state);
      return put(state, asking(call, 'cancel-transfer'), { type: 'cancel-transfer', sid: call.sid });
    default:
      return engagement.stage.name === 'connected' ? askConnected(state, engagement, call, event, now) : step(state);
  }
}

/** Does what is next for the agent to have the customer back: their phone is called, or the customer is off hold. */
export function takeBack({ sid, reservation }: Engagement): Intent {
  return { type: 'take-back', sid, taskSid: reservation.task.sid };
}

type ConnectedAsk = Exclude<
  Ask,
  {
    type:
      | 'panel-asked'
      | 'number-typed'
      | 'search-typed'
      | 'mode-chosen'
      | 'transfer-dismissed'
      | 'third-dismissed'
      | 'call-problem-dismissed'
      | 'stranded-end-asked'
      | 'take-back-asked'
      | 'transfer-cancel-asked';
  }
>;

function askConnected(
  state: DeskState,
  engagement: Engagement,
  call: CallState,
  event: ConnectedAsk,
  now: number,
): Step {
  const { sid } = call;
  if (event.type === 'transfer-asked') return askTransfer(state, engagement, call, event);
  if (talkOf(engagement) !== 'call') return step(state);
  const { task } = engagement.reservation;
  switch (event.type) {
    case 'hold-asked': {
      if (isAsked(call, 'hold', 'resume') || (call.heldSince !== undefined) === event.on) return step(state);
      return put(state, asking(call, event.on ? 'hold' : 'resume'), { type: 'hold-customer', sid, on: event.on });
    }
    case 'mute-asked': {
      if (isAsked(call, 'mute', 'unmute') || call.muted === event.on) return step(state);
      return put(state, asking(call, event.on ? 'mute' : 'unmute'), { type: 'mute-agent', sid, on: event.on });
    }
    case 'colleague-hold-asked': {
      const { transfer } = call;
      if (transfer?.stage !== 'accepted' || transfer.kind !== 'worker') return step(state);
      if (isAsked(call, 'hold-colleague', 'resume-colleague') || transfer.colleagueHeld === event.on)
        return step(state);
      const request = event.on ? 'hold-colleague' : 'resume-colleague';
      return put(state, asking(call, request), { type: 'hold-colleague', sid, workerSid: transfer.to, on: event.on });
    }
    case 'colleague-removal-asked': {
      const { transfer } = call;
      if (transfer?.stage !== 'accepted' || transfer.kind !== 'worker') return step(state);
      if (isAsked(call, 'remove-colleague')) return step(state);
      return put(state, asking(call, 'remove-colleague'), { type: 'remove-colleague', sid, workerSid: transfer.to });
    }
    case 'add-asked': {
      if (isAsked(call, 'add')) return step(state);
      const number = readableNumber(call.number);
      if (number === undefined) {
        const problem = { code: 'bad-number', message: call.number };
        return put(state, { ...call, problem: { request: 'add', problem } });
      }
      return put(state, asking(call, 'add'), { type: 'add-number', sid, taskSid: task.sid, number });
    }
    case 'drop-asked': {
      const third = call.thirds.find(({ callSid }) => callSid === event.callSid);
      if (!third || third.stage === 'ended' || isAsked(call, 'drop')) return step(state);
      return put(state, asking(call, 'drop'), {
        type: 'drop-number',
        sid,
        taskSid: task.sid,
        callSid: event.callSid,
      });
    }
    case 'key-pressed': {
      if (!/^[0-9*#]$/.test(event.key)) return step(state);
      const pressed: CallState = {
        ...call,
        keys: (call.keys + event.key).slice(-SHOWN_KEYS),
        unsentKeys: call.unsentKeys + event.key,
      };
      return sendKeys(state, engagement, pressed);
    }
    default: {
      if (!mayLeave(call) || isAsked(call, 'leave')) return step(state);
      const ending = enter(engagement, { name: 'ending', askedAt: now, through: 'conference' }, now);
      const resume = call.heldSince !== undefined;
      const left = { ...state, inCall: withCall(state.inCall, asking(call, 'leave')) };
      return step(replaceEngagement(left, ending), { type: 'leave-call', sid, taskSid: task.sid, resume });
    }
  }
}

function askTransfer(
  state: DeskState,
  engagement: Engagement,
  call: CallState,
  { to, name, kind }: Extract<Ask, { type: 'transfer-asked' }>,
): Step {
  const { transfer, sid } = call;
  if (isPending(transfer) || transfer?.stage === 'accepted') return step(state);
  const isCall = talkOf(engagement) === 'call';
  // Without a call there is nobody to talk to first.
  const mode = isCall ? call.mode : 'COLD';
  const { panel: _panel, ...closed } = asking(call, 'transfer');
  const begun = { mode, to, kind, name, stage: 'asking', tries: 0, colleagueHeld: false } as const;
  return put(state, { ...closed, search: '', transfer: begun }, { type: 'begin-transfer', sid, to, mode, isCall });
}

/** As many keys as one announcement plays. */
const MOST_KEYS = 32;

/** Sends what was pressed, one announcement after the other: a second one would cut the first one short. */
export function sendKeys(state: DeskState, { sid, reservation }: Engagement, call: CallState): Step {
  const digits = call.unsentKeys.slice(0, MOST_KEYS);
  if (digits === '' || isAsked(call, 'digits')) return put(state, call);
  const callSid = keypadTarget(call, reservation.task);
  const sent = { ...asking(call, 'digits'), unsentKeys: call.unsentKeys.slice(digits.length) };
  const target = callSid === undefined ? {} : { callSid };
  return put(state, sent, { type: 'send-digits', sid, taskSid: reservation.task.sid, digits, ...target });
}
