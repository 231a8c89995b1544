import { hasEnded, isOffered, type Customer } from './customer';

/**
 * Where a customer's live call is, always exactly one of these:
 *
 * - `talking`: with somebody of ours, or held by one
 * - `offered`: TaskRouter looks for somebody, or somebody's phone rings
 * - `alone`: on the line, and nobody will ever come
 * - `over`: the call has ended, or hears a document, which ends by itself
 */
export type Whereabouts = 'talking' | 'offered' | 'alone' | 'over';

/**
 * Tells where a customer is from what was read. Whoever has accepted the task has the customer, also while the customer is held.
 * Without such a worker somebody else in the conference has them, unless the customer is on hold: nobody is left who could end that.
 *
 * See docs/promise.md.
 */
export function whereaboutsOf(customer: Customer): Whereabouts {
  const { place, task, reservations } = customer;
  if (!place) return 'over';
  if (!hasEnded(task) && reservations.includes('accepted')) return 'talking';
  if (place.kind === 'conference' && place.heard > 0 && !place.held) return 'talking';
  if (isOffered(customer)) return 'offered';
  if (place.kind === 'conference' && place.called > 0) return 'offered';
  return 'alone';
}
