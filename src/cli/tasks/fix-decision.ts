import { isOver } from '../../lib/alone/hang-up';
import { transitionReservation, transitionTask, reservationStatuses, taskStatuses } from '../../lib/lifecycle';

/** What is done to end a task or a reservation. */
export type Ending = 'complete' | 'cancel';

const isOneOf = <Word extends string>(words: readonly Word[], text: string): text is Word =>
  words.some((word) => word === text);

/**
 * How a task can be ended, by its lifecycle: one that somebody holds or has wrapped up is completed, one that nobody has
 * accepted is canceled. Never is one put into wrapping.
 *
 * @returns undefined where it has ended already
 */
export function endingOfTask(status: string): Ending | undefined {
  if (!isOneOf(taskStatuses, status)) return undefined;
  const state = { status, since: 0 };
  if (transitionTask(state, 'complete', 0)) return 'complete';
  return transitionTask(state, 'cancel', 0) ? 'cancel' : undefined;
}

/** Whether a reservation can be completed, by its lifecycle. */
export function canCompleteReservation(status: string): boolean {
  return (
    isOneOf(reservationStatuses, status) && transitionReservation({ status, since: 0 }, 'complete', 0) !== undefined
  );
}

/** What is known of a task that may be stuck. Times are epoch milliseconds by Twilio's clock. */
export interface Suspect {
  readonly status: string;
  /** When it last changed. */
  readonly changedAt: number;
  readonly now: number;
  /** Until when its agent may wrap up, where that was written down. */
  readonly wrapUpUntil: number | undefined;
}

/** Whether a task in wrap-up has been in it for too long. Writing notes counts as a sign of life. */
export function hasWrappedTooLong({ changedAt, now, wrapUpUntil }: Suspect, olderThanSeconds: number): boolean {
  return now - changedAt >= olderThanSeconds * 1_000 && (wrapUpUntil === undefined || wrapUpUntil <= now);
}

/** What Twilio says of a call. */
export interface CallEnd {
  readonly status: string;
  /** Epoch milliseconds. */
  readonly endedAt: number;
}

/** Whether a call has been over for so long that nobody can still be busy with it. */
export function isLongOver({ status, endedAt }: CallEnd, now: number, olderThanSeconds: number): boolean {
  return isOver(status) && now - endedAt >= olderThanSeconds * 1_000;
}
