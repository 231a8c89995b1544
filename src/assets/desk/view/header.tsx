import type { DeskState } from '../model/state';
import { Light } from './light';
import { say } from './messages/words';
import type { Send } from './send';
import type { Now } from './time';

/** Where one is, who one is, and whether the page hears TaskRouter. */
export function Header({ state, send, now }: { state: DeskState; send: Send; now: Now }) {
  const busy = state.engagements.length > 0;
  return (
    <header class="header">
      <p class="header-place">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <bdi class="header-workspace">{state.workspaceName ?? state.settings.name}</bdi>
      </p>
      {busy && (
        <p class="header-why" id="sign-out-why">
          {say('session.whyNot')}
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
        disabled={busy}
        title={busy ? say('session.finishFirst') : undefined}
        aria-describedby={busy ? 'sign-out-why' : undefined}
        onClick={() => send({ type: 'sign-out-asked' })}
      >
        {say('session.signOut')}
      </button>
    </header>
  );
}
