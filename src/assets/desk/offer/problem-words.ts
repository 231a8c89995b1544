import type { StageName } from '../ground/engagement';
import type { Problem } from '../ground/facts';
import type { Talk } from '../ground/talk';
import { say } from '../words/desk-words';
import { cause } from '../ground/cause-words';

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
