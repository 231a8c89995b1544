import type { AloneFigures, HowAlone } from '../model/figures';
import { actOn, type FloorState } from '../model/floor-state';
import { Shape } from '../../desk/ground/icons';
import { Confirming } from './asking';
import { Elapsed, type Now } from './elapsed';
import { Fact } from './fact';
import { say } from './messages/floor-words';
import type { Send } from './send';

const HOW = {
  left: 'floor.howLeft',
  held: 'floor.howHeld',
  completed: 'floor.howCompleted',
  canceled: 'floor.howCanceled',
  gone: 'floor.howGone',
} as const satisfies Record<HowAlone, string>;

interface AloneProps {
  readonly state: FloorState;
  readonly alone: readonly AloneFigures[];
  readonly now: Now;
  readonly send: Send;
  /** Called on a click, after which browsers let a page sound. */
  readonly unlockSound: () => void;
}

/** Customers who are on the line with nobody, above all else. On good days there is nothing of it to see. */
export function Alone({ state, alone, now, send, unlockSound }: AloneProps) {
  if (alone.length === 0) return null;
  return (
    <section class="panel floor-alone" data-tone="danger" aria-labelledby="floor-alone">
      <div class="floor-alone-head">
        <div role="alert">
          <h2 id="floor-alone" tabIndex={-1}>
            <Shape tone="danger" />
            {say('floor.alone', { count: alone.length })}
          </h2>
        </div>
        {state.sound === 'blocked' && (
          <button class="button" type="button" onClick={unlockSound}>
            {say('floor.soundBlocked')}
          </button>
        )}
      </div>
      <p class="panel-note">{say('floor.aloneHint')}</p>
      <ul class="floor-rows">
        {alone.map((customer) => (
          <Customer key={customer.callSid} customer={customer} state={state} now={now} send={send} />
        ))}
      </ul>
    </section>
  );
}

type CustomerProps = Pick<AloneProps, 'state' | 'now' | 'send'> & { readonly customer: AloneFigures };

function Customer({ customer, state, now, send }: CustomerProps) {
  const { callSid, since, how, queueName, workflowName } = customer;
  const caller = customer.caller || say('floor.unknown');
  const asked = state.question?.kind === 'end-call' && state.question.sid === callSid;
  const busy = actOn(state, callSid) !== undefined;
  const silenced = state.silenced.includes(callSid);
  const drop = (): void => send({ type: 'question-dropped' });
  return (
    <li class="floor-row" data-alone={callSid} aria-busy={busy}>
      <div class="floor-line">
        <h3>
          <bdi>{caller}</bdi>
        </h3>
        <dl class="floor-facts">
          <Fact label={say('floor.aloneFor')}>
            <Elapsed since={since} now={now} />
          </Fact>
          <Fact label={say(queueName ? 'floor.queue' : 'floor.fromWorkflow')}>
            <bdi>{queueName || workflowName || say('floor.none')}</bdi>
          </Fact>
          <Fact label={say('floor.howAlone')}>{say(HOW[how])}</Fact>
        </dl>
        <p class="floor-actions">
          <button
            id={`offer-again-${callSid}`}
            class="button"
            data-kind="primary"
            type="button"
            aria-label={say('floor.offerAgainOf', { caller })}
            aria-disabled={busy}
            onClick={() => !busy && send({ type: 'offer-again-asked', callSid })}
          >
            {say('floor.offerAgain')}
          </button>
          <button
            id={`end-call-${callSid}`}
            class="button"
            data-kind="destructive"
            type="button"
            aria-label={say('floor.endCallOf', { caller })}
            aria-expanded={asked}
            aria-disabled={busy}
            onClick={() => {
              if (asked) drop();
              else if (!busy) send({ type: 'question-asked', question: { kind: 'end-call', sid: callSid } });
            }}
          >
            {say('floor.endCall')}
          </button>
          <button
            id={`silence-${callSid}`}
            class="button"
            data-kind="quiet"
            type="button"
            aria-label={say('floor.silenceOf', { caller })}
            aria-pressed={silenced}
            aria-disabled={silenced}
            onClick={() => send({ type: 'alarm-silenced', callSid })}
          >
            {say(silenced ? 'floor.silenced' : 'floor.silence')}
          </button>
        </p>
        {asked && (
          <Confirming
            question={say('floor.endCallAsk')}
            yes={say('floor.endCallYes')}
            confirm={() => send({ type: 'end-call-confirmed', callSid })}
            drop={drop}
          />
        )}
      </div>
    </li>
  );
}
