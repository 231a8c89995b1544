import type { CallRow, ParticipantRow } from '../account/voice-rows';
import { cancelReservation } from '../taskrouter/commands/reservation-commands';
import { callOff, endWorkersCall, loseCaller } from './after-call';
import { isLive } from './calls';
import type { Dials } from './dials';
import type { Switchboard } from './switchboard';
import { workersIn } from './task-conference';
import { customersCall } from './task-of-call';

/** A reservation canceled because a phone could not be reached at all. @see https://www.twilio.com/docs/errors/13223 */
const unreachableCode = 13223;

/** What follows from a call's end, or from its leaving a conversation: for whom it spoke with, and for the task it was about. */
export class Talks {
  readonly #board: Switchboard;
  readonly #dials: Dials;

  constructor(board: Switchboard, dials: Dials) {
    this.#board = board;
    this.#dials = dials;
    board.calls.onEnd((ended) => this.#callEnded(ended));
    board.conferences.onLeave((participant) => this.#participantLeft(participant));
  }

  /** Takes a call out of whatever conversation it is in, as it was told over REST; it goes on by other means. */
  leave(callSid: string): void {
    const { conferences, bridges, calls } = this.#board;
    conferences.leave(callSid, { reason: 'participant_updated_via_api' });
    this.#dials.drop(callSid);
    const bridge = bridges.part(callSid);
    if (!bridge) return;
    if (bridge.callerSid !== callSid) {
      this.workerLeft(bridge.callerSid, bridge.workerSid);
      return;
    }
    if (!this.#dials.release(bridge.workerSid)) calls.end(bridge.workerSid);
    this.#workersCallEnded(bridge.workerSid);
  }

  /** A worker spoke with a caller who had waited, and does not any more. */
  workerLeft(callerSid: string, workerSid: string): void {
    this.#board.scripts.leaveQueue(callerSid, 'bridged');
    this.#workersCallEnded(workerSid);
  }

  #callEnded(ended: CallRow): void {
    const { engine, scripts, conferences, queue, bridges, calls } = this.#board;
    scripts.hangUp(ended.sid);
    conferences.leave(ended.sid);
    const queued = queue.ofCall(ended.sid);
    if (queued) {
      queue.leave(ended.sid);
      loseCaller(engine, queued.taskSid);
    }
    const bridge = bridges.part(ended.sid);
    if (bridge?.callerSid === ended.sid && !this.#dials.release(bridge.workerSid)) calls.end(bridge.workerSid);
    if (bridge?.workerSid === ended.sid) scripts.leaveQueue(bridge.callerSid, 'bridged');
    if (bridge) this.#workersCallEnded(bridge.workerSid);
    if (ended.startTime === null) this.#dialFailed(ended);
    this.#callOffWithoutCustomer(ended.taskSid);
  }

  #callOffWithoutCustomer(taskSid: string | null): void {
    const { engine } = this.#board;
    const customer = taskSid === null ? undefined : customersCall(engine, taskSid);
    if (taskSid !== null && customer && !isLive(customer)) callOff(engine, taskSid);
  }

  #participantLeft({ role, status, callSid }: ParticipantRow): void {
    if (status !== 'connected') return;
    if (role === 'worker') this.#workerLeftConference(callSid);
    else if (role === 'customer') this.#customerLeft(callSid);
  }

  /** Where both left in one moment, as with the end of a conference, it takes the worker's wrap-up for nobody to be in the talk. */
  #workerLeftConference(callSid: string): void {
    this.#workersCallEnded(callSid);
    this.#callOffWithoutCustomer(this.#board.calls.get(callSid)?.taskSid ?? null);
  }

  /** While a task is handed on by a cold transfer, nobody but the customer is there; without the customer it has no sense. */
  #customerLeft(callSid: string): void {
    const { taskSid } = this.#board.calls.get(callSid) ?? {};
    if (!taskSid || workersIn(this.#board.engine, taskSid).length > 0) return;
    const holders = [...this.#board.engine.store.openReservationsOfTask.of(taskSid)];
    if (holders.every(({ status }) => status !== 'accepted')) loseCaller(this.#board.engine, taskSid);
  }

  #workersCallEnded(callSid: string): void {
    const { reservationSid } = this.#board.engine.store.calls.require(callSid);
    if (reservationSid !== null) endWorkersCall(this.#board.engine, reservationSid);
  }

  /** A phone that was dialled for a reservation was not picked up, so nothing comes of the reservation. */
  #dialFailed({ reservationSid, status }: CallRow): void {
    if (reservationSid === null || this.#board.engine.store.reservations.get(reservationSid)?.status !== 'pending')
      return;
    cancelReservation(this.#board.engine, reservationSid, status === 'failed' ? unreachableCode : null);
  }
}
