import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Problem } from '../ground/facts';
import { DIAL_UNCLEAR, fewCallsLeft, type Hindrance, hindranceOf, NOT_NOW } from './dialling-rules';
import type { DeskState } from '../desk-state';
import type { Outbound } from './dialling-state';
import { fieldIn, NumberField } from '../call/call-add-number';
import { callCause, wrongNumber } from '../call/call-problem';
import { groupsOf, typedNumber } from '../numbers/numbers';
import { say } from '../words/desk-words';
import type { Send } from '../desk-events';
import { DIAL_KEYS, Keys } from '../call/call-keypad';

/**
 * Calls somebody, where the operator offers it. It stays where it is while nobody can be called: a call that arrives must
 * not take the field from under the agent's fingers.
 */
export function DialPad({ state, send }: { state: DeskState; send: Send }) {
  const pad = useRef<HTMLElement>(null);
  /** Set by the agent's own press here: other tabs open and close with this one, and keep their focus. */
  const pressed = useRef(false);
  const { features, open, number, dialling, last } = state.outbound;
  useLayoutEffect(() => {
    if (pressed.current) pad.current?.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true });
    pressed.current = false;
  }, [open]);
  if (!features.outbound) return null;
  const hindrance = hindranceOf(state);
  const why = hindrance && hindranceWords(hindrance);
  const press = (wanted: boolean): void => {
    pressed.current = wanted !== open && !(wanted && hindrance);
    send({ type: 'pad-asked', open: wanted });
  };
  return (
    <section ref={pad} class="panel dial-pad" aria-labelledby="dial-title">
      <h2 id="dial-title">{say('dialling.title')}</h2>
      {!open && (
        <button
          class="button"
          type="button"
          title={why}
          aria-disabled={why !== undefined}
          data-first
          onClick={() => press(true)}
        >
          {say('dialling.open')}
        </button>
      )}
      {open && (
        <form
          class="dial-form"
          data-typed
          onSubmit={(event) => {
            event.preventDefault();
            const typed = typedNumber(fieldIn(event.currentTarget) ?? number);
            send({ type: 'dial-asked', ...(typed && { typed }) });
          }}
        >
          <NumberField hintId="dial-hint" text={number} typed={(text) => send({ type: 'dial-typed', text })} />
          <CallerId outbound={state.outbound} send={send} />
          <div class="dial-actions">
            <button
              class="button"
              data-kind="primary"
              type="submit"
              title={why}
              aria-disabled={dialling !== undefined || why !== undefined}
            >
              {dialling ? say('dialling.calling', { number: dialling.number }) : say('call.call')}
            </button>
            {last !== undefined && number === '' && !dialling && (
              <button
                class="button"
                type="button"
                aria-disabled={why !== undefined}
                onClick={() => send({ type: 'call-back-asked', number: last })}
              >
                {say('dialling.redial', { number: last })}
              </button>
            )}
            <button class="button" data-kind="quiet" type="button" onClick={() => press(false)}>
              {say('call.close')}
            </button>
          </div>
          <Trouble state={state} why={why} />
          <DialKeys number={number} send={send} />
          <p class="panel-note">{say('dialling.hint')}</p>
          <Bounds outbound={state.outbound} />
        </form>
      )}
      {!open && <Trouble state={state} why={why} />}
    </section>
  );
}

/** Which of the operator's numbers whoever is called sees. */
function CallerId({ outbound: { features, callerId }, send }: { readonly outbound: Outbound; readonly send: Send }) {
  const { callerIds = [] } = features;
  if (callerIds.length < 2) return null;
  return (
    <label class="field">
      <span>{say('dialling.callAs')}</span>
      <select
        dir="ltr"
        value={callerId ?? callerIds[0]}
        onChange={({ currentTarget: { value } }) => send({ type: 'caller-id-chosen', number: value })}
      >
        {callerIds.map((number) => (
          <option key={number} value={number}>
            {groupsOf(number)?.join(' ') ?? number}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the desk lets the agent call, told before it refuses. */
function Bounds({ outbound }: { readonly outbound: Outbound }) {
  const { prefixes } = outbound.features;
  const left = fewCallsLeft(outbound);
  return (
    <>
      {prefixes && <p class="panel-note">{say('dialling.prefixes', { prefixes: prefixes.join(', ') })}</p>}
      {left !== undefined && <p class="panel-note">{say('dialling.callsLeft', { count: left })}</p>}
    </>
  );
}

/** Why the last press led to nothing. */
function Trouble({ state, why }: { readonly state: DeskState; readonly why: string | undefined }) {
  const { problem } = state.outbound;
  const words = problem?.code === NOT_NOW ? why : problem && problemWords(problem);
  return <div role="alert">{words !== undefined && <p class="problem">{words}</p>}</div>;
}

function problemWords(problem: Problem): string {
  const wrong = wrongNumber(problem);
  if (wrong !== undefined) return wrong;
  return problem.code === DIAL_UNCLEAR ? say('dialling.unclear') : say('dialling.failed', { why: callCause(problem) });
}

function hindranceWords(hindrance: Hindrance): string {
  return say(hindrance === 'busy' ? 'dialling.busy' : 'dialling.notReady');
}

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
