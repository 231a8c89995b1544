import { acceptOf, type Engagement } from '../ground/engagement';
import { isCalledBack } from '../take-back/take-back-fate';
import type { Intent } from '../desk-events';
import { step, type Step } from '../step';
import type { DeskState } from '../desk-state';
import { contactOf } from '../ground/task';
import { type BrowserCall, type BrowserPhone, NO_PHONE } from './browser-phone-state';
import type { Problem } from '../ground/facts';

/** First pause before the line is opened anew; each further one is twice as long, up to the longest. */
export const RETRY_LINE_MS = 5_000;
export const LONGEST_LINE_RETRY_MS = 60_000;

/** Whether the browser is this agent's telephone: their contact is a client's name and no number. */
export function isBrowserPhone(contact: string | undefined): boolean {
  return contact?.startsWith('client:') ?? false;
}

/** What happens to the browser as a telephone; news of one that was given up change nothing. */
export function whileOpen<Event>(rule: (state: DeskState, event: Event, now: number) => Step) {
  return (state: DeskState, event: Event, now: number): Step =>
    state.phone.line.name === 'none' ? step(state) : rule(state, event, now);
}

/** What happens to the call on it. What went wrong before it is forgotten. */
export function aboutItsCall<Event>(rule: (call: BrowserCall, event: Event) => BrowserCall) {
  return whileOpen<Event>((state, event) => {
    const { call, ...idle } = calm(state.phone);
    return putPhone(state, call ? { ...idle, call: rule(call, event) } : idle);
  });
}

export function putPhone(state: DeskState, phone: BrowserPhone, ...intents: Intent[]): Step {
  return step({ ...state, phone }, ...intents);
}

/** The telephone without what went wrong with it last. */
export function calm({ problem: _problem, ...kept }: BrowserPhone): BrowserPhone {
  return kept;
}

/** Somebody calls the browser. */
export function phoneRings(state: DeskState, { from }: { readonly from: string }): Step {
  // The agent has accepted already: TaskRouter calls them for that, and they need not do so twice.
  const isExpected = state.engagements.some(awaitsCall) || state.inCall.calls.some(isCalledBack);
  const call = { stage: isExpected ? 'answering' : 'ringing', from, isPoor: false } as const;
  return putPhone(state, { ...calm(state.phone), call }, ...(isExpected ? [{ type: 'answer-phone' } as const] : []));
}

export function answerPhone(state: DeskState): Step {
  const { call, ...idle } = calm(state.phone);
  if (!call) return putPhone(state, idle);
  if (call.stage !== 'ringing') return step(state);
  return putPhone(state, { ...idle, call: { ...call, stage: 'answering' } }, { type: 'answer-phone' });
}

export function hangUpPhone(state: DeskState): Step {
  const { call, ...idle } = calm(state.phone);
  return call ? step(state, { type: 'hang-up-phone' }) : putPhone(state, idle);
}

export function phoneCallOver(state: DeskState): Step {
  const { call: _call, ...idle } = calm(state.phone);
  return putPhone(state, idle);
}

export function askMicrophone(state: DeskState): Step {
  const { phone } = state;
  if (phone.microphone === 'granted' || phone.microphone === 'asking') return step(state);
  return putPhone(state, { ...phone, microphone: 'asking' }, { type: 'ask-microphone' });
}

/** Only a task that is a call brings one; answered for any other, somebody would listen in on the agent's room. */
function awaitsCall(engagement: Engagement): boolean {
  const { name } = engagement.stage;
  return (name === 'accepting' || name === 'connected') && acceptOf(engagement) === 'conference';
}

/** TaskRouter cannot call the browser, for now. */
export function phoneUnreachable(state: DeskState, { problem }: { readonly problem: Problem }, now: number): Step {
  const { line } = state.phone;
  if (line.name === 'unreachable') {
    return putPhone(state, { ...state.phone, line: { ...line, problem } });
  }
  const failures = line.name === 'starting' ? line.failures : 0;
  const retryAt = now + Math.min(RETRY_LINE_MS * 2 ** failures, LONGEST_LINE_RETRY_MS);
  return putPhone(state, { ...state.phone, line: { name: 'unreachable', problem, failures: failures + 1, retryAt } });
}

/** Opens the telephone, anew where it is open. */
export function reopen(state: DeskState): Step {
  const { line } = state.phone;
  const failures = line.name === 'unreachable' ? line.failures : 0;
  return putPhone(state, { ...state.phone, line: { name: 'starting', failures } }, { type: 'open-phone' });
}

/**
 * Opens the telephone when the worker's contact is the browser, gives it up when it is not any more, and tries a line again
 * that is down. Looked at after every event.
 */
export function keepPhone(state: DeskState, now: number): Step {
  const { phone, worker, session } = state;
  const isWanted = session.name === 'open' && isBrowserPhone(contactOf(worker?.attributes ?? {}));
  const { line } = phone;
  if (line.name === 'none') return isWanted ? reopen(state) : step(state);
  // A call in hand outlives a session that has run out.
  if (!isWanted && !phone.call) return putPhone(state, NO_PHONE, { type: 'close-phone' });
  if (line.name === 'unreachable' && now >= line.retryAt) return reopen(state);
  return step(state);
}
