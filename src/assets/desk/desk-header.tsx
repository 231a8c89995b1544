import type { Send } from './desk-events';
import { Light } from './connection/light';
import { OwnMenu, type OwnMenuProps } from './own-menu';
import { stayingFor } from './sign-in/sign-in-rules';
import type { Now } from './ground/time';
import { say } from './words/desk-words';

/** When signing out is possible, and what to do first. */
const WHY_NOT = {
  open: { when: 'session.whyNot', first: 'session.finishFirst' },
  notes: { when: 'wrapUp.keptWhyNot', first: 'wrapUp.keptFirst' },
} as const;

interface HeaderProps extends OwnMenuProps {
  readonly send: Send;
  readonly now: Now;
}

/** Where one is, whether the page hears TaskRouter, and who one is, with what is one's own behind the name. */
export function Header({ now, ...props }: HeaderProps) {
  const { state, send } = props;
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
      <OwnMenu {...props} />
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
