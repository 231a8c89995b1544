import { useState } from 'preact/hooks';
import { ringOf } from './ring/ring-state';
import type { DeskState } from './desk-state';
import { say } from './words/desk-words';
import type { Send } from './ground/send';
import { ShortcutsDialog } from './shortcuts/shortcuts-dialog';
import { useShortcut } from './shortcuts/shortcuts-hook';
import type { Device } from './ring/device';
import { SignalsDialog } from './ring/ring-dialog';
import { keyShortcuts, keyWords } from './shortcuts/shortcuts-words';

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
