import type { Outcome } from '../ground/outcome';
import { duration, shortened } from '../ground/format';
import { say } from '../words/desk-words';
import type { Engagement, StageName, Talk } from '../ground/engagement';
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
    return { headline: say(isCall ? 'offer.goneCall' : 'offer.goneTask'), detail: say('offer.goneDetail') };
  }
  if (outcome.outbound && (outcome.end === 'canceled' || outcome.end === 'failed-to-connect')) {
    return { headline: say('dialling.notReached'), detail: say('dialling.notReachedDetail') };
  }
  switch (outcome.end) {
    case 'completed':
      return completed(outcome, isCall);
    case 'rejected':
      return rejected(outcome, isCall);
    case 'timed-out':
      return {
        headline: say('offer.timedOut'),
        detail: say(isCall ? 'offer.timedOutCall' : 'offer.timedOutTask'),
      };
    case 'canceled':
      return canceled(outcome, isCall);
    case 'rescinded':
      return {
        headline: say(isCall ? 'offer.colleagueTookCall' : 'offer.colleagueTookTask'),
        detail: say('offer.nothingLeft'),
      };
    default:
      return {
        headline: phone ? say('offer.phoneNotReached', { phone }) : say('offer.yourPhoneNotReached'),
        detail: outcome.reasonCode
          ? say('offer.notDialled', { code: String(outcome.reasonCode) })
          : say('offer.notAnswered'),
      };
  }
}

function completed({ talk, talkedMs, midCall }: Outcome, isCall: boolean): Ending {
  if (midCall) return { headline: say('offer.taskCompleted'), detail: say('offer.completedMidCall') };
  if (talk === 'unconnected') {
    return { headline: say('offer.taskCompleted'), detail: say('offer.connectedNobody') };
  }
  return {
    headline: say(isCall ? 'offer.callCompleted' : 'offer.taskCompleted'),
    detail: talkedMs === undefined ? '' : say('offer.lasted', { duration: duration(talkedMs) }),
  };
}

/** What TaskRouter writes as the reason when the caller hangs up while waiting. */
const HUNG_UP = 'hangup';

/** A caller who hung up is gone; what the system or a supervisor cancels is canceled, and the caller may well be there. */
function canceled({ reason }: Outcome, isCall: boolean): Ending {
  const why = reason === undefined ? '' : shortened(reason.replace(/\.$/, ''), REASON_LENGTH);
  if (!isCall) {
    const detail = why && reason !== HUNG_UP ? say('offer.taskCanceledWhy', { why }) : say('offer.nothingLeft');
    return { headline: say('offer.taskCanceled'), detail };
  }
  if (reason === HUNG_UP) return { headline: say('offer.callerGone'), detail: say('offer.callerHungUp') };
  if (why) return { headline: say('offer.callCanceled'), detail: say('offer.canceledWhy', { why }) };
  return { headline: say('offer.callerGone'), detail: say('offer.callerGoneDetail') };
}

/** Characters of a reason in somebody else's words. */
const REASON_LENGTH = 160;

function rejected({ asked, handedOn }: Outcome, isCall: boolean): Ending {
  if (handedOn) {
    return {
      headline: say(isCall ? 'offer.handedOnCall' : 'offer.handedOnTask'),
      detail: say('offer.handedOnDetail'),
    };
  }
  if (!asked) {
    return {
      headline: say(isCall ? 'offer.rejectedForYouCall' : 'offer.rejectedForYouTask'),
      detail: say('offer.rejectedForYouDetail'),
    };
  }
  return {
    headline: say(isCall ? 'offer.youRejectedCall' : 'offer.youRejectedTask'),
    detail: say('offer.youRejectedDetail'),
  };
}

/** What an end did to the agent's activity. */
export function effectOn(outcome: Outcome, activity: { name: string; available: boolean } | undefined): string {
  if (!activity) return '';
  const { name, available } = activity;
  if (outcome.activityAtArrival === name) {
    return say(available ? 'offer.stillReachable' : 'offer.stillUnreachable', { activity: name });
  }
  return say(available ? 'offer.nowReachable' : 'offer.nowUnreachable', { activity: name });
}

/**
 * What to say when the same call is offered again at once.
 *
 * @param away - The activity that hands it on, where the agent has just rejected it.
 */
export function cameBackToYou({ talk }: Outcome, away?: string): string {
  if (away !== undefined) {
    return say(talk === 'none' ? 'offer.straightBackTask' : 'offer.straightBackCall', { activity: away });
  }
  return say(talk === 'none' ? 'offer.cameBackTask' : 'offer.cameBackCall');
}

/** That the agent's phone was dialled in vain too often. */
export function gaveUp(phone: string): string {
  return phone ? say('browserPhone.unanswered', { phone }) : say('browserPhone.unansweredNoNumber');
}

/** What a lost connection means for the call in focus. */
export function unheard(stage: StageName): string {
  return say(stage === 'ringing' ? 'connection.goneRinging' : 'connection.goneInCall');
}

/** What went wrong with a request about a call, what that means for the call and what to do. */
export function engagementProblem(
  stage: StageName,
  problem: Problem,
  talk: Talk,
  withoutCall?: Engagement['withoutCall'],
): string {
  const why = cause(problem);
  switch (stage) {
    case 'accepting':
      return say('offer.acceptUnclear', { why });
    case 'ending':
      return say(talk === 'call' ? 'offer.endUnclear' : 'offer.unclear', { why });
    case 'rejecting':
    case 'completing':
      return say('offer.unclear', { why });
    case 'ringing':
      if (problem.code === 'accept-unheard') return say('offer.acceptUnheard');
      if (problem.code === 'caller-gone') return say('offer.callerGoneFirst');
      return say(withoutCall === 'refused' && problem.status === 400 ? 'offer.notAsCall' : 'offer.stillRinging', {
        why,
      });
    case 'connected':
      return say(talk === 'call' ? 'offer.callNotEnded' : 'offer.taskNotEnded', { why });
    case 'wrapping':
      if (problem.code === 'outcome-needed') return say('wrapUp.outcomeNeeded');
      if (problem.code === 'field-needed') return say('wrapUp.fieldNeeded', { field: problem.message });
      if (problem.code === 'note-needed') return say('wrapUp.noteNeeded', { disposition: problem.message });
      if (problem.code === 'conflict') return say('offer.leftAlone');
      return problem.code === 'not-wrapping'
        ? say('offer.notWrapping', { status: problem.message })
        : say('offer.notCompleted', { why });
    default:
      return say('offer.failed', { why });
  }
}
