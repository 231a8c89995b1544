import { comboOf, isSingleCharacter, type ShortcutName } from './shortcuts-keys';
import { keyOf, type ShortcutSettings } from './shortcuts-state';
import { say } from '../words/desk-words';
import type { Send } from '../ground/send';
import { actionWords, comboWords } from './shortcuts-words';

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
