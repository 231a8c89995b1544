import type { Send } from '../desk-events';
import { readableNumber } from '../ground/phone-number';
import { say } from '../words/desk-words';

/** Calls somebody again. */
export const callsBack =
  (send: Send) =>
  (number: string): void =>
    send({ type: 'call-back-asked', number });

/** A number of an earlier call, to be called again. Nothing where there is none, or nobody can be called. */
export function CallBack({
  number = '',
  call,
}: {
  number?: string | undefined;
  call: ((number: string) => void) | undefined;
}) {
  if (!call || readableNumber(number) !== number) return null;
  return (
    <button
      class="button call-back"
      type="button"
      aria-label={say('dialling.callBackTo', { number })}
      onClick={() => call(number)}
    >
      {say('dialling.callBack')}
    </button>
  );
}
