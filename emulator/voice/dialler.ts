import type { CallRow, CallStatus } from '../account/voice-rows';
import type { Alerts } from '../callbacks/alerts';
import type { Engine } from '../taskrouter/engine';
import type { Calls, NewCall } from './calls';
import type { Phones, PhoneBehaviour } from './phones';
import { workersNamed } from '../account/store';
import { parseAttributes } from '../taskrouter/expression-facts';

export interface Dialling extends Omit<NewCall, 'direction'> {
  /** `outbound-api` where absent. */
  readonly direction?: NewCall['direction'];
  /** How long it may ring. */
  readonly timeoutSeconds: number;
  /** Called in a transaction once somebody has picked up; never where nobody does, or the call ends before. */
  readonly answered: (call: CallRow) => void;
}

/**
 * How long the network takes to say that a call cannot be put through. Without it, a worker whose phone is out of order would
 * be offered the same task hundreds of times a second.
 */
export const refusalSeconds = 1;

const dialDeadline = (callSid: string): string => `${callSid}:dial`;

/** Calls phones. What a phone does comes about on virtual time, never before the call that asked for it has returned. */
export class Dialler {
  readonly #engine: Engine;
  readonly #calls: Calls;
  readonly #phones: Phones;
  readonly #alerts: Alerts;

  constructor(engine: Engine, calls: Calls, phones: Phones, alerts: Alerts) {
    this.#engine = engine;
    this.#calls = calls;
    this.#phones = phones;
    this.#alerts = alerts;
    calls.onEnd(({ sid }) => engine.deadlines.clear(dialDeadline(sid)));
  }

  /** Dials, and returns the leg while it rings. A dial that fails ends the leg with a status that says how. */
  dial({ timeoutSeconds, answered, ...to }: Dialling): CallRow {
    const call = this.#calls.start({ direction: 'outbound-api', ...to });
    const behaviour = struckPhone(this.#engine, call) ?? this.#phones.behaviourOf(call.to);
    const end = (status: CallStatus): void => void this.#calls.end(call.sid, status);
    switch (behaviour.does) {
      case 'answer':
        if (behaviour.afterSeconds > timeoutSeconds) this.#after(call, timeoutSeconds, () => end('no-answer'));
        else this.#after(call, behaviour.afterSeconds, () => answered(this.#calls.answer(call.sid)));
        break;
      case 'busy':
        this.#after(call, refusalSeconds, () => end('busy'));
        break;
      case 'ring':
        this.#after(call, timeoutSeconds, () => end('no-answer'));
        break;
      case 'unreachable':
        this.#after(call, refusalSeconds, () => {
          const because = behaviour.because ?? 'expected a number such as +15550111, client:name or sip:name@host';
          const message = `"${call.to}" cannot be called: ${because}`;
          this.#alerts.raise({ code: 13223, message, resourceSid: call.reservationSid ?? call.sid });
          end('failed');
        });
        break;
    }
    return call;
  }

  #after(call: CallRow, seconds: number, run: () => void): void {
    const { clock, deadlines } = this.#engine;
    deadlines.set(dialDeadline(call.sid), clock.now() + seconds * 1000, () => this.#engine.transact(run));
  }
}

/** How a phone behaves because of a fault on demand; `undefined` where none strikes. */
function struckPhone({ store, faults }: Engine, { to, reservationSid }: CallRow): PhoneBehaviour | undefined {
  const strike = faults.strike({
    place: 'phone',
    names: () => [`phone:${to}`],
    concerns(worker) {
      const dialledFor = reservationSid === null ? undefined : store.reservations.get(reservationSid)?.workerSid;
      return workersNamed(store, worker).some(
        ({ sid, attributes }) => sid === dialledFor || parseAttributes(attributes)['contact_uri'] === to,
      );
    },
  });
  switch (strike?.phone) {
    case 'busy':
      return { does: 'busy' };
    case 'no-answer':
      return { does: 'ring' };
    case 'unreachable':
      return { does: 'unreachable', because: `fault ${strike.ids.join(', ')}` };
    default:
      return undefined;
  }
}
