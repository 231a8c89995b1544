import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../ground/facts';
import type { Settings } from '../settings/settings-state';
import { type ChooseLanguage, LanguagePicker } from '../language/language-picker';
import { say } from '../words/form-words';
import { signInProblem } from './sign-in-problem';

/** How a sign-in stands. */
export interface AtDoor {
  readonly workerName: string;
  readonly sending: boolean;
  readonly problem?: Problem;
}

interface SignInPageProps {
  readonly at: AtDoor;
  readonly settings: Settings;
  readonly signIn: SignIn;
  readonly chooseLanguage: ChooseLanguage;
  /** Where it is not the desk that one signs in to. */
  readonly title?: string;
  /** What to say about a problem. */
  readonly explain?: (problem: Problem) => string;
}

/** The first page. The fields are the browser's own, so what was typed stays after a failed try. */
export function SignInPage({
  at: { workerName, sending, problem },
  settings,
  signIn,
  chooseLanguage,
  title = say('signIn.title'),
  explain = signInProblem,
}: SignInPageProps) {
  const worker = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  // Nothing else can be meant by typing on this page.
  useEffect(() => (workerName === '' ? worker : password).current?.focus(), []);
  useEffect(() => {
    if (problem) password.current?.select();
  }, [problem]);

  return (
    <main class="sign-in">
      <form class="sign-in-card" onSubmit={submitTo(signIn)} aria-busy={sending}>
        <p class="brand">
          <img src={settings.logoUrl ?? '/icon.svg'} alt="" height="48" />
          <bdi>{settings.name}</bdi>
        </p>
        <h1>{title}</h1>
        <label class="field">
          <span>{say('signIn.workerName')}</span>
          <input
            ref={worker}
            name="worker"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            dir="auto"
            required
            defaultValue={workerName}
            readOnly={sending}
          />
        </label>
        <label class="field">
          <span>{say('signIn.password')}</span>
          <input
            ref={password}
            name="password"
            type="password"
            autocomplete="current-password"
            required
            readOnly={sending}
          />
        </label>
        <div role="alert">{problem && <p class="problem">{explain(problem)}</p>}</div>
        <button class="button" data-kind="primary" type="submit" aria-disabled={sending}>
          {say(sending ? 'signIn.sending' : 'signIn.submit')}
        </button>
        <LanguagePicker languages={settings.languages} choose={chooseLanguage} />
      </form>
    </main>
  );
}

/** Hands over what was typed. The password goes from the field to the session port and nowhere else. */
export type SignIn = (workerName: string, password: string) => void | Promise<void>;

/** What a form with the fields `worker` and `password` does when it is sent. */
export function submitTo(signIn: SignIn) {
  return (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const typed = new FormData(event.currentTarget);
    const [workerName, password] = [typed.get('worker'), typed.get('password')];
    if (typeof workerName === 'string' && typeof password === 'string') void signIn(workerName.trim(), password);
  };
}
