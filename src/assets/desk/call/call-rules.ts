import { engagementOf } from '../ground/engagements';
import { andThen, step, type Step } from '../step';
import type { DeskState } from '../desk-state';
import { talkOf } from '../ground/talk';
import { conferenceOf } from '../ground/task';
import { answerInCall } from './answers';
import { askInCall } from './asks';
import { learnDirectory } from '../transfer/transfer-directory';
import { isFateOpen } from '../take-back/take-back-fate';
import type { InCallEvent } from './call-state';
import { watched } from './call-people';
import { callOf, withCall } from '../ground/calls';

/** What becomes of a call that goes on. What is about a call that is over changes nothing. */
export function onInCallEvent(state: DeskState, event: InCallEvent, now: number): Step {
  const { inCall } = state;
  switch (event.type) {
    case 'directory-asked': {
      const { directory } = inCall;
      const next = directory.page?.next;
      if (directory.name === 'reading' || (event.further && next === undefined)) return step(state);
      const { problem: _problem, ...known } = directory;
      const reading: DeskState = { ...state, inCall: { ...inCall, directory: { ...known, name: 'reading' } } };
      return step(reading, { type: 'read-directory', ...(event.further && next !== undefined && { page: next }) });
    }
    case 'directory-read':
      return step({
        ...state,
        inCall: { ...inCall, directory: learnDirectory(inCall.directory, event.page, event.further) },
      });
    case 'directory-unread': {
      const { problem } = event;
      return step({ ...state, inCall: { ...inCall, directory: { ...inCall.directory, name: 'failed', problem } } });
    }
    default:
  }
  const engagement = engagementOf(state, event.sid);
  if (!engagement) return step(state);
  switch (event.type) {
    case 'call-request-done':
    case 'call-request-failed':
    case 'number-added':
    case 'people-read':
    case 'people-unread':
    case 'transfer-changed':
    case 'transfer-unheard':
      return answerInCall(state, engagement, event, now);
    default:
      return askInCall(state, engagement, event, now);
  }
}

/** Forgets calls that are over, and looks from time to time who is in those that go on. */
export function tickInCall(state: DeskState, now: number): Step {
  const { inCall, engagements } = state;
  const calls = inCall.calls.filter(({ sid }) => engagements.some((engagement) => engagement.sid === sid));
  const pruned = calls.length === inCall.calls.length ? state : { ...state, inCall: { ...inCall, calls } };
  const maySee = state.session.name === 'open' && state.connection.name === 'connected';
  if (!maySee) return step(pruned);
  return engagements.reduce((so, { sid }) => andThen(so, (next) => look(next, sid, now)), step(pruned));
}

function look(state: DeskState, sid: string, now: number): Step {
  const engagement = engagementOf(state, sid);
  if (!engagement) return step(state);
  const call = callOf(state.inCall, sid);
  const isOn = engagement.stage.name === 'connected' && talkOf(engagement) === 'call';
  if (!isOn && !isFateOpen(call, engagement)) return step(state);
  const { task } = engagement.reservation;
  if (conferenceOf(task) === undefined || call.reading || now < call.readAt) return step(state);
  const next = { ...state, inCall: withCall(state.inCall, { ...call, reading: true }) };
  return step(next, { type: 'read-people', sid, taskSid: task.sid, watch: watched(call).slice(0, 5), askedAt: now });
}
