import { workersNamed } from '../account/store';
import type { CallRow } from '../account/voice-rows';
import type { Engine } from '../taskrouter/engine';
import { parseAttributes } from '../taskrouter/expression-facts';
import type { PhoneBehaviour } from './phones';

/** How a phone behaves because of a fault on demand; `undefined` where none strikes. */
export function struckPhone({ store, faults }: Engine, { to, reservationSid }: CallRow): PhoneBehaviour | undefined {
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
