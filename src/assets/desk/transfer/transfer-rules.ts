import { type DeskState, logged } from '../desk-state';
import { step, type Step } from '../step';
import {
  type Directory,
  endUnheard,
  isPending,
  learnTransfer,
  type Sought,
  type Transfer,
  type TransferFacts,
} from './transfer-state';
import { talkOf } from '../ground/engagement';
import { asking, type CallState, isAsked } from '../ground/calls';
import { type CallRule, putCall } from '../ground/engagements';
import { isStranded } from '../take-back/take-back-fate';
import { callerOf, conferenceOf } from '../ground/task';

/** Reads whom a call can be handed to: anew, or the next page of them. */
export function askDirectory(state: DeskState, { further }: { readonly further: boolean }): Step {
  const { directory } = state.inCall;
  const next = directory.page?.next;
  if (directory.name === 'reading' || (further && next === undefined)) return step(state);
  const { problem: _problem, ...known } = directory;
  return step(withDirectory(state, { ...known, name: 'reading' }), {
    type: 'read-directory',
    ...(further && next !== undefined && { page: next }),
  });
}

/** What a colleague is called, as far as the list of them has been read. */
export function colleagueName({ page, sought }: Directory, workerSid: string): string | undefined {
  const known = [...(page?.workers ?? []), ...(sought?.workers ?? [])];
  return known.find(({ sid }) => sid === workerSid)?.name;
}

/** Reads the list for the name of a colleague who is not in it yet. */
export function learnColleague(state: DeskState, workerSid: string): Step {
  const isKnown = colleagueName(state.inCall.directory, workerSid) !== undefined;
  return isKnown ? step(state) : askDirectory(state, { further: false });
}

export function withDirectory(state: DeskState, directory: Directory): DeskState {
  return { ...state, inCall: { ...state.inCall, directory } };
}

/** Asks the server for what an agent searches for, where it is not known to be on the pages that were read. */
export function seek(state: DeskState): Step {
  const { calls, directory } = state.inCall;
  const text = calls.find(({ panel, search }) => panel === 'transfer' && search.trim() !== '')?.search.trim();
  if (text === undefined || directory.page?.next === undefined || directory.sought?.text === text) return step(state);
  const { workers = [] } = directory.sought ?? {};
  return step(withDirectory(state, { ...directory, sought: { text, stage: 'asked', workers } }), {
    type: 'search-colleagues',
    text,
  });
}

/** What became of a search, unless the agent has searched for something else since. */
export function sought(state: DeskState, answer: Pick<Sought, 'text'> & Partial<Sought>): Step {
  const { directory } = state.inCall;
  if (directory.sought?.text !== answer.text) return step(state);
  return step(withDirectory(state, { ...directory, sought: { ...directory.sought, ...answer } }));
}

/** Whoever's search failed has it made again. */
export function forgetSought(state: DeskState): Step {
  const { sought: _sought, ...directory } = state.inCall.directory;
  return step(withDirectory(state, directory));
}

type Whom = Pick<Transfer, 'to' | 'name' | 'kind'>;

/** Hands a call or a task on, unless that is under way or done. */
export const askTransfer: CallRule<Whom> = (state, engagement, call, { to, name, kind }) => {
  const { transfer, sid } = call;
  if (engagement.stage.name !== 'connected' || isPending(transfer) || transfer?.stage === 'accepted')
    return step(state);
  const isCall = talkOf(engagement) === 'call';
  // Without a call there is nobody to talk to first.
  const mode = isCall ? call.mode : 'COLD';
  const { panel: _panel, ...closed } = asking(call, 'transfer');
  const begun = { mode, to, kind, name, stage: 'asking', tries: 0, colleagueHeld: false } as const;
  return putCall(state, { ...closed, search: '', transfer: begun }, { type: 'begin-transfer', sid, to, mode, isCall });
};

/** Also in wrap-up: whoever hands a call over at once is there already. */
export const cancelTransfer: CallRule = (state, _engagement, call) => {
  if (call.transfer?.stage !== 'offered' || isAsked(call, 'cancel-transfer')) return step(state);
  return putCall(state, asking(call, 'cancel-transfer'), { type: 'cancel-transfer', sid: call.sid });
};

/** The agent has seen how it ended. */
export const dismissTransfer: CallRule = (state, engagement, call) => {
  const { transfer, ...rest } = call;
  return isPending(transfer) || isStranded(call, engagement) ? step(state) : putCall(state, rest);
};

export const holdColleague: CallRule<{ on: boolean }> = (state, _engagement, call, { on }) => {
  const { transfer, sid } = call;
  if (transfer?.stage !== 'accepted' || transfer.kind !== 'worker') return step(state);
  if (isAsked(call, 'hold-colleague', 'resume-colleague') || transfer.colleagueHeld === on) return step(state);
  const request = on ? 'hold-colleague' : 'resume-colleague';
  return putCall(state, asking(call, request), { type: 'hold-colleague', sid, workerSid: transfer.to, on });
};

export const removeColleague: CallRule = (state, _engagement, call) => {
  const { transfer, sid } = call;
  if (transfer?.stage !== 'accepted' || transfer.kind !== 'worker') return step(state);
  if (isAsked(call, 'remove-colleague')) return step(state);
  return putCall(state, asking(call, 'remove-colleague'), { type: 'remove-colleague', sid, workerSid: transfer.to });
};

/** What was asked for about the colleague has been done. */
export function colleagueDone(
  state: DeskState,
  call: CallState,
  request: 'hold-colleague' | 'resume-colleague' | 'remove-colleague',
  now: number,
): Step {
  const { transfer, ...alone } = call;
  if (request === 'remove-colleague') {
    // Alone with the customer again: whoever hangs up ends the call.
    return putCall(state, { ...alone, readAt: now }, { type: 'end-with-agent', sid: call.sid, on: true });
  }
  const held = transfer && { ...transfer, colleagueHeld: request === 'hold-colleague' };
  return putCall(state, { ...call, readAt: now, ...(held && { transfer: held }) });
}

/** TaskRouter told of a transfer. */
export const transferred: CallRule<{ transfer: TransferFacts }> = (
  state,
  engagement,
  before,
  { transfer: facts },
  now,
) => {
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
  if (cameBack && isStillHere) return putCall(told, call, { type: 'end-with-agent', sid: call.sid, on: true });
  return putCall(told, call);
};

function nameOf({ inCall }: DeskState, sid: string): string {
  const { page: { workers = [], queues = [] } = {}, sought: { workers: found = [] } = {} } = inCall.directory;
  return [...workers, ...queues, ...found].find((one) => one.sid === sid)?.name ?? '';
}

/** TaskRouter knows of none that is under way: how the last one ended was not heard. */
export const transferUnheard: CallRule = (state, engagement, call, _event, now) => {
  const { transfer, ...rest } = call;
  if (!transfer || !isPending(transfer) || isAsked(call, 'transfer')) return step(state);
  // Of a task without a call nobody can be seen.
  if (conferenceOf(engagement.reservation.task) === undefined) return putCall(state, rest);
  return putCall(state, { ...call, readAt: now, transfer: { ...transfer, unheard: true } });
};

/** A colleague is in the call or on the way into it, or does not come: then it is over when this agent hangs up, as before. */
export function heardByPeople(state: DeskState, call: CallState, transfer: Transfer): Step {
  const { people = [] } = call;
  const cameAbout = people.filter(({ added }) => added === undefined).length > 2;
  const known: CallState = { ...call, transfer: endUnheard(transfer, cameAbout) };
  return cameAbout ? putCall(state, known) : putCall(state, known, { type: 'end-with-agent', sid: call.sid, on: true });
}
