import { mayAct } from '../model/situation';
import type { DeskState } from '../model/state';
import { DialKeys } from './dial-keys';
import { NumberField } from './in-call/add-number';
import { badNumber, callCause } from './in-call/call-problem';
import { say } from './messages/words';
import type { Send } from './send';

/** Calls somebody. Only where the operator offers it, and while nothing else is ringing or being talked about. */
export function DialPad({ state, send }: { state: DeskState; send: Send }) {
  const { features, open, number, dialling, problem } = state.outbound;
  const isBusy = state.engagements.some(({ stage }) => stage.name !== 'wrapping' && stage.name !== 'completing');
  if (!features.outbound || isBusy || state.connection.name !== 'connected' || !mayAct(state)) return null;
  return (
    <section class="panel dial-pad" aria-labelledby="dial-title">
      <h2 id="dial-title">{say('dial.title')}</h2>
      {!open && (
        <button class="button" type="button" onClick={() => send({ type: 'pad-asked', open: true })}>
          {say('dial.open')}
        </button>
      )}
      {open && (
        <form
          class="dial-form"
          onSubmit={(event) => {
            event.preventDefault();
            send({ type: 'dial-asked' });
          }}
        >
          <NumberField text={number} typed={(text) => send({ type: 'dial-typed', text })} />
          <div class="dial-actions">
            <button class="button" data-kind="primary" type="submit" aria-disabled={dialling !== undefined}>
              {dialling ? say('dial.calling', { number: dialling.number }) : say('inCall.call')}
            </button>
            <button
              class="button"
              data-kind="quiet"
              type="button"
              onClick={() => send({ type: 'pad-asked', open: false })}
            >
              {say('inCall.close')}
            </button>
          </div>
          <div role="alert">
            {problem && (
              <p class="problem">
                {problem.code === 'bad-number' ? badNumber(problem) : say('dial.failed', { why: callCause(problem) })}
              </p>
            )}
          </div>
          <DialKeys number={number} send={send} />
          <p class="panel-note">{say('dial.hint')}</p>
        </form>
      )}
    </section>
  );
}
