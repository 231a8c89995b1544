import { useEffect, useRef, useState } from 'preact/hooks';
import { AboutYou } from './activity/about-you';
import type { Send } from './desk-events';
import type { DeskState } from './desk-state';
import { type ChooseLanguage, LanguagePicker } from './language/language-picker';
import { type ChangePasscode, PasscodeDialog } from './passcode/passcode-dialog';
import { SignalsDialog } from './ring/ring-dialog';
import { ringOf } from './ring/ring-rules';
import type { Device } from './ring/ring-state';
import { ShortcutsDialog } from './shortcuts/shortcuts-dialog';
import { useShortcut } from './shortcuts/shortcuts-hook';
import { keyShortcuts, keyWords } from './shortcuts/shortcuts-words';
import { say } from './words/desk-words';

export interface OwnMenuProps {
  readonly state: DeskState;
  readonly send: Send;
  readonly device: Device;
  readonly changePasscode: ChangePasscode;
  readonly chooseLanguage: ChooseLanguage;
}

/** What is in the menu, for the button that opens it. */
const MENU = 'own-menu';

/**
 * What is the agent's own and seldom wanted, behind their name: skills and number, how calls make themselves heard, keys,
 * password, language. It is a disclosure and no menu in the sense of ARIA, so that what is in it is reached by Tab.
 */
export function OwnMenu({ state, send, device, changePasscode, chooseLanguage }: OwnMenuProps) {
  const { isOpen, holder, opener, toggle } = useDisclosure();
  const [dialog, setDialog] = useState<'signals' | 'shortcuts' | 'passcode'>();
  const { session } = state;
  const { on } = ringOf(state);
  const { settings } = state.shortcuts;
  useShortcut('help', () => setDialog('shortcuts'));
  useShortcut('ring', () => send({ type: 'signals-set', choice: { ring: !on } }));
  const help = keyWords(settings, 'help');
  const onClose = (): void => setDialog(undefined);
  return (
    <div class="own">
      <div ref={holder}>
        <button
          ref={opener}
          class="button own-name"
          data-kind="quiet"
          type="button"
          aria-expanded={isOpen}
          aria-controls={MENU}
          onClick={toggle}
        >
          <bdi>{session.workerName}</bdi>
          {!on && <span class="panel-note">{say('ring.silent')}</span>}
        </button>
        <div class="panel own-menu" id={MENU} hidden={!isOpen}>
          <AboutYou state={state} />
          <button class="button" data-kind="quiet" type="button" onClick={() => setDialog('signals')}>
            {say('ring.title')}
          </button>
          <button
            class="button"
            data-kind="quiet"
            type="button"
            aria-keyshortcuts={keyShortcuts(settings, 'help')}
            onClick={() => setDialog('shortcuts')}
          >
            {say('shortcuts.title')}
            {help && <kbd aria-hidden="true">{help}</kbd>}
          </button>
          {session.name === 'open' && session.ownPasscode && (
            <button class="button" data-kind="quiet" type="button" onClick={() => setDialog('passcode')}>
              {say('passcode.title')}
            </button>
          )}
          <LanguagePicker languages={state.settings.languages} choose={chooseLanguage} />
        </div>
      </div>
      <SignalsDialog state={state} open={dialog === 'signals'} onClose={onClose} send={send} device={device} />
      <ShortcutsDialog shortcuts={state.shortcuts} open={dialog === 'shortcuts'} onClose={onClose} send={send} />
      <PasscodeDialog
        workerName={session.workerName}
        open={dialog === 'passcode'}
        onClose={onClose}
        change={changePasscode}
      />
    </div>
  );
}

/** Something that opens under a button, and closes when one turns to something else, were it by a call's arrival. */
function useDisclosure() {
  const [isOpen, setOpen] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    // A dialog that was opened from here gives the focus back to where it was.
    const look = ({ target }: Event): void => {
      if (!(target instanceof Element) || holder.current?.contains(target) || target.closest('dialog')) return;
      setOpen(false);
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !(event.target instanceof Node && holder.current?.contains(event.target))) return;
      event.preventDefault();
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener('keydown', escape);
    document.addEventListener('pointerdown', look);
    document.addEventListener('focusin', look);
    return () => {
      document.removeEventListener('keydown', escape);
      document.removeEventListener('pointerdown', look);
      document.removeEventListener('focusin', look);
    };
  }, [isOpen]);
  return { isOpen, holder, opener, toggle: () => setOpen((was) => !was) };
}
