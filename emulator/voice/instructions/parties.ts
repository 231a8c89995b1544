import { withValues } from '../../../src/lib/attributes/edit-attributes';
import { isOpen } from '../../account/store';
import type { ReservationRow, TaskRow } from '../../account/taskrouter-rows';
import type { CallRow } from '../../account/voice-rows';
import { cancelReservation } from '../../taskrouter/commands/reservation-commands';
import { updateTask } from '../../taskrouter/commands/task-commands';
import type { Engine } from '../../taskrouter/engine';
import { parseAttributes } from '../../taskrouter/expression-facts';
import type { InstructionFields } from '../../taskrouter/voice-port';
import type { Calls } from '../calls';

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Whom an instruction is about, from what the task and the worker say of themselves. */
export interface Parties {
  readonly task: TaskRow;
  /** The call that the task was made of. */
  readonly callSid: string | undefined;
  /** The customer to be called, of a task made to call one. */
  readonly outboundTo: string | undefined;
  /** What the customer sees as the caller of an outbound call. */
  readonly outboundFrom: string | undefined;
  /** Where the worker is called; empty where nothing says. */
  readonly workerNumber: string;
}

/** @param fields - Of the instruction; its `to` comes before the worker's `contact_uri`. */
export function partiesOf(engine: Engine, reservation: ReservationRow, fields: InstructionFields): Parties {
  const { store } = engine;
  const task = store.tasks.require(reservation.taskSid);
  const ofTask = parseAttributes(task.attributes);
  const ofWorker = parseAttributes(store.workers.require(reservation.workerSid).attributes);
  return {
    task,
    callSid: textOf(ofTask['call_sid']),
    outboundTo: textOf(ofTask['outbound_to']),
    outboundFrom: textOf(ofTask['from']),
    workerNumber: textOf(fields['to']) ?? textOf(ofWorker['contact_uri']) ?? '',
  };
}

/**
 * Whether something still comes of a reservation now that a phone was picked up for it. Where nothing does, the leg ends,
 * and a reservation that is left hanging is canceled.
 */
export function isStillWanted(
  { engine, calls }: { readonly engine: Engine; readonly calls: Calls },
  reservationSid: string,
  leg: CallRow,
  isCallerThere: boolean,
): boolean {
  const reservation = engine.store.reservations.get(reservationSid);
  if (reservation && isOpen(reservation) && isCallerThere) return true;
  calls.end(leg.sid);
  if (reservation?.status === 'pending') cancelReservation(engine, reservationSid);
  return false;
}

/** Adds to a task's attributes, leaving the others as they are written. */
export function addAttributes(engine: Engine, taskSid: string, added: Readonly<Record<string, unknown>>): void {
  const { attributes } = engine.store.tasks.require(taskSid);
  updateTask(engine, taskSid, { attributes: withValues(attributes, [], added) });
}
