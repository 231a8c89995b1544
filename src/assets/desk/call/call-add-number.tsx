import { useEffect } from 'preact/hooks';
import { typedNumber, wantPlanFor } from '../numbers/numbers';
import { type CallState, isAsked } from '../ground/calls';
import { say } from '../words/desk-words';
import type { Send } from '../desk-events';
import { useTypedAhead } from '../ground/use-typed-ahead';
import { PanelFrame } from './call-panel-frame';

export function AddNumber({ call, send }: { call: CallState; send: Send }) {
  const { sid, number } = call;
  const isCalling = isAsked(call, 'add');
  return (
    <PanelFrame title={say('call.addNumber')} sid={sid} send={send}>
      <form
        class="dial-form"
        onSubmit={(event) => {
          event.preventDefault();
          const meant = typedNumber(fieldIn(event.currentTarget) ?? number);
          send({ type: 'add-asked', sid, ...(meant && { typed: meant }) });
        }}
      >
        <NumberField hintId="add-hint" text={number} typed={(text) => send({ type: 'number-typed', sid, text })} />
        <button class="button" data-kind="primary" type="submit" aria-disabled={isCalling}>
          {isCalling ? say('call.working', { what: say('call.call') }) : say('call.call')}
        </button>
      </form>
    </PanelFrame>
  );
}

/** What stands in a form's field for a number now, which may be newer than what was drawn. */
export const fieldIn = (form: HTMLFormElement): string | undefined =>
  form.querySelector<HTMLInputElement>('input[type=tel]')?.value;

interface NumberFieldProps {
  /** Two of these may be on the page. */
  readonly hintId: string;
  readonly text: string;
  readonly typed: (text: string) => void;
}

/** Where a phone number is typed; always from left to right, as numbers are. */
export function NumberField({ hintId, text, typed: tell }: NumberFieldProps) {
  const { value, typed } = useTypedAhead(text, tell);
  useEffect(() => wantPlanFor(value), [value]);
  return (
    <label class="field">
      <span>{say('call.number')}</span>
      <input
        type="tel"
        dir="ltr"
        autocomplete="off"
        maxLength={40}
        aria-describedby={hintId}
        value={value}
        onInput={(event) => typed(event.currentTarget.value)}
        data-first
      />
      <small id={hintId}>{say('call.numberHint')}</small>
    </label>
  );
}
