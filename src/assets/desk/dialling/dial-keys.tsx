import { DIAL_KEYS, Keys } from '../call/keypad';
import type { Send } from '../ground/send';

/** Keys for those who would rather point than type. Every number begins with +. */
export function DialKeys({ number, send }: { number: string; send: Send }) {
  return (
    <Keys
      keys={DIAL_KEYS}
      press={(key) => {
        const begun = number === '' ? '+' : number;
        send({ type: 'dial-typed', text: key === '+' ? begun : begun + key });
      }}
    />
  );
}
