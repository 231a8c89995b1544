import type { Connection, DeskState } from '../model/state';
import type { Tone } from '../model/situation';
import { Shape } from './icons';
import type { Send } from './send';

const LIGHTS: Record<Connection['name'], { tone: Tone; word: string }> = {
  none: { tone: 'offline', word: 'Not connected' },
  connecting: { tone: 'offline', word: 'Connecting' },
  connected: { tone: 'available', word: 'Connected' },
  reconnecting: { tone: 'danger', word: 'Reconnecting' },
  offline: { tone: 'danger', word: 'No network' },
};

/** Where one is, who one is, and whether the page hears TaskRouter. */
export function Header({ state, send }: { state: DeskState; send: Send }) {
  const { tone, word } = LIGHTS[state.connection.name];
  const busy = state.engagements.length > 0;
  return (
    <header class="header">
      <p class="header-place">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <bdi class="header-workspace">{state.workspaceName ?? 'Desk'}</bdi>
      </p>
      {busy && (
        <p class="header-why" id="sign-out-why">
          Sign out once nothing is open
        </p>
      )}
      <p class="light" data-tone={tone}>
        <Shape tone={tone} />
        <span class="visually-hidden">Connection: </span>
        {word}
      </p>
      <p class="header-worker">
        <bdi>{state.session.workerName}</bdi>
      </p>
      <button
        class="button"
        data-kind="quiet"
        type="button"
        disabled={busy}
        title={busy ? 'Finish what you have open first: it would go on without you.' : undefined}
        aria-describedby={busy ? 'sign-out-why' : undefined}
        onClick={() => send({ type: 'sign-out-asked' })}
      >
        Sign out
      </button>
    </header>
  );
}
