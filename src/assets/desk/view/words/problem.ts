import type { StageName } from '../../model/engagement';
import type { Problem } from '../../model/facts';
import type { Talk } from '../../model/talk';
import { plainText } from '../../model/text';
import { shortened } from '../format';

const CAUSES: Record<string, string> = {
  network: 'the server cannot be reached from this computer',
  timeout: 'the server did not answer in time',
  server: 'the server had a problem of its own',
  'too-many-requests': 'TaskRouter is very busy',
  too_many_attempts: 'there were too many tries',
  upstream_failed: 'Twilio had a problem of its own',
  upstream_refused: 'Twilio refused our server',
  upstream_unreachable: 'our server could not reach Twilio',
  upstream_busy: 'Twilio is very busy',
  upstream_timeout: 'Twilio did not answer our server in time',
  unauthorized: 'your session has ended',
  session_expired: 'your session has ended',
  forbidden: 'it belongs to another worker',
  'no-word': 'TaskRouter did not say what became of it',
  'caller-gone': 'the caller is gone',
  'not-connected': 'the connection is not ready yet',
};

/** Why something failed, to be put after a colon. */
export function cause({ code, message }: Problem): string {
  const said = plainText(message.replaceAll(SID, '')).replace(/\.$/, '');
  return CAUSES[code] ?? (shortened(said, CAUSE_LENGTH) || 'nobody said why');
}

/** A Twilio SID, with the space before it; it tells an agent nothing. */
const SID = /\s?\b[A-Z]{2}[0-9a-f]{32}\b/g;

/** Characters of a cause in somebody else's words. */
const CAUSE_LENGTH = 200;

/** What a lost connection means for the call in focus. */
export function unheard(stage: StageName): string {
  return stage === 'ringing'
    ? 'The connection is gone. You can answer once it is back; if the time runs out before, the call goes to somebody else.'
    : 'The connection is gone, but a call on your phone goes on. What you see here may be old until it is back.';
}

/** What to tell somebody who could not sign in. */
export function signInProblem({ code, message, status }: Problem): string {
  if (status === 401) return 'This worker name and password do not go together. Check both and try again.';
  if (status === 429) return 'Too many tries with this worker name. Wait a minute, then try again.';
  if (code === 'network') return 'The desk cannot reach its server. Check your network, then try again.';
  if (code === 'timeout') return 'The server did not answer in time. Try again.';
  if (code === 'misconfigured') return `This desk is not set up completely. Tell whoever runs it: ${message}`;
  return `Signing in did not work: ${cause({ code, message })}. Try again, or tell whoever runs this desk.`;
}

/** What went wrong with a request about a call, what that means for the call and what to do. */
export function engagementProblem(stage: StageName, problem: Problem, talk: Talk): string {
  const why = cause(problem);
  switch (stage) {
    case 'ringing':
      if (problem.code === 'caller-gone') {
        return 'The caller is gone: they hung up, or were connected with somebody else. Reject it to be free for the next.';
      }
      return `That did not work: ${why}. It is still ringing, so try again.`;
    case 'connected':
      if (talk !== 'call') return `The task was not ended: ${why}. It is still yours; try again.`;
      return `The call was not ended: ${why}. You are still connected; try again, or hang up your phone.`;
    case 'wrapping':
      return problem.code === 'not-wrapping'
        ? `The wrap-up was not completed: the task is ${problem.message}, not wrapping. Wait a moment, then try again.`
        : `The wrap-up was not completed: ${why}. No new call reaches you until it is, so try again.`;
    default:
      return `That did not work: ${why}.`;
  }
}
