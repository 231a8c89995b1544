import type { Reservation, Worker, OutgoingTransfer } from 'twilio-taskrouter';
import { isFinal } from '../ground/outcome';
import type { OfferEvent } from '../offer/offer-state';
import { problemOf } from '../ground/problem';
import { reservationFacts, taskFacts } from './taskrouter-facts';
import type { TransferEvent, TransferFacts } from '../transfer/transfer-state';

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

export function holdReservations(tell: (event: OfferEvent | TransferEvent) => void): HeldReservations {
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

/** The SDK's types give these in capitals, TaskRouter sends them in small letters. */
function statusOf(status: string): TransferFacts['status'] {
  switch (status.toLowerCase()) {
    case 'complete':
    case 'completed':
      return 'complete';
    case 'failed':
      return 'failed';
    case 'canceled':
      return 'canceled';
    default:
      return 'initiated';
  }
}

function factsOf(transfer: OutgoingTransfer, attemptFailed: boolean): TransferFacts {
  const { mode, to, type, status, transferFailedReason: reason } = transfer;
  return {
    mode,
    to,
    kind: type === 'QUEUE' ? 'queue' : 'worker',
    status: statusOf(status),
    ...(attemptFailed && { attemptFailed }),
    ...(typeof reason === 'string' && { reason }),
  };
}

/** Whether a transfer of a reservation's task is under way, as the SDK knows it. */
export function isHandingOn({ task }: Reservation): boolean {
  const { outgoing } = task.transfers;
  return outgoing ? statusOf(outgoing.status) === 'initiated' : false;
}

/** Tells of the transfers that begin from a reservation, and of the one that is under way already. */
export function watchTransfers(reservation: Reservation, tell: (event: TransferEvent) => void): void {
  const { sid, task } = reservation;
  let watched: OutgoingTransfer | undefined;

  function watch(transfer: OutgoingTransfer): void {
    if (watched !== transfer) {
      watched?.removeAllListeners();
      watched = transfer;
      const changed = (): void => tell({ type: 'transfer-changed', sid, transfer: factsOf(transfer, false) });
      for (const event of ['completed', 'failed', 'canceled']) transfer.on(event, changed);
      transfer.on('attemptFailed', () => tell({ type: 'transfer-changed', sid, transfer: factsOf(transfer, true) }));
    }
    tell({ type: 'transfer-changed', sid, transfer: factsOf(transfer, false) });
  }

  task.on('transferInitiated', watch);
  const { outgoing } = task.transfers;
  // The reservation itself is told first.
  if (outgoing && isHandingOn(reservation)) queueMicrotask(() => watch(outgoing));
}
