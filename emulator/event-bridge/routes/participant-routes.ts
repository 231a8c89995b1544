import type { ReservationRow, TaskRow } from '../../account/taskrouter-rows';
import { forbidden, invalid, notImplemented } from '../../account/twilio-error';
import { defined } from '../../core/defined';
import { conferenceParameters } from '../../taskrouter/instruction-parameters';
import { supervise } from '../../taskrouter/instructions';
import type { HoldChange } from '../../taskrouter/voice-port';
import { reservationPayload, taskPayload } from '../payloads';
import { ownWorker, supervisors, type Call, post, type Route } from './route';

const holding = ['Hold', 'HoldUrl', 'HoldMethod'] as const;

/** What a worker does with those in the conference of a task it holds, and a supervisor with a worker's. */
export const participantRoutes: readonly Route[] = [
  post('Workers/{worker}/CustomerParticipant', ownWorker, ['TaskSid', ...holding], holdCustomer),
  post(
    'Workers/{worker}/WorkerParticipant',
    ownWorker,
    ['ReservationSid', 'Mute', 'EndConferenceOnExit', 'BeepOnExit'],
    changeSelf,
  ),
  post('Workers/{worker}/HoldWorkerParticipant', ownWorker, ['TaskSid', 'TargetWorkerSid', ...holding], holdWorker),
  post('Workers/{worker}/KickWorkerParticipant', ownWorker, ['TaskSid', 'TargetWorkerSid'], kickWorker),
  post(
    'Tasks/{task}/Reservations/{reservation}',
    supervisors,
    ['Instruction', 'Supervisor', 'SupervisorMode', ...conferenceParameters],
    monitor,
  ),
];

function holdCustomer(call: Call): object {
  const { engine } = call;
  const { taskSid } = heldBy(call, call.sid('worker'), 'TaskSid');
  engine.voice.holdCustomer(engine.store.tasks.require(taskSid), holdChange(call));
  return answerTask(call, taskSid);
}

function changeSelf(call: Call): object {
  const { engine, parameters } = call;
  const sid = parameters.text('ReservationSid') ?? '';
  const reservation = engine.store.reservations.get(sid);
  if (reservation?.workerSid !== call.sid('worker'))
    throw invalid(`Value '${sid}' provided for ReservationSid is not a reservation of worker ${call.sid('worker')}`);
  // A beep is heard by nobody here; what was sent is looked at all the same.
  parameters.flag('BeepOnExit');
  const change = { muted: parameters.flag('Mute'), endConferenceOnExit: parameters.flag('EndConferenceOnExit') };
  engine.voice.changeWorker(reservation, defined(change));
  return reservationPayload(engine, reservation);
}

function holdWorker(call: Call): object {
  const [own, target] = [heldBy(call, call.sid('worker'), 'TaskSid'), heldByTarget(call)];
  call.engine.voice.holdWorker(own, target, holdChange(call));
  return answerTask(call, own.taskSid);
}

function kickWorker(call: Call): object {
  const [own, target] = [heldBy(call, call.sid('worker'), 'TaskSid'), heldByTarget(call)];
  call.engine.voice.kickWorker(own, target);
  return answerTask(call, own.taskSid);
}

/** The one instruction that a supervisor gives to another worker's reservation. */
function monitor(call: Call): object {
  const { engine, caller, parameters } = call;
  const task = call.find(engine.store.tasks, 'task');
  const reservation = call.find(engine.store.reservations, 'reservation');
  if (reservation.taskSid !== task.sid) throw call.notFound();
  const instruction = parameters.text('Instruction');
  if (instruction !== 'supervise') throw notImplemented(`the instruction '${instruction}' by a supervisor`);
  if (caller.role !== 'admin' && parameters.text('Supervisor') !== caller.workerSid)
    throw forbidden(`A supervisor listens itself: Supervisor must be ${caller.workerSid}`);
  return reservationPayload(engine, supervise(engine, reservation.sid, parameters.asForm()));
}

/** @throws TwilioError 400 unless the worker has accepted the task that the request names */
function heldBy({ engine, parameters }: Call, workerSid: string, naming: string): ReservationRow {
  const taskSid = parameters.text('TaskSid') ?? '';
  for (const reservation of engine.store.openReservationsOfTask.of(taskSid)) {
    if (reservation.workerSid === workerSid && reservation.status === 'accepted') return reservation;
  }
  const value = parameters.text(naming) ?? '';
  throw invalid(`Value '${value}' provided for ${naming}: worker ${workerSid} has not accepted task '${taskSid}'`);
}

const heldByTarget = (call: Call): ReservationRow =>
  heldBy(call, call.parameters.text('TargetWorkerSid') ?? '', 'TargetWorkerSid');

function holdChange({ parameters }: Call): HoldChange {
  const hold = parameters.flag('Hold');
  if (hold === undefined) throw invalid('Hold field is required: true or false');
  const holdUrl = parameters.text('HoldUrl');
  const holdMethod = parameters.text('HoldMethod');
  if (holdMethod !== undefined && holdMethod !== 'GET' && holdMethod !== 'POST')
    throw invalid(`Value '${holdMethod}' provided for HoldMethod is neither GET nor POST`);
  return { hold, ...(holdUrl !== undefined && { holdUrl }), ...(holdMethod !== undefined && { holdMethod }) };
}

function answerTask({ engine }: Call, taskSid: string): object {
  const task: TaskRow = engine.store.tasks.require(taskSid);
  return taskPayload(engine, task);
}
