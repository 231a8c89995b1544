import { useState } from 'preact/hooks';
import { comboOf, isSingleCharacter, type ShortcutName, shortcutNames } from './shortcuts-keys';
import { keyOf, type ShortcutRefusal, type ShortcutSettings, type ShortcutState } from './shortcuts-state';
import { Dialog } from '../ground/dialog';
import { say } from '../words/desk-words';
import type { Send } from '../desk-events';
import { actionWords, comboWords } from './shortcuts-words';

interface ShortcutsDialogProps {
  readonly shortcuts: ShortcutState;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly send: Send;
}

/** All keys, and the means to change them. */
export function ShortcutsDialog({ shortcuts, open, onClose, send }: ShortcutsDialogProps) {
  const { settings, refusal } = shortcuts;
  const [waiting, setWaiting] = useState<ShortcutName>();
  const close = (): void => {
    setWaiting(undefined);
    onClose();
  };
  return (
    <Dialog title={say('shortcuts.title')} open={open} onClose={close}>
      <div role="alert">{refusal && !waiting && <p class="problem">{refusalWords(refusal)}</p>}</div>
      <ul class="shortcuts">
        {shortcutNames.map((name) => (
          <ShortcutRow
            key={name}
            name={name}
            settings={settings}
            waiting={waiting === name}
            wait={(waits) => setWaiting(waits ? name : undefined)}
            send={send}
          />
        ))}
      </ul>
      <label class="check">
        <input
          type="checkbox"
          checked={settings.singles}
          aria-describedby="singles-why"
          onChange={(event) => send({ type: 'singles-set', on: event.currentTarget.checked })}
        />
        <span>{say('shortcuts.singles')}</span>
      </label>
      <p class="panel-note" id="singles-why">
        {say('shortcuts.singlesWhy')}
      </p>
      <div class="dialog-foot">
        <p class="panel-note">{say('ring.kept')}</p>
        <button class="button" type="button" onClick={() => send({ type: 'shortcuts-reset' })}>
          {say('shortcuts.reset')}
        </button>
      </div>
    </Dialog>
  );
}

function refusalWords({ key, takenBy }: ShortcutRefusal): string {
  const written = comboWords(key);
  return takenBy
    ? say('shortcuts.taken', { key: written, action: actionWords(takenBy) })
    : say('shortcuts.reserved', { key: written });
}

interface ShortcutRowProps {
  readonly name: ShortcutName;
  readonly settings: ShortcutSettings;
  /** The next key pressed becomes this action's. */
  readonly waiting: boolean;
  readonly wait: (waits: boolean) => void;
  readonly send: Send;
}

/** One action, its key, and a button that takes another. */
export function ShortcutRow({ name, settings, waiting, wait, send }: ShortcutRowProps) {
  const combo = keyOf(settings, name);
  const isOff = !settings.singles && isSingleCharacter(combo);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!waiting || event.key === 'Tab') return;
    const pressed = comboOf(event);
    // Escape would close the dialog, and Enter press the button again.
    event.preventDefault();
    event.stopPropagation();
    if (pressed === undefined) return;
    wait(false);
    if (pressed !== 'Escape') send({ type: 'shortcut-set', name, key: pressed });
  };
  return (
    <li class="shortcut" data-waiting={waiting}>
      <span class="shortcut-name">{actionWords(name)}</span>
      <span class="shortcut-key" aria-live="polite">
        {waiting ? say('shortcuts.press', { escape: say('shortcuts.escape') }) : <kbd>{comboWords(combo)}</kbd>}
        {!waiting && isOff && <span class="panel-note"> {say('shortcuts.off')}</span>}
      </span>
      <button
        class="button"
        type="button"
        aria-pressed={waiting}
        aria-label={say('shortcuts.changeOf', { action: actionWords(name) })}
        onClick={() => wait(!waiting)}
        onKeyDown={onKeyDown}
        onBlur={() => waiting && wait(false)}
      >
        {say('shortcuts.change')}
      </button>
    </li>
  );
}
