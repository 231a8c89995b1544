import { useRef, useState } from 'preact/hooks';
import { cause } from '../ground/cause-words';
import { Dialog } from '../ground/dialog';
import type { Problem } from '../ground/facts';
import { isUnanswered, problemOf } from '../ground/problem';
import { say } from '../words/desk-words';
import { NewPasscode } from '../sign-in/sign-in-credentials';

/** Gives the agent another passcode; asks once more where no answer came. @throws ProblemError */
export type ChangePasscode = (password: string, newPasscode: string) => Promise<void>;

interface PasscodeDialogProps {
  readonly workerName: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly change: ChangePasscode;
}

/** Where an agent whose password is their own changes it. */
export function PasscodeDialog({ open, onClose, ...form }: PasscodeDialogProps) {
  return (
    <Dialog title={say('passcode.title')} open={open} onClose={onClose}>
      <PasscodeForm {...form} />
    </Dialog>
  );
}

type Standing = Problem | 'typing' | 'sending' | 'done';

/** What was typed stays in its fields after a try that failed, and is nowhere else. */
function PasscodeForm({ workerName, change }: Omit<PasscodeDialogProps, 'open' | 'onClose'>) {
  const form = useRef<HTMLFormElement>(null);
  const [standing, setStanding] = useState<Standing>('typing');
  const sending = standing === 'sending';

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!form.current || sending) return;
    const typed = new FormData(form.current);
    const [password, newPasscode] = [typed.get('password'), typed.get('newPasscode')];
    if (typeof password !== 'string' || typeof newPasscode !== 'string') return;
    setStanding('sending');
    try {
      await change(password, newPasscode);
      setStanding('done');
    } catch (error) {
      setStanding(problemOf(error));
    }
  }

  if (standing === 'done') return <output>{say('passcode.done')}</output>;
  return (
    <form class="passcode" ref={form} onSubmit={(event) => void submit(event)} aria-busy={sending}>
      <p>{say('passcode.others')}</p>
      <input type="hidden" name="worker" autocomplete="username" value={workerName} />
      <label class="field">
        <span>{say('passcode.current')}</span>
        <input name="password" type="password" autocomplete="current-password" required readOnly={sending} />
      </label>
      <NewPasscode isAsked sending={sending} />
      <div role="alert">{typeof standing === 'object' && <p class="problem">{passcodeProblem(standing)}</p>}</div>
      <button class="button" data-kind="primary" type="submit" aria-disabled={sending}>
        {say(sending ? 'passcode.sending' : 'passcode.submit')}
      </button>
    </form>
  );
}

function passcodeProblem(problem: Problem): string {
  const { code, retryAfterSeconds } = problem;
  if (code === 'unauthorized') return say('passcode.wrong');
  if (code === 'invalid_request') return say('signIn.weak');
  if (retryAfterSeconds !== undefined) return say('passcode.later', { seconds: retryAfterSeconds });
  if (isUnanswered(problem)) return say('passcode.unclear');
  return say('passcode.failed', { why: cause(problem) });
}
