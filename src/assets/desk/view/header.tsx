import type { Connection, DeskState } from '../model/state';
import type { Tone } from '../model/situation';
import { Shape } from './icons';
import { say } from './messages/words';
import type { Send } from './send';

const LIGHTS: Record<Connection['name'], Tone> = {
  none: 'offline',
  connecting: 'offline',
  connected: 'available',
  reconnecting: 'danger',
  offline: 'danger',
  elsewhere: 'offline',
};

/** Where one is, who one is, and whether the page hears TaskRouter. */
export function Header({ state, send }: { state: DeskState; send: Send }) {
  const { name } = state.connection;
  const tone = LIGHTS[name];
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
      <p class="light" data-tone={tone}>
        <Shape tone={tone} />
        <span class="visually-hidden">{say('connection.label')} </span>
        {say(`connection.${name}`)}
      </p>
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
