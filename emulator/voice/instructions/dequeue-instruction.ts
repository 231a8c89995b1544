import type { ReservationRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import { acceptReservation } from '../../taskrouter/commands/reservation-commands';
import type { InstructionFields } from '../../taskrouter/voice-port';
import { recordingWish } from '../recording-wish';
import type { Switchboard } from '../switchboard';
import { isRecorded, progressCallback, rememberPostWorkActivity, ringingTime } from './instruction-fields';
import { addAttributes, isStillWanted, partiesOf } from './parties';

/**
 * Calls the worker, connects the waiting caller and accepts the reservation once the worker picks up.
 *
 * @throws TwilioError 400 where no call waits for the task, or a field is wrong
 * @see https://www.twilio.com/docs/taskrouter/handle-assignment-callbacks
 */
export function dequeue(board: Switchboard, reservation: ReservationRow, fields: InstructionFields): void {
  const { engine, queue, calls, dialler, bridges, recordings, music } = board;
  const { task, callSid, workerNumber } = partiesOf(engine, reservation, fields);
  const caller = callSid === undefined ? undefined : calls.get(callSid);
  if (!caller || queue.ofTask(task.sid)?.state !== 'waiting')
    throw invalid(
      'The dequeue instruction can only be issued on a task that was created using the <Enqueue> TwiML verb and whose caller waits.',
    );
  const timeoutSeconds = ringingTime(fields);
  // https://www.twilio.com/docs/api/errors/40134
  const told = progressCallback(fields, callSid, 40134);
  rememberPostWorkActivity(engine, reservation, fields, 40130);
  dialler.dial({
    ...told,
    to: workerNumber,
    from: fields['from'] ?? caller.to,
    timeoutSeconds,
    taskSid: task.sid,
    reservationSid: reservation.sid,
    parentCallSid: caller.sid,
    answered: (worker) => {
      if (!isStillWanted(board, reservation.sid, worker, queue.ofTask(task.sid)?.state === 'waiting')) return;
      queue.leave(caller.sid);
      music.stop(caller.sid);
      bridges.join(caller.sid, worker.sid);
      if (isRecorded(fields, 'record'))
        recordings.start(
          { callSid: caller.sid, conferenceSid: null, source: 'DialVerb' },
          recordingWish({ url: undefined }),
        );
      addAttributes(engine, task.sid, { worker_call_sid: worker.sid });
      if (engine.store.reservations.get(reservation.sid)?.status === 'pending')
        acceptReservation(engine, reservation.sid);
    },
  });
}
