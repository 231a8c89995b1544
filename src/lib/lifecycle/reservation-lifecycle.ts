import { move, terminalStatuses, type LifecycleState, type LifecycleTable, type Transition } from './state-machine';

/** @see https://www.twilio.com/docs/taskrouter/api/reservations */
export const reservationStatuses = [
  'pending',
  'accepted',
  'wrapping',
  'completed',
  'rejected',
  'timeout',
  'canceled',
  'rescinded',
] as const;
export type ReservationStatus = (typeof reservationStatuses)[number];

export type ReservationCommand = 'accept' | 'reject' | 'timeOut' | 'cancel' | 'rescind' | 'wrapUp' | 'complete';

export const reservationTable: LifecycleTable<ReservationStatus, ReservationCommand> = {
  pending: {
    accept: { to: 'accepted', events: ['reservation.accepted'] },
    reject: { to: 'rejected', events: ['reservation.rejected'] },
    timeOut: { to: 'timeout', events: ['reservation.timeout'] },
    cancel: { to: 'canceled', events: ['reservation.canceled'] },
    rescind: { to: 'rescinded', events: ['reservation.rescinded'] },
  },
  accepted: {
    wrapUp: { to: 'wrapping', events: ['reservation.wrapup'] },
    complete: { to: 'completed', events: ['reservation.completed'] },
  },
  wrapping: {
    complete: { to: 'completed', events: ['reservation.completed'] },
  },
  completed: {},
  rejected: {},
  timeout: {},
  canceled: {},
  rescinded: {},
};

export type ReservationState = LifecycleState<ReservationStatus>;

/** Statuses a reservation never leaves. */
export const terminalReservationStatuses: readonly ReservationStatus[] = terminalStatuses(reservationTable);

/** {@link move} along the reservation lifecycle. */
export function transitionReservation(
  state: ReservationState,
  command: ReservationCommand,
  now: number,
): Transition<ReservationStatus> | undefined {
  return move(reservationTable, state, command, now);
}
