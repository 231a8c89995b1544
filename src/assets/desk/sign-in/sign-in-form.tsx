import { useEffect, useRef } from 'preact/hooks';
import type { Clock } from '../ground/clock';
import type { Problem } from '../ground/facts';
import type { FormSettings } from '../settings/settings-file';
import { type ChooseLanguage, LanguagePicker } from '../language/language-picker';
import { say } from '../words/form-words';
import { CredentialsForm, type SignIn } from './sign-in-credentials';

/** How a sign-in stands. */
export interface AtDoor {
  readonly workerName: string;
  readonly sending: boolean;
  readonly problem?: Problem;
}

export interface SignInPageProps {
  readonly at: AtDoor;
  readonly settings: FormSettings;
  readonly clock: Clock;
  readonly signIn: SignIn;
  readonly chooseLanguage: ChooseLanguage;
  /** Where it is not the desk that one signs in to. */
  readonly title?: string;
  /** What to say about a problem. */
  readonly explain?: (problem: Problem) => string;
}

/** The first page. */
export function SignInPage({
  at: { workerName, sending, problem },
  settings,
  chooseLanguage,
  title = say('signIn.title'),
  ...form
}: SignInPageProps) {
  const page = useRef<HTMLElement>(null);
  // Nothing else can be meant by typing on this page.
  useEffect(() => {
    page.current?.querySelector<HTMLInputElement>(workerName === '' ? '[name=worker]' : '[name=password]')?.focus();
  }, []);

  return (
    <main class="sign-in" ref={page}>
      <CredentialsForm
        {...form}
        class="sign-in-card"
        passwordLabel={say('signIn.password')}
        submit={say('signIn.submit')}
        sending={sending}
        problem={problem}
        after={<LanguagePicker languages={settings.languages} choose={chooseLanguage} />}
      >
        <p class="brand">
          <img src={settings.logoUrl ?? '/icon.svg'} alt="" height="48" />
          <bdi>{settings.name}</bdi>
        </p>
        <h1>{title}</h1>
        <label class="field">
          <span>{say('signIn.workerName')}</span>
          <input
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
      </CredentialsForm>
    </main>
  );
}
