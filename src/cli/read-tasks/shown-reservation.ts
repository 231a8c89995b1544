import { reservationStatuses, terminalReservationStatuses } from '../../lib/lifecycle';

/** A reservation as `desk` shows one. */
export interface ShownReservation {
  readonly sid: string;
  readonly status: string;
  readonly worker: string;
  readonly workerSid: string;
  /** When it last changed, ISO 8601. */
  readonly since: string;
}

/** What is read of a reservation, whichever list it comes from. */
export interface ReadReservation {
  readonly sid: string;
  readonly taskSid: string;
  readonly reservationStatus: string;
  readonly workerName: string;
  readonly workerSid: string;
  readonly dateUpdated: Date;
}

export function shownReservation(read: ReadReservation): ShownReservation {
  const { sid, reservationStatus: status, workerName: worker, workerSid, dateUpdated } = read;
  return { sid, status, worker, workerSid, since: dateUpdated.toISOString() };
}

const ended: ReadonlySet<string> = new Set(terminalReservationStatuses);
const known: ReadonlySet<string> = new Set(reservationStatuses);

/** Whether a reservation has not ended: it is offered, held, or in wrap-up. */
export function isOpen({ reservationStatus: status }: ReadReservation): boolean {
  return known.has(status) && !ended.has(status);
}
