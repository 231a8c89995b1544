import type { ReservationRow } from '../account/taskrouter-rows';
import { invalid, TwilioError } from '../account/twilio-error';
import { snakeCase } from '../core/snake-case';
import {
  acceptReservation,
  completeReservation,
  rejectReservation,
  wrapReservation,
} from './commands/reservation-commands';
import type { Engine } from './engine';
import { type InstructionFields, supervisorModes, type SupervisorMode } from './voice-port';

/** What may be asked of a reservation by an instruction. @see https://www.twilio.com/docs/taskrouter/handle-assignment-callbacks */
export const instructions = ['accept', 'reject', 'conference', 'dequeue', 'call', 'redirect'] as const;
export type Instruction = (typeof instructions)[number];

export function isInstruction(name: unknown): name is Instruction {
  return instructions.some((instruction) => instruction === name);
}

/** What may be asked of the reservation of somebody to whom a task was transferred. @see https://www.twilio.com/docs/api/errors/40151 */
const onTransfers: readonly Instruction[] = ['accept', 'reject', 'conference'];

const named = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/**
 * Carries out an instruction, whoever gave it: the assignment callback, the REST API or the browser SDK.
 *
 * @param fields - In snake case, as in an assignment callback's answer.
 * @throws TwilioError 400 unless the reservation is pending and the fields are right
 */
export function instruct(
  engine: Engine,
  sid: string,
  instruction: Instruction,
  fields: InstructionFields,
): ReservationRow {
  const reservation = engine.store.reservations.require(sid);
  if (reservation.status !== 'pending')
    throw invalid(
      `Unable to execute ${named(instruction)} instruction. Reservation ${sid} is not currently in a Pending state.`,
    );
  if (reservation.transferSid !== null && !onTransfers.includes(instruction))
    throw new TwilioError(
      400,
      40151,
      `Unable to execute ${named(instruction)} instruction. Reservation ${sid} is of a task that was transferred, for which only accept, reject, conference and supervise are allowed.`,
    );
  if (instruction === 'accept') return acceptReservation(engine, sid);
  if (instruction === 'reject') return rejectReservation(engine, sid, fields['activity_sid']);
  engine.voice[instruction](reservation, fields);
  return engine.store.reservations.require(sid);
}

const prefixes: Readonly<Record<string, string>> = { dequeue: 'Dequeue', call: 'Call', redirect: 'Redirect' };

/** The fields of an instruction among a reservation's REST parameters: `DequeueFrom` → `from`, `EarlyMedia` → `early_media`. */
export function instructionFields(
  instruction: Instruction,
  parameters: Readonly<Record<string, string>>,
): InstructionFields {
  const prefix = prefixes[instruction] ?? '';
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (name.startsWith(prefix)) fields[snakeCase(name.slice(prefix.length))] = value;
  }
  return fields;
}

/**
 * Changes a reservation as the REST API and the browser SDK ask: by a status or by an instruction.
 *
 * @param parameters - Twilio's own names, values as text.
 * @throws TwilioError 400 where its status does not allow it
 */
export function updateReservation(
  engine: Engine,
  sid: string,
  parameters: Readonly<Record<string, string>>,
): ReservationRow {
  const { ReservationStatus: status, Instruction: instruction, ...fields } = parameters;
  if (instruction !== undefined) {
    if (instruction === 'supervise')
      throw invalid('The instruction supervise is given to a reservation of a task, not to one of a worker');
    if (!isInstruction(instruction))
      throw invalid(`Value '${instruction}' provided for Instruction is not one of ${instructions.join(', ')}`);
    const renamed = instruction === 'reject' ? { activity_sid: fields['WorkerActivitySid'] ?? '' } : undefined;
    return instruct(engine, sid, instruction, renamed ?? instructionFields(instruction, fields));
  }
  switch (status) {
    case 'accepted':
      return acceptReservation(engine, sid);
    case 'rejected':
      return rejectReservation(engine, sid, fields['WorkerActivitySid']);
    case 'wrapping':
      return wrapReservation(engine, sid);
    case 'completed':
      return completeReservation(engine, sid);
    case undefined:
      return engine.store.reservations.require(sid);
    default:
      throw invalid(`Value '${status}' provided for ReservationStatus is not one a reservation can be set to`);
  }
}

const modes: string = supervisorModes.join(', ');

/**
 * Has a supervisor listen to the call of a worker who holds a task. What the supervisor does otherwise, such as being
 * offline, does not matter.
 *
 * @param parameters - Twilio's own names, values as text: `Supervisor`, `SupervisorMode` (`monitor` where absent), and those
 * of the conference instruction.
 * @throws TwilioError 400 unless the reservation is accepted, and its worker in a conference
 * @see https://www.twilio.com/docs/taskrouter/api/reservations
 */
export function supervise(engine: Engine, sid: string, parameters: Readonly<Record<string, string>>): ReservationRow {
  const { Instruction: _instruction, Supervisor: supervisorSid, SupervisorMode: mode, ...others } = parameters;
  const reservation = engine.store.reservations.require(sid);
  if (!supervisorSid) throw invalid('Supervisor field is required');
  const supervisor = engine.store.workers.get(supervisorSid);
  if (supervisor?.workspaceSid !== reservation.workspaceSid)
    throw invalid(`Value '${supervisorSid}' provided for Supervisor is not a worker of the workspace`);
  if (reservation.status !== 'accepted')
    throw invalid(`Unable to execute Supervise instruction. Reservation ${sid} is not currently in an Accepted state.`);
  const supervision = { supervisor, mode: readMode(mode) };
  engine.voice.supervise(reservation, supervision, instructionFields('conference', others));
  return reservation;
}

function readMode(text = 'monitor'): SupervisorMode {
  const mode = supervisorModes.find((one) => one === text);
  if (!mode) throw invalid(`Value '${text}' provided for SupervisorMode is not one of ${modes}`);
  return mode;
}
