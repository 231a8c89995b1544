import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Typed } from '../ground/api';
import type { Clock } from '../ground/clock';
import type { Problem } from '../ground/facts';
import { say } from '../words/form-words';
import { signInProblem } from './sign-in-problem';

/** Hands over what was typed. A password goes from its field to the session port and nowhere else. */
export type SignIn = (typed: Typed) => void | Promise<void>;

/** As `shortestPasscode` of the Functions has it. */
const SHORTEST_PASSCODE = 12;

const LEGIBLE = { type: 'text' } as const;
const SECRET = { type: 'password' } as const;

interface CredentialsFormProps {
  readonly class?: string;
  /** What stands before the password, with a field `worker` among it. */
  readonly children: ComponentChildren;
  readonly passwordLabel: string;
  readonly submit: string;
  readonly sending: boolean;
  readonly problem?: Problem | undefined;
  /** What to say about a problem. */
  readonly explain?: (problem: Problem) => string;
  readonly clock: Clock;
  readonly signIn: SignIn;
  readonly after?: ComponentChildren;
}

/**
 * Asks for a password, and for a new one where the password was an invitation. The fields are the browser's own, so what was typed
 * stays after a failed try, and the password is nowhere but in its field.
 */
export function CredentialsForm({
  children,
  passwordLabel,
  submit,
  sending,
  problem,
  explain = signInProblem,
  clock,
  signIn,
  after,
  ...props
}: CredentialsFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [isInvited, setInvited] = useState(false);
  // A browser's password manager is not to take every sign-in for one that chooses a password.
  const [wasInvited, setWasInvited] = useState(false);
  const again = useAgain(problem, clock, () => form.current?.requestSubmit());
  useEffect(() => {
    if (problem?.code !== 'passcode_needed') return;
    setInvited(true);
    setWasInvited(true);
  }, [problem]);
  useEffect(() => {
    const { current } = form;
    const field = current?.elements.namedItem(isInvited ? 'newPasscode' : 'password');
    if (problem && current?.contains(document.activeElement) && field instanceof HTMLInputElement) field.select();
  }, [problem, isInvited]);

  return (
    <form
      {...props}
      ref={form}
      onSubmit={submitTo(signIn)}
      onInput={({ target }) => {
        again.stop();
        // It may be another's invitation now, or no invitation at all; what was chosen stays in its field.
        if (target instanceof HTMLInputElement && /^(worker|password)$/.test(target.name)) setInvited(false);
      }}
      aria-busy={sending}
    >
      {children}
      <label class="field">
        <span>{isInvited ? say('signIn.invitation') : passwordLabel}</span>
        <input
          name="password"
          {...(isInvited ? LEGIBLE : SECRET)}
          autocomplete={isInvited ? 'off' : 'current-password'}
          autocapitalize="none"
          spellcheck={false}
          dir="auto"
          required
          readOnly={sending}
        />
      </label>
      <div role="alert">
        {problem && (
          <p class={problem.code === 'passcode_needed' ? 'panel-note' : 'problem'}>
            {explain(problem)}
            {problem.retryAfterSeconds !== undefined && (
              <span class="visually-hidden"> {say('signIn.againIn', { seconds: problem.retryAfterSeconds })}</span>
            )}
          </p>
        )}
      </div>
      {again.seconds !== undefined && (
        <p class="panel-note" aria-hidden="true">
          {say('signIn.againIn', { seconds: again.seconds })}
        </p>
      )}
      {wasInvited && <NewPasscode isAsked={isInvited} sending={sending} />}
      <button class="button" data-kind="primary" type="submit" aria-disabled={sending}>
        {sending ? say('signIn.sending') : submit}
      </button>
      {after}
    </form>
  );
}

interface NewPasscodeProps {
  readonly isAsked: boolean;
  readonly sending: boolean;
}

/** A field for a password of one's own choice, with its rules. It keeps what was typed while it is not asked for. */
export function NewPasscode({ isAsked, sending }: NewPasscodeProps) {
  const rules = useId();
  const [isShown, show] = useState(false);
  return (
    <div class="new-passcode" hidden={!isAsked}>
      <label class="field">
        <span>{say('signIn.newPassword')}</span>
        <input
          name="newPasscode"
          {...(isShown ? LEGIBLE : SECRET)}
          autocomplete="new-password"
          autocapitalize="none"
          spellcheck={false}
          dir="auto"
          minLength={SHORTEST_PASSCODE}
          aria-describedby={rules}
          required
          disabled={!isAsked}
          readOnly={sending}
        />
      </label>
      <p class="panel-note" id={rules}>
        {say('signIn.rules', { count: SHORTEST_PASSCODE })}
      </p>
      <label class="check">
        <input type="checkbox" checked={isShown} onChange={({ currentTarget }) => show(currentTarget.checked)} />
        <span>{say('signIn.showPassword')}</span>
      </label>
    </div>
  );
}

/**
 * Sends once more when the server wants to be asked again.
 *
 * @returns In how many seconds that is, and what calls it off.
 */
function useAgain(problem: Problem | undefined, clock: Clock, send: () => void) {
  const [until, setUntil] = useState<number>();
  const [seconds, setSeconds] = useState<number>();
  useEffect(() => {
    const wait = problem?.retryAfterSeconds;
    setSeconds(wait);
    setUntil(wait === undefined ? undefined : clock.now() + wait * 1000);
  }, [problem]);
  useEffect(() => {
    if (until === undefined || seconds === undefined) return;
    return clock.after(Math.min(1000, Math.max(0, until - clock.now())), () => {
      const left = Math.ceil((until - clock.now()) / 1000);
      setSeconds(left > 0 ? left : undefined);
      if (left <= 0) send();
    });
  }, [until, seconds]);
  return { seconds, stop: () => setSeconds(undefined) };
}

/** What a form with the fields `worker`, `password` and perhaps `newPasscode` does when it is sent. */
function submitTo(signIn: SignIn) {
  return (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const typed = new FormData(event.currentTarget);
    const [workerName, password, newPasscode] = ['worker', 'password', 'newPasscode'].map((name) => typed.get(name));
    if (typeof workerName !== 'string' || typeof password !== 'string') return;
    void signIn({
      workerName: workerName.trim(),
      password,
      ...(typeof newPasscode === 'string' && { newPasscode }),
    });
  };
}
