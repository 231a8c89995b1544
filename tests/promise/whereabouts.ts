import type { CustomersCall } from '../../emulator/control/control';

/**
 * What the promise says of a customer's call, at any moment exactly one:
 *
 * - `talking`: somebody of ours is connected with it, or holds it knowingly;
 * - `offered`: a task that waits, or is being offered, stands for it; or somebody has taken that task, and it waits for them;
 * - `hearing`: it follows a document, which ends by itself;
 * - `alone`: none of these.
 */
export type Whereabouts = 'talking' | 'offered' | 'hearing' | 'alone';

/**
 * Where a customer's call is, by what TaskRouter and the telephone know.
 *
 * @throws Error where it is nowhere, or in two places
 */
export function whereaboutsOf(call: CustomersCall): Whereabouts {
  const [place, second] = call.places;
  if (!place || second) {
    const places = call.places.map(({ in: where }) => where).join(' and ') || 'nowhere';
    throw new Error(`${call.sid} is in ${places}, expected exactly one place`);
  }
  switch (place.in) {
    case 'document':
      return 'hearing';
    case 'bridge':
      return 'talking';
    case 'queue':
      return isStoodFor(call) || isTaken(call) ? 'offered' : 'alone';
    case 'conference':
      // A supervisor who listens in, or whispers, is nobody to talk to.
      if (place.others.some(({ role, muted, coaching }) => role === 'worker' || (!muted && !coaching)))
        return 'talking';
      return isStoodFor(call) ? 'offered' : 'alone';
  }
}

/** Whether somebody is being looked for, or asked. */
function isStoodFor({ task, reservations }: CustomersCall): boolean {
  if (task?.status === 'pending' || task?.status === 'reserved') return true;
  return reservations.some(({ status }) => status === 'pending');
}

/** Whether somebody has the task in hand, and may have the call any time. */
const isTaken = ({ reservations }: CustomersCall): boolean => reservations.some(({ status }) => status === 'accepted');
