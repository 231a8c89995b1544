import type { NoticePermission, Device } from './ring-state';
import { ringOf } from './ring-rules';
import type { DeskState } from '../desk-state';
import { Dialog } from '../ground/dialog';
import { say } from '../words/desk-words';
import type { Send } from '../desk-events';
import { RingNote } from './ring-note';

interface SignalsDialogProps {
  readonly state: DeskState;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly send: Send;
  readonly device: Device;
}

/** How calls ring, and whether the desktop shows them. */
export function SignalsDialog({ state, open, onClose, send, device }: SignalsDialogProps) {
  const { on, volume } = ringOf(state);
  const percent = Math.round(volume * 100);
  return (
    <Dialog title={say('ring.title')} open={open} onClose={onClose}>
      <label class="check">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => send({ type: 'signals-set', choice: { ring: event.currentTarget.checked } })}
        />
        <span>{say('ring.ring')}</span>
      </label>
      <label class="field">
        <span>{say('ring.volume')}</span>
        <input
          type="range"
          min="0"
          max="100"
          step="5"
          value={percent}
          disabled={!on}
          onInput={(event) =>
            send({ type: 'signals-set', choice: { volume: event.currentTarget.valueAsNumber / 100 } })
          }
        />
      </label>
      <div class="signals-test">
        <button class="button" type="button" disabled={!on} onClick={() => device.testRing()}>
          {say('ring.test')}
        </button>
        <RingNote state={state} alarm={undefined} device={device} />
      </div>
      <hr />
      <Notices state={state} send={send} device={device} />
      <p class="panel-note">{say('ring.kept')}</p>
    </Dialog>
  );
}

function Notices({ state, send, device }: Pick<SignalsDialogProps, 'state' | 'send' | 'device'>) {
  const { permission, choice } = state.signals;
  return (
    <>
      <p>{say('ring.noticesWhy')}</p>
      {permission === 'granted' && (
        <label class="check">
          <input
            type="checkbox"
            checked={choice.notices !== false}
            onChange={(event) => send({ type: 'signals-set', choice: { notices: event.currentTarget.checked } })}
          />
          <span>{say('ring.notices')}</span>
        </label>
      )}
      {permission === 'unasked' && (
        <div class="signals-test">
          <button class="button" type="button" onClick={() => device.askNotices()}>
            {say('ring.noticesAsk')}
          </button>
          <p class="panel-note">{say('ring.noticesAskWhy')}</p>
        </div>
      )}
      <output class="panel-note">{REFUSALS[permission] && say(REFUSALS[permission])}</output>
    </>
  );
}

const REFUSALS: Partial<Record<NoticePermission, 'ring.noticesDenied' | 'ring.noticesUnsupported'>> = {
  denied: 'ring.noticesDenied',
  unsupported: 'ring.noticesUnsupported',
};
