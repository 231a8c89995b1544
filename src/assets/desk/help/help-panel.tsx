import { PanelFrame } from '../call/call-panel-frame';
import type { Send } from '../desk-events';
import { type CallState, isAsked } from '../ground/calls';
import { say } from '../words/desk-words';

/** As much as `/help` takes. */
const LONGEST_WORD = 120;

/** Where an agent asks for help, and may say what about. */
export function HelpPanel({ call, send }: { call: CallState; send: Send }) {
  const { sid } = call;
  const busy = isAsked(call, 'ask-help');
  return (
    <PanelFrame title={say('help.ask')} sid={sid} send={send}>
      <form
        class="dial-form"
        onSubmit={(event) => {
          event.preventDefault();
          send({ type: 'help-asked', sid, word: event.currentTarget.querySelector('input')?.value.trim() ?? '' });
        }}
      >
        <label class="field">
          <span>{say('help.word')}</span>
          <input autocomplete="off" maxLength={LONGEST_WORD} data-first />
        </label>
        <button class="button" data-kind="primary" type="submit" aria-disabled={busy}>
          {say('help.ask')}
        </button>
      </form>
    </PanelFrame>
  );
}
