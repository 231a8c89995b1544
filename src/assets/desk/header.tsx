import { stayingFor } from './sign-in/sign-in-rules';
import type { DeskState } from './desk-state';
import { Light } from './connection/light';
import { say } from './words/desk-words';
import type { Send } from './ground/send';
import type { Now } from './ground/time';

/** When signing out is possible, and what to do first. */
const WHY_NOT = {
  open: { when: 'session.whyNot', first: 'session.finishFirst' },
  notes: { when: 'wrapUp.keptWhyNot', first: 'wrapUp.keptFirst' },
} as const;

/** Where one is, who one is, and whether the page hears TaskRouter. */
export function Header({ state, send, now }: { state: DeskState; send: Send; now: Now }) {
  const staying = stayingFor(state);
  const why = staying && WHY_NOT[staying];
  return (
    <header class="header">
      <p class="header-place">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <bdi class="header-workspace">{state.workspaceName ?? state.settings.name}</bdi>
      </p>
      {why && (
        <p class="header-why" id="sign-out-why">
          {say(why.when)}
        </p>
      )}
      <Light state={state} now={now} />
      <p class="header-worker">
        <bdi>{state.session.workerName}</bdi>
      </p>
      <button
        class="button"
        data-kind="quiet"
        type="button"
        disabled={why !== undefined}
        title={why && say(why.first)}
        aria-describedby={why && 'sign-out-why'}
        onClick={() => send({ type: 'sign-out-asked' })}
      >
        {say('session.signOut')}
      </button>
    </header>
  );
}
