import type { Problem } from '../ground/facts';
import { say } from '../words/form-words';
import { cause } from '../ground/cause-words';

/** What to tell somebody who could not sign in. */
export function signInProblem({ code, message, status }: Problem): string {
  if (code === 'passcode_needed') return say('signIn.invited');
  if (code === 'sign_in_unavailable') return say('signIn.unavailable');
  if (code === 'sign-out-unheard') return say('signIn.signOutUnheard');
  if (code === 'invalid_request') return say('signIn.weak');
  if (status === 401) return say('signIn.wrongPassword');
  if (status === 403) return say('signIn.forbidden');
  if (status === 429) return say('signIn.tooManyTries');
  if (code === 'network') return say('signIn.noNetwork');
  if (code === 'timeout') return say('signIn.timeout');
  if (code === 'misconfigured') return say('signIn.misconfigured', { message });
  return say('signIn.failed', { why: cause({ code, message }) });
}
