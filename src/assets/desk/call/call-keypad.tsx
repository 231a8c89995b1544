import { keypadTarget } from './call-people';
import { say } from '../words/desk-words';
import { PanelFrame } from './call-panel-frame';
import type { Given } from '../desk-view';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** Those of a number to be called. */
export const DIAL_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '0'] as const;

const NAMES: Record<string, 'call.star' | 'call.hash'> = { '*': 'call.star', '#': 'call.hash' };

interface KeypadProps extends Given<'engagement' | 'call' | 'send'> {
  /** The browser is the agent's telephone, and in the call. */
  readonly byPhone: boolean;
}

/** The keys of a telephone; those of the keyboard work as well. */
export function Keypad({ engagement, call, byPhone, send }: KeypadProps) {
  const { sid } = call;
  const target = keypadTarget(call, engagement.reservation.task);
  const third = call.thirds.find(({ callSid }) => callSid === target);
  const press = (key: string): void => send({ type: 'key-pressed', sid, key });
  return (
    <PanelFrame title={say('call.keypad')} sid={sid} send={send}>
      <p class="panel-note">
        <bdi>
          {byPhone ? say('call.tonesToAll') : say('call.tonesTo', { who: third?.number ?? say('call.customer') })}
        </bdi>
      </p>
      <output class="keys-pressed" dir="ltr" aria-label={say('call.pressed')}>
        {call.keys}
      </output>
      <Keys press={press} />
    </PanelFrame>
  );
}

interface KeysProps {
  readonly press: (key: string) => void;
  readonly keys?: readonly string[];
}

/** Keys, laid out as on every telephone, whichever way the language runs. */
export function Keys({ press, keys = KEYS }: KeysProps) {
  const typed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys.includes(event.key)) return;
    event.preventDefault();
    press(event.key);
  };
  return (
    <div class="keys" dir="ltr">
      {keys.map((key, index) => {
        const name = NAMES[key];
        return (
          <button
            key={key}
            class="button key"
            type="button"
            aria-label={name === undefined ? undefined : say(name)}
            onClick={() => press(key)}
            onKeyDown={typed}
            {...(index === 0 && keys === KEYS && { 'data-first': true })}
          >
            {key}
          </button>
        );
      })}
    </div>
  );
}
