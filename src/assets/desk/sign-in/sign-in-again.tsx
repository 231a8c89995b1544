import { useEffect, useState } from 'preact/hooks';
import type { Clock } from '../ground/clock';
import type { Problem } from '../ground/facts';
import type { Session, SessionEnd } from './sign-in-state';
import { type MessageKey, say } from '../words/desk-words';
import { CredentialsForm, type SignIn } from './sign-in-credentials';
import { signInProblem } from './sign-in-problem';
import { ProviderButton, withProvider } from './sign-in-provider';

type Ended = Extract<Session, { name: 'ended' }>;

const WHY = {
  expired: 'session.expired',
  refused: 'session.refused',
  'signed-out': 'session.signedOut',
  'switched-off': 'session.switchedOff',
  'somebody-else': 'session.somebodyElse',
} as const satisfies Record<SessionEnd, MessageKey>;

interface SignInAgainProps {
  readonly session: Ended;
  readonly signIn: SignIn;
  readonly clock: Clock;
  /** Goes on with the session that the browser keeps by now. */
  readonly comeBack: () => void;
}

/** That the session is over is known here. */
const isNews = (problem: Problem | undefined): problem is Problem => problem !== undefined && problem.status !== 401;

/** Asks for the password once more, above a desk that stays as it is. */
export function SignInAgain({ session, signIn, clock, comeBack }: SignInAgainProps) {
  const { workerName, signingIn, problem, why } = session;
  // A tab that does not lead asks by itself, and only it knows of that.
  const [isAsking, setAsking] = useState(false);
  useOnReturn(() => {
    if (withProvider.peek()) comeBack();
  });
  return (
    <section class="again" aria-labelledby="again-title">
      <h2 id="again-title">{say('session.againTitle')}</h2>
      <p>{say(WHY[why])}</p>
      {withProvider.value ? (
        <ProviderButton
          problem={isNews(problem) ? signInProblem(problem) : undefined}
          sending={signingIn}
          inAnotherTab
        />
      ) : (
        <CredentialsForm
          passwordLabel={say('session.passwordFor', { worker: workerName })}
          submit={say('session.againTitle')}
          sending={signingIn || isAsking}
          problem={problem}
          clock={clock}
          signIn={async (typed) => {
            setAsking(true);
            await signIn(typed);
            setAsking(false);
          }}
        >
          <input type="hidden" name="worker" autocomplete="username" value={workerName} />
        </CredentialsForm>
      )}
    </section>
  );
}

/** Tries again whenever somebody comes back to this page, as from another tab in which they have signed in. */
function useOnReturn(tryAgain: () => void): void {
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') tryAgain();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
}
