import { useState } from 'preact/hooks';
import { ringOf } from '../model/signals';
import type { DeskState } from '../model/state';
import { say } from './messages/words';
import type { Send } from './send';
import { ShortcutsDialog } from './shortcuts/shortcuts-dialog';
import { useShortcut } from './shortcuts/use-shortcut';
import type { Device } from './signals/device';
import { SignalsDialog } from './signals/signals-dialog';
import { keyShortcuts, keyWords } from './words/key';

interface ToolsProps {
  readonly state: DeskState;
  readonly send: Send;
  readonly device: Device;
}

/** What an agent sets once: how calls make themselves heard, and which keys do what. */
export function Tools({ state, send, device }: ToolsProps) {
  const [open, setOpen] = useState<'signals' | 'shortcuts'>();
  const { on } = ringOf(state);
  const { settings } = state.shortcuts;
  useShortcut('help', () => setOpen('shortcuts'));
  useShortcut('ring', () => send({ type: 'signals-set', choice: { ring: !on } }));
  const help = keyWords(settings, 'help');
  return (
    <>
      <div class="panel tools">
        <button class="button" data-kind="quiet" type="button" onClick={() => setOpen('signals')}>
          {say('signals.title')}
          {!on && <span class="panel-note">{say('signals.silent')}</span>}
        </button>
        <button
          class="button"
          data-kind="quiet"
          type="button"
          aria-keyshortcuts={keyShortcuts(settings, 'help')}
          onClick={() => setOpen('shortcuts')}
        >
          {say('shortcuts.title')}
          {help && <kbd aria-hidden="true">{help}</kbd>}
        </button>
      </div>
      <SignalsDialog
        state={state}
        open={open === 'signals'}
        onClose={() => setOpen(undefined)}
        send={send}
        device={device}
      />
      <ShortcutsDialog
        shortcuts={state.shortcuts}
        open={open === 'shortcuts'}
        onClose={() => setOpen(undefined)}
        send={send}
      />
    </>
  );
}
