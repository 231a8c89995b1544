import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from './button';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

interface KeypadProps {
  underWay: boolean;
  onPress: (digits: string) => void;
}

/** A telephone's keys: one at a time by pressing or typing them, or several from the field. */
export function Keypad({ underWay, onPress }: KeypadProps): JSX.Element {
  const [digits, setDigits] = useState('');
  return (
    <div class="keypad">
      <fieldset class="keys" aria-label="Keypad">
        {keys.map((key) => (
          <button
            type="button"
            class="key"
            key={key}
            onClick={() => onPress(key)}
            onKeyDown={(event) => {
              if (keys.includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) onPress(event.key);
            }}
          >
            {key}
          </button>
        ))}
      </fieldset>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          onPress(digits);
          setDigits('');
        }}
      >
        <label class="field grow">
          <span>Several digits</span>
          <input
            name="digits"
            inputMode="numeric"
            required
            pattern="[0-9*#]+"
            title="Digits, * and #"
            autocomplete="off"
            value={digits}
            onInput={(event) => setDigits(event.currentTarget.value)}
          />
        </label>
        <Button submit underWay={underWay}>
          Press
        </Button>
      </form>
    </div>
  );
}
