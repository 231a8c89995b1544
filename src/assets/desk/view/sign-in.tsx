import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../model/facts';
import type { Session } from '../model/state';
import { signInProblem } from './words/problem';

/** Hands over what was typed. The password goes from the field to the session port and nowhere else. */
export type SignIn = (workerName: string, password: string) => void;

interface SignInPageProps {
  readonly workerName: string;
  readonly sending: boolean;
  readonly problem: Problem | undefined;
  readonly signIn: SignIn;
}

/** The first page. The fields are the browser's own, so what was typed stays after a failed try. */
export function SignInPage({ workerName, sending, problem, signIn }: SignInPageProps) {
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem) password.current?.select();
  }, [problem]);

  return (
    <main class="sign-in">
      <form class="sign-in-card" onSubmit={submitTo(signIn)} aria-busy={sending}>
        <img class="sign-in-mark" src="/icon.svg" alt="" width="48" height="48" />
        <h1>Sign in to your desk</h1>
        <label class="field">
          <span>Worker name</span>
          <input
            name="worker"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            required
            defaultValue={workerName}
            readOnly={sending}
          />
        </label>
        <label class="field">
          <span>Password</span>
          <input
            ref={password}
            name="password"
            type="password"
            autocomplete="current-password"
            required
            readOnly={sending}
          />
        </label>
        <div role="alert">{problem && <p class="problem">{signInProblem(problem)}</p>}</div>
        <button class="button" data-kind="primary" type="submit" aria-disabled={sending}>
          {sending ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
    </main>
  );
}

type Ended = Extract<Session, { name: 'ended' }>;

/** Asks for the password once more, above a desk that stays as it is. */
export function SignInAgain({ session, signIn }: { session: Ended; signIn: SignIn }) {
  const { workerName, signingIn, problem, why } = session;
  return (
    <section class="again" aria-labelledby="again-title">
      <h2 id="again-title">Sign in again</h2>
      <p>
        {why === 'expired'
          ? 'Your session has run out. Calls go on, and this page shows them; to answer or end one here, sign in again.'
          : 'Your session could not be renewed and ends soon. Calls go on. Sign in again to keep working.'}
      </p>
      <form onSubmit={submitTo(signIn)} aria-busy={signingIn}>
        <input type="hidden" name="worker" autocomplete="username" value={workerName} />
        <label class="field">
          <span>Password for {workerName}</span>
          <input name="password" type="password" autocomplete="current-password" required readOnly={signingIn} />
        </label>
        <button class="button" data-kind="primary" type="submit" aria-disabled={signingIn}>
          {signingIn ? 'Signing in…' : 'Sign in again'}
        </button>
      </form>
      <div role="alert">{problem && <p class="problem">{signInProblem(problem)}</p>}</div>
    </section>
  );
}

function submitTo(signIn: SignIn) {
  return (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const typed = new FormData(event.currentTarget);
    const [workerName, password] = [typed.get('worker'), typed.get('password')];
    if (typeof workerName === 'string' && typeof password === 'string') signIn(workerName.trim(), password);
  };
}
