import type { Reservation, Worker } from 'twilio-taskrouter';
import { isFinal } from '../ground/outcome';
import type { TaskRouterEvent } from '../desk-events';
import { problemOf } from '../ground/problem';
import { reservationFacts, taskFacts } from './taskrouter-facts';
import { type TransferEvent, watchTransfers } from './transfers';

const RESERVATION_EVENTS = ['accepted', 'canceled', 'completed', 'rejected', 'rescinded', 'timeout', 'wrapup'] as const;

const TASK_EVENTS = ['updated', 'canceled', 'completed', 'wrapup'] as const;

/** The SDK's reservations the page holds, listened to. */
export interface HeldReservations {
  /**
   * Listens to a reservation, in the place of an older object for the same one.
   *
   * @param by - Whose it is: it asks by that worker's token, for ever.
   */
  hold(reservation: Reservation, by: Worker): void;
  get(sid: string): Reservation | undefined;
  /** By whose token a reservation is asked for. */
  ownerOf(sid: string): Worker | undefined;
  sids(): readonly string[];
  /** Asks TaskRouter how a reservation it holds really stands, and tells. */
  reread(sid: string): Promise<void>;
  letGo(sid: string): void;
  clear(): void;
}

export function holdReservations(tell: (event: TaskRouterEvent | TransferEvent) => void): HeldReservations {
  const held = new Map<string, Reservation>();
  const owners = new WeakMap<Reservation, Worker>();

  function changed(reservation: Reservation): void {
    tell({ type: 'reservation-changed', reservation: reservationFacts(reservation) });
    if (isFinal(reservation.status)) letGo(reservation.sid);
  }

  function letGo(sid: string): void {
    const reservation = held.get(sid);
    reservation?.removeAllListeners();
    reservation?.task.removeAllListeners();
    reservation?.task.transfers.outgoing?.removeAllListeners();
    held.delete(sid);
  }

  return {
    hold(reservation, by) {
      if (held.get(reservation.sid) === reservation) return;
      letGo(reservation.sid);
      held.set(reservation.sid, reservation);
      owners.set(reservation, by);
      for (const event of RESERVATION_EVENTS) reservation.on(event, changed);
      watchTransfers(reservation, tell);
      for (const event of TASK_EVENTS) {
        reservation.task.on(event, (task) => tell({ type: 'task-changed', task: taskFacts(task) }));
      }
    },

    get: (sid) => held.get(sid),
    sids: () => [...held.keys()],

    ownerOf(sid) {
      const reservation = held.get(sid);
      return reservation && owners.get(reservation);
    },

    async reread(sid) {
      const reservation = held.get(sid);
      if (!reservation) return;
      try {
        changed(await reservation.fetchLatestVersion());
      } catch (error) {
        if (problemOf(error).status !== 404) throw error;
        letGo(sid);
        tell({ type: 'reservation-gone', sid });
      }
    },

    letGo,

    clear() {
      for (const sid of held.keys()) letGo(sid);
    },
  };
}
