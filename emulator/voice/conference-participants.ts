import type { ReservationRow, TaskRow } from '../account/taskrouter-rows';
import { invalid } from '../account/twilio-error';
import type { ParticipantRow } from '../account/voice-rows';
import { parseAttributes } from '../taskrouter/expression-facts';
import type { InstructionFields, HoldChange, Supervision, WorkerChange } from '../taskrouter/voice-port';
import { ringingTime } from './instructions/instruction-fields';
import type { Switchboard } from './switchboard';
import { customerIn, workerIn } from './task-conference';

/** @throws TwilioError 400 unless the reservation is accepted and its worker in the task's conference */
function requireWorker({ engine }: Switchboard, reservation: ReservationRow): ParticipantRow {
  const { sid, workerSid, taskSid, status } = reservation;
  const participant = status === 'accepted' ? workerIn(engine, reservation) : undefined;
  if (participant) return participant;
  throw invalid(
    `Worker ${workerSid} is not in the conference of task ${taskSid}: reservation ${sid} is ${status}, expected one that is accepted and whose worker takes part`,
  );
}

/** Puts somebody on hold, who then hears what was asked for. */
export function hold({ conferences, music }: Switchboard, callSid: string, change: HoldChange): ParticipantRow {
  const { holdUrl, holdMethod } = change;
  const participant = conferences.hold(callSid, change);
  if (change.hold && holdUrl) music.play(callSid, { url: holdUrl, method: holdMethod ?? 'GET' });
  return participant;
}

/** Puts a task's customer on hold, or has the customer back. */
export function holdCustomer(board: Switchboard, { sid }: TaskRow, change: HoldChange): void {
  const customer = customerIn(board.engine, sid);
  if (!customer) throw invalid(`The customer of task ${sid} is not in a conference that goes on`);
  hold(board, customer.callSid, change);
}

/** Changes how a worker takes part. */
export function changeWorker(board: Switchboard, reservation: ReservationRow, change: WorkerChange): void {
  board.conferences.update(requireWorker(board, reservation).callSid, change);
}

/** One worker puts another on hold. */
export function holdWorker(board: Switchboard, by: ReservationRow, target: ReservationRow, change: HoldChange): void {
  requireWorker(board, by);
  hold(board, requireWorker(board, target).callSid, change);
}

/** One worker removes another, whose call ends. */
export function kickWorker(board: Switchboard, by: ReservationRow, target: ReservationRow): void {
  requireWorker(board, by);
  board.conferences.kick(requireWorker(board, target).callSid);
}

/** Calls a supervisor into the conference of a reservation's worker. Nothing follows from the supervisor's leaving. */
export function supervise(
  board: Switchboard,
  reservation: ReservationRow,
  { supervisor, mode }: Supervision,
  fields: InstructionFields,
): void {
  const { calls, conferences, dialler } = board;
  const { conferenceSid, callSid: workersCall } = requireWorker(board, reservation);
  conferences.checkRoom(board.engine.store.conferences.require(conferenceSid));
  const timeoutSeconds = ringingTime(fields);
  const number = fields['to'] ?? parseAttributes(supervisor.attributes)['contact_uri'];
  const leg = dialler.dial({
    to: typeof number === 'string' ? number : '',
    from: fields['from'] ?? calls.get(workersCall)?.from ?? '',
    timeoutSeconds,
    taskSid: reservation.taskSid,
    answered: () => void conferences.connect(leg.sid),
  });
  conferences.invite(conferenceSid, leg.sid, {
    role: 'other',
    muted: mode === 'monitor',
    startConferenceOnEnter: false,
    ...(mode === 'whisper' && { coaches: workersCall }),
  });
}
