import type { LoggedEvent } from '../account/event-log';
import type { TransferRow } from '../account/taskrouter-rows';
import type { Switchboard } from './switchboard';
import { customerIn, workersIn } from './task-conference';

/**
 * What a task's transfer does to its call. The customer is put on hold when it begins. A cold one has whoever began it leave
 * at once, and the customer is had back when the next worker is there; after a warm one that is for the workers to do. Where
 * nothing comes of a warm one, everything is as it was before.
 */
export class CallTransfers {
  readonly #board: Switchboard;
  /** The transfers that put a customer on hold who was not before. */
  readonly #holding = new Set<string>();

  constructor(board: Switchboard) {
    this.#board = board;
    board.engine.log.subscribe((event) => this.#heed(event));
  }

  reset(): void {
    this.#holding.clear();
  }

  #heed({ type, transfer, reservation, task }: LoggedEvent): void {
    switch (type) {
      case 'task.transfer-initiated':
        if (transfer) this.#hold(transfer);
        break;
      case 'reservation.wrapup':
        if (reservation) this.#leave(reservation.taskSid, reservation.sid);
        break;
      case 'task.transfer-completed':
        if (transfer?.mode === 'COLD' && workersIn(this.#board.engine, transfer.taskSid).length > 0)
          this.#haveBack(transfer);
        else if (transfer) this.#holding.delete(transfer.sid);
        break;
      case 'task.transfer-failed':
      case 'task.transfer-canceled':
        if (transfer?.mode === 'WARM') this.#haveBack(transfer);
        else if (transfer) this.#holding.delete(transfer.sid);
        break;
      case 'task.canceled':
      case 'task.deleted':
      case 'task.system-deleted':
        for (const { sid } of this.#board.engine.store.transfersOfTask.of(task?.sid ?? '')) this.#holding.delete(sid);
        break;
      default:
    }
  }

  #hold({ sid, taskSid }: TransferRow): void {
    const { engine, conferences } = this.#board;
    const customer = customerIn(engine, taskSid);
    if (!customer || customer.hold) return;
    this.#holding.add(sid);
    conferences.hold(customer.callSid, { hold: true });
  }

  #haveBack({ sid, taskSid }: TransferRow): void {
    const { engine, conferences } = this.#board;
    const customer = customerIn(engine, taskSid);
    if (this.#holding.delete(sid) && customer?.hold) conferences.hold(customer.callSid, { hold: false });
  }

  /** A cold transfer wraps up the reservation it began from. Its worker's leaving must not end the call for the customer. */
  #leave(taskSid: string, reservationSid: string): void {
    const { engine, conferences, calls } = this.#board;
    for (const { mode, status, initiatingReservationSid } of engine.store.transfersOfTask.of(taskSid)) {
      if (mode !== 'COLD' || status !== 'initiated' || initiatingReservationSid !== reservationSid) continue;
      for (const { callSid } of workersIn(engine, taskSid)) {
        if (calls.get(callSid)?.reservationSid !== reservationSid) continue;
        conferences.update(callSid, { endConferenceOnExit: false });
        calls.end(callSid);
      }
    }
  }
}
