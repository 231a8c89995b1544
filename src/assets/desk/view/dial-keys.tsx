import { Keys } from './in-call/keypad';
import type { Send } from './send';

/** Keys for those who would rather point than type. A number begins with +, and has neither star nor hash. */
export function AddedDigits({ number, send }: { number: string; send: Send }) {
  return (
    <Keys
      press={(key) => {
        if (/\d/.test(key)) send({ type: 'dial-typed', text: number === '' ? `+${key}` : number + key });
      }}
    />
  );
}
