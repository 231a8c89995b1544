import { useState } from 'preact/hooks';
import type { Clock } from '../ground/clock';
import type { Session, SessionEnd } from './sign-in-state';
import { type MessageKey, say } from '../words/desk-words';
import { CredentialsForm, type SignIn } from './sign-in-credentials';

type Ended = Extract<Session, { name: 'ended' }>;

const WHY = {
  expired: 'session.expired',
  refused: 'session.refused',
  'signed-out': 'session.signedOut',
  'switched-off': 'session.switchedOff',
  'somebody-else': 'session.somebodyElse',
} as const satisfies Record<SessionEnd, MessageKey>;

/** Asks for the password once more, above a desk that stays as it is. */
export function SignInAgain({ session, signIn, clock }: { session: Ended; signIn: SignIn; clock: Clock }) {
  const { workerName, signingIn, problem, why } = session;
  // A tab that does not lead asks by itself, and only it knows of that.
  const [isAsking, setAsking] = useState(false);
  return (
    <section class="again" aria-labelledby="again-title">
      <h2 id="again-title">{say('session.againTitle')}</h2>
      <p>{say(WHY[why])}</p>
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
    </section>
  );
}
