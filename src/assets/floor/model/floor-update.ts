import { actDone, actFailed, chooseActivity, confirmEnd, dismiss, tickActs } from './acts';
import { askOfferAgain, confirmEndCall, silence, stillSilenced } from './alone';
import { type FloorEvent, step, type Step } from './floor-event';
import { aloneForLonger, type Figures } from './figures';
import { ask, figuresRead, figuresUnread, tickReading } from './reading';
import { askSignIn, leaveHeard, opened, openFailed, refused, signOut, tickSession } from './floor-session';
import type { FloorState, Question } from './floor-state';
import {
  askSupervise,
  confirmTakeOver,
  findSupervised,
  supervised,
  supervisionRead,
  supervisionUnread,
  tickSupervising,
} from './supervising';
import { noticed, noticeRead } from './notices';
import type { Problem } from '../../desk/ground/facts';
import type { AuditRead } from './audit-lines';

/** Opens or closes the panel; what it shows is read anew each time. */
function toggleAudit(state: FloorState, open: boolean): Step {
  if (state.audit.open === open) return step(state);
  const next = { ...state, audit: { ...state.audit, open } };
  return open ? askAudit(next) : step(next);
}

/** Reads it now, unless an answer is on its way. */
function askAudit(state: FloorState): Step {
  if (state.session.name !== 'open' || state.audit.asked) return step(state);
  return step({ ...state, audit: { ...state.audit, asked: true } }, { type: 'read-audit' });
}

function auditRead(state: FloorState, read: AuditRead): Step {
  return step({ ...state, audit: { open: state.audit.open, asked: false, read } });
}

function auditUnread(state: FloorState, problem: Problem): Step {
  return step({ ...state, audit: { ...state.audit, asked: false, problem } });
}

/**
 * What happens to the floor page, and what is to be done about it. Knows no browser, no SDK and no clock.
 *
 * @param now - Epoch milliseconds by this page's clock.
 */
export function update(state: FloorState, event: FloorEvent, now: number): Step {
  switch (event.type) {
    case 'sign-in-asked':
      return askSignIn(state, event.workerName);
    case 'session-opened':
      return opened(state, event.workerName, event.lifeMs, now);
    case 'session-failed':
      return openFailed(state, event.problem, now);
    case 'session-refused':
      return refused(state);
    case 'sign-out-asked':
      return signOut(state);
    case 'sign-out-unheard':
    case 'signed-out':
      return leaveHeard(state, event.type === 'signed-out');
    case 'figures-read':
      return hearFigures(state, aloneForLonger(event.figures, state.figures), now);
    case 'figures-unread':
      return figuresUnread(state, event.problem, event.roll, now);
    case 'read-asked':
      return ask(state);
    case 'audit-toggled':
      return toggleAudit(state, event.open);
    case 'audit-asked':
      return askAudit(state);
    case 'audit-read':
      return auditRead(state, event.audit);
    case 'audit-unread':
      return auditUnread(state, event.problem);
    case 'tick':
      return tick(state, event.visible, now);
    case 'filtered':
      return step({ ...state, filters: { ...state.filters, ...event.filters } });
    case 'question-asked':
      return step(state.session.name === 'open' ? { ...state, question: event.question } : state);
    case 'question-dropped':
      return step(withoutQuestion(state));
    case 'activity-chosen':
      return chooseActivity(state, event.workerSid, event.activitySid, now);
    case 'end-confirmed':
      return confirmEnd(state, event.taskSid, now);
    case 'supervise-asked':
      return askSupervise(state, event.taskSid, event.act, now);
    case 'take-over-confirmed':
      return confirmTakeOver(state, event.taskSid, now);
    case 'supervised':
      return supervised(state, event, now);
    case 'supervision-read':
      return supervisionRead(state, event.taskSid, event.read, now);
    case 'supervision-unread':
      return supervisionUnread(state, event.taskSid, event.isGone, now);
    case 'offer-again-asked':
      return askOfferAgain(state, event.callSid, now);
    case 'end-call-confirmed':
      return confirmEndCall(state, event.callSid, now);
    case 'alarm-silenced':
      return silence(state, event.callSid);
    case 'notice-read':
      return step(noticeRead(state, event.queueSid, event.about));
    case 'sound-told':
      return step({ ...state, sound: event.sound });
    case 'act-done':
      return actDone(state, event.id, now);
    case 'act-failed':
      return actFailed(state, event.id, event.problem, now);
    default:
      return dismiss(state, event.id);
  }
}

function hearFigures(state: FloorState, figures: Figures, now: number): Step {
  const heard = findSupervised(stillSilenced(stillAsked(state, figures), figures), figures);
  const next = figuresRead(heard, figures, now);
  return { ...next, state: noticed(next.state, now) };
}

function tick(state: FloorState, visible: boolean, now: number): Step {
  const session = tickSession(tickActs(state, now), now);
  const reading = tickReading(session.state, visible, now);
  const looking = tickSupervising(reading.state, now);
  return step(noticed(looking.state, now), ...session.intents, ...reading.intents, ...looking.intents);
}

function withoutQuestion({ question: _question, ...rest }: FloorState): FloorState {
  return rest;
}

/** A question about what has gone, or cannot be ended that way any more, is withdrawn. */
function stillAsked(state: FloorState, figures: Figures): FloorState {
  const { question } = state;
  return question && !isOpen(question, figures) ? withoutQuestion(state) : state;
}

function isOpen(question: Question, { workers, tasks, alone }: Figures): boolean {
  // Of a call that the supervisor is in; the figures need not tell of it.
  if (question.kind === 'take-over') return true;
  if (question.kind === 'end-call') return alone.some(({ callSid }) => callSid === question.sid);
  if (question.kind === 'activity') return workers.some(({ sid }) => sid === question.sid);
  return tasks.some(({ sid, ends }) => sid === question.sid && ends === question.ending);
}
