import type { Outcome } from '../ground/outcome';
import { duration, shortened } from '../ground/format';
import { say } from '../words/desk-words';
import type { StageName, Talk } from '../ground/engagement';
import type { Problem } from '../ground/facts';
import { cause } from '../ground/cause-words';

/** How something ended: a headline and what there is to know about it. */
export interface Ending {
  readonly headline: string;
  readonly detail: string;
}

/**
 * @param phone - The number TaskRouter dials for this agent.
 */
export function ending(outcome: Outcome, phone: string | undefined): Ending {
  const isCall = outcome.talk !== 'none';
  if (outcome.lost) {
    return { headline: say(isCall ? 'outcome.goneCall' : 'outcome.goneTask'), detail: say('outcome.goneDetail') };
  }
  if (outcome.outbound && (outcome.end === 'canceled' || outcome.end === 'failed-to-connect')) {
    return { headline: say('dial.notReached'), detail: say('dial.notReachedDetail') };
  }
  switch (outcome.end) {
    case 'completed':
      return completed(outcome, isCall);
    case 'rejected':
      return rejected(outcome, isCall);
    case 'timed-out':
      return {
        headline: say('outcome.timedOut'),
        detail: say(isCall ? 'outcome.timedOutCall' : 'outcome.timedOutTask'),
      };
    case 'canceled':
      return canceled(outcome, isCall);
    case 'rescinded':
      return {
        headline: say(isCall ? 'outcome.colleagueTookCall' : 'outcome.colleagueTookTask'),
        detail: say('outcome.nothingLeft'),
      };
    default:
      return {
        headline: phone ? say('outcome.phoneNotReached', { phone }) : say('outcome.yourPhoneNotReached'),
        detail: outcome.reasonCode
          ? say('outcome.notDialled', { code: String(outcome.reasonCode) })
          : say('outcome.notAnswered'),
      };
  }
}

function completed({ talk, talkedMs, midCall }: Outcome, isCall: boolean): Ending {
  if (midCall) return { headline: say('outcome.taskCompleted'), detail: say('outcome.completedMidCall') };
  if (talk === 'unconnected') {
    return { headline: say('outcome.taskCompleted'), detail: say('outcome.connectedNobody') };
  }
  return {
    headline: say(isCall ? 'outcome.callCompleted' : 'outcome.taskCompleted'),
    detail: talkedMs === undefined ? '' : say('outcome.lasted', { duration: duration(talkedMs) }),
  };
}

/** What TaskRouter writes as the reason when the caller hangs up while waiting. */
const HUNG_UP = 'hangup';

/** A caller who hung up is gone; what the system or a supervisor cancels is canceled, and the caller may well be there. */
function canceled({ reason }: Outcome, isCall: boolean): Ending {
  const why = reason === undefined ? '' : shortened(reason.replace(/\.$/, ''), REASON_LENGTH);
  if (!isCall) {
    const detail = why && reason !== HUNG_UP ? say('outcome.taskCanceledWhy', { why }) : say('outcome.nothingLeft');
    return { headline: say('outcome.taskCanceled'), detail };
  }
  if (reason === HUNG_UP) return { headline: say('outcome.callerGone'), detail: say('outcome.callerHungUp') };
  if (why) return { headline: say('outcome.callCanceled'), detail: say('outcome.canceledWhy', { why }) };
  return { headline: say('outcome.callerGone'), detail: say('outcome.callerGoneDetail') };
}

/** Characters of a reason in somebody else's words. */
const REASON_LENGTH = 160;

function rejected({ asked, handedOn }: Outcome, isCall: boolean): Ending {
  if (handedOn) {
    return {
      headline: say(isCall ? 'outcome.handedOnCall' : 'outcome.handedOnTask'),
      detail: say('outcome.handedOnDetail'),
    };
  }
  if (!asked) {
    return {
      headline: say(isCall ? 'outcome.rejectedForYouCall' : 'outcome.rejectedForYouTask'),
      detail: say('outcome.rejectedForYouDetail'),
    };
  }
  return {
    headline: say(isCall ? 'outcome.youRejectedCall' : 'outcome.youRejectedTask'),
    detail: say('outcome.youRejectedDetail'),
  };
}

/** What an end did to the agent's activity. */
export function effectOn(outcome: Outcome, activity: { name: string; available: boolean } | undefined): string {
  if (!activity) return '';
  const { name, available } = activity;
  if (outcome.activityAtArrival === name) {
    return say(available ? 'outcome.stillReachable' : 'outcome.stillUnreachable', { activity: name });
  }
  return say(available ? 'outcome.nowReachable' : 'outcome.nowUnreachable', { activity: name });
}

/**
 * What to say when the same call is offered again at once.
 *
 * @param away - The activity that hands it on, where the agent has just rejected it.
 */
export function cameBackToYou({ talk }: Outcome, away?: string): string {
  if (away !== undefined) {
    return say(talk === 'none' ? 'arrival.straightBackTask' : 'arrival.straightBackCall', { activity: away });
  }
  return say(talk === 'none' ? 'arrival.cameBackTask' : 'arrival.cameBackCall');
}

/** That the agent's phone was dialled in vain too often. */
export function gaveUp(phone: string): string {
  return phone ? say('phone.unanswered', { phone }) : say('phone.unansweredNoNumber');
}

/** What a lost connection means for the call in focus. */
export function unheard(stage: StageName): string {
  return say(stage === 'ringing' ? 'connection.goneRinging' : 'connection.goneInCall');
}

/** What went wrong with a request about a call, what that means for the call and what to do. */
export function engagementProblem(stage: StageName, problem: Problem, talk: Talk): string {
  const why = cause(problem);
  switch (stage) {
    case 'accepting':
      return say('problems.acceptUnclear', { why });
    case 'ending':
      return say(talk === 'call' ? 'problems.endUnclear' : 'problems.unclear', { why });
    case 'rejecting':
    case 'completing':
      return say('problems.unclear', { why });
    case 'ringing':
      if (problem.code === 'accept-unheard') return say('problems.acceptUnheard');
      return problem.code === 'caller-gone' ? say('problems.callerGone') : say('problems.ringing', { why });
    case 'connected':
      return say(talk === 'call' ? 'problems.callNotEnded' : 'problems.taskNotEnded', { why });
    case 'wrapping':
      if (problem.code === 'note-needed') return say('wrapUp.noteNeeded', { disposition: problem.message });
      if (problem.code === 'conflict') return say('problems.leftAlone');
      return problem.code === 'not-wrapping'
        ? say('problems.notWrapping', { status: problem.message })
        : say('problems.notCompleted', { why });
    default:
      return say('problems.failed', { why });
  }
}
