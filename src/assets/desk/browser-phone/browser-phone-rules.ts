import type { Engagement } from '../ground/engagement';
import { isCalledBack } from '../take-back/take-back-fate';
import { type Intent, step, type Step } from '../step';
import type { DeskState } from '../desk-state';
import { acceptByOf, contactOf } from '../ground/task';
import type { PhoneCallEvent, PhoneEvent } from './event';
import { type BrowserPhone, NO_PHONE } from './browser-phone-state';

/** First pause before the line is opened anew; each further one is twice as long, up to the longest. */
export const RETRY_LINE_MS = 5_000;
export const LONGEST_LINE_RETRY_MS = 60_000;

/** Whether the browser is this agent's telephone: their contact is a client's name and no number. */
export function isBrowserPhone(contact: string | undefined): boolean {
  return contact?.startsWith('client:') ?? false;
}

/** What an event about the browser as a telephone leads to. */
export function onPhoneEvent(state: DeskState, event: PhoneEvent, now: number): Step {
  const { phone } = state;
  // News of a telephone that was given up.
  if (phone.line.name === 'none') return step(state);
  switch (event.type) {
    case 'phone-ready':
      return put(state, { ...phone, line: { name: 'ready' } });
    case 'phone-unreachable':
      return unreachable(state, event, now);
    case 'phone-retry-asked':
      return phone.line.name === 'unreachable' ? reopen(state) : step(state);
    case 'microphone-asked':
      if (phone.microphone === 'granted' || phone.microphone === 'asking') return step(state);
      return put(state, { ...phone, microphone: 'asking' }, { type: 'ask-microphone' });
    case 'microphone-learnt':
      return put(state, { ...phone, microphone: event.microphone });
    case 'sound-devices-learnt':
      return put(state, { ...phone, devices: event.devices });
    case 'sound-device-chosen': {
      const { type: _type, ...choice } = event;
      return put(state, withoutProblem(phone), { type: 'use-sound-device', ...choice });
    }
    case 'phone-failed':
      return put(state, { ...phone, problem: event.problem });
    default:
      return onCallEvent(state, event);
  }
}

function onCallEvent(state: DeskState, event: PhoneCallEvent): Step {
  const { phone } = state;
  const { call, ...idle } = withoutProblem(phone);
  if (event.type === 'phone-rings') {
    // The agent has accepted already: TaskRouter calls them for that, and they need not do so twice.
    const isExpected = state.engagements.some(awaitsCall) || state.inCall.calls.some(isCalledBack);
    const rings = { stage: isExpected ? 'answering' : 'ringing', from: event.from, isPoor: false } as const;
    return put(state, { ...idle, call: rings }, ...(isExpected ? [{ type: 'answer-phone' } as const] : []));
  }
  if (event.type === 'phone-call-over' || !call) return put(state, idle);
  switch (event.type) {
    case 'phone-answer-asked':
      if (call.stage !== 'ringing') return step(state);
      return put(state, { ...idle, call: { ...call, stage: 'answering' } }, { type: 'answer-phone' });
    case 'phone-hang-up-asked':
      return step(state, { type: 'hang-up-phone' });
    case 'phone-call-open':
      return put(state, { ...idle, call: { ...call, stage: 'open' } });
    case 'phone-call-reconnecting':
      return put(state, { ...idle, call: { ...call, stage: 'reconnecting' } });
    default:
      return put(state, { ...idle, call: { ...call, isPoor: event.isPoor } });
  }
}

/** Only a task that is a call brings one; answered for any other, somebody would listen in on the agent's room. */
function awaitsCall({ stage, reservation }: Engagement): boolean {
  const isUnderWay = stage.name === 'accepting' || stage.name === 'connected';
  return isUnderWay && acceptByOf(reservation.task.attributes) === 'conference';
}

function put(state: DeskState, phone: BrowserPhone, ...intents: Intent[]): Step {
  return step({ ...state, phone }, ...intents);
}

function withoutProblem({ problem: _problem, ...kept }: BrowserPhone): BrowserPhone {
  return kept;
}

function unreachable(
  state: DeskState,
  { problem }: Extract<PhoneEvent, { type: 'phone-unreachable' }>,
  now: number,
): Step {
  const { line } = state.phone;
  if (line.name === 'unreachable') {
    return put(state, { ...state.phone, line: { ...line, problem } });
  }
  const failures = line.name === 'starting' ? line.failures : 0;
  const retryAt = now + Math.min(RETRY_LINE_MS * 2 ** failures, LONGEST_LINE_RETRY_MS);
  return put(state, { ...state.phone, line: { name: 'unreachable', problem, failures: failures + 1, retryAt } });
}

function reopen(state: DeskState): Step {
  const { line } = state.phone;
  const failures = line.name === 'unreachable' ? line.failures : 0;
  return put(state, { ...state.phone, line: { name: 'starting', failures } }, { type: 'open-phone' });
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
  if (!isWanted && !phone.call) return put(state, NO_PHONE, { type: 'close-phone' });
  if (line.name === 'unreachable' && now >= line.retryAt) return reopen(state);
  return step(state);
}
