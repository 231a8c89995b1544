import type { Engine } from '../account/engine';
import { invalid } from '../account/twilio-error';
import { instructionFields } from './instructions';
import type { ReservationRow } from '../account/taskrouter-rows';
import { supervisorModes, type SupervisorMode } from '../account/voice-port';

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
