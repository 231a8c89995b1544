import type { Session } from './sign-in-state';
import { say } from '../words/desk-words';
import { type SignIn, submitTo } from './sign-in-form';
import { signInProblem } from './sign-in-problem';

type Ended = Extract<Session, { name: 'ended' }>;

/** Asks for the password once more, above a desk that stays as it is. */
export function SignInAgain({ session, signIn }: { session: Ended; signIn: SignIn }) {
  const { workerName, signingIn, problem, why } = session;
  return (
    <section class="again" aria-labelledby="again-title">
      <h2 id="again-title">{say('session.againTitle')}</h2>
      <p>{say(why === 'expired' ? 'session.expired' : 'session.refused')}</p>
      <form onSubmit={submitTo(signIn)} aria-busy={signingIn}>
        <input type="hidden" name="worker" autocomplete="username" value={workerName} />
        <label class="field">
          <span>{say('session.passwordFor', { worker: workerName })}</span>
          <input name="password" type="password" autocomplete="current-password" required readOnly={signingIn} />
        </label>
        <button class="button" data-kind="primary" type="submit" aria-disabled={signingIn}>
          {say(signingIn ? 'signIn.sending' : 'session.againTitle')}
        </button>
      </form>
      <div role="alert">{problem && <p class="problem">{signInProblem(problem)}</p>}</div>
    </section>
  );
}
