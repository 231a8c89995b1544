import { useState } from 'preact/hooks';
import { type ShortcutName, shortcutNames } from './shortcuts-keys';
import type { ShortcutRefusal, ShortcutState } from './shortcuts-state';
import { Dialog } from '../ground/dialog';
import { say } from '../words/desk-words';
import type { Send } from '../ground/send';
import { actionWords, comboWords } from './shortcuts-words';
import { ShortcutRow } from './shortcut-row';

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
        <p class="panel-note">{say('signals.kept')}</p>
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
