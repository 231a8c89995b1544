import type { ReservationRow } from '../../account/taskrouter-rows';
import { invalid, TwilioError } from '../../account/twilio-error';
import type { CallRow, ConferenceRow } from '../../account/voice-rows';
import { acceptReservation } from '../../taskrouter/commands/reservation-commands';
import type { InstructionFields } from '../../taskrouter/voice-port';
import { mostParticipants } from '../conferences';
import { callStatusCallback, conferenceStatusCallback } from '../read-status-callback';
import { recordingWish } from '../recording-wish';
import type { Switchboard } from '../switchboard';
import { customerIn, roomOf } from '../task-conference';
import type { Target } from '../twiml-attributes';
import { flag, isRecorded, rememberPostWorkActivity, ringingTime } from './instruction-fields';
import { addAttributes, isStillWanted, partiesOf, type Parties } from './parties';

/**
 * Calls the worker, brings worker and customer together in a conference named after the task, and then accepts the
 * reservation. A call that does not come about cancels it. A worker to whom the task was transferred joins the others.
 *
 * @throws TwilioError 400 where the task has no customer to be connected with, or a field is wrong
 * @see https://www.twilio.com/docs/taskrouter/api/reservations
 */
export function conference(board: Switchboard, reservation: ReservationRow, fields: InstructionFields): void {
  const { engine, calls, conferences, dialler, alerts, music } = board;
  const parties = partiesOf(engine, reservation, fields);
  const isTransfer = reservation.transferSid !== null;
  const caller = isTransfer ? undefined : waitingCaller(board, parties);
  const timeoutSeconds = ringingTime(fields);
  const statusCallback = callStatusCallback({
    url: fields['status_callback'],
    method: fields['status_callback_method'],
    events: fields['status_callback_event'],
  });
  const roomCallback = conferenceStatusCallback({
    url: fields['conference_status_callback'],
    method: fields['conference_status_callback_method'],
    events: fields['conference_status_callback_event'],
  });
  const waitUrl = waitingMusic(fields);
  const maxParticipants = mostInside(fields);
  rememberPostWorkActivity(engine, reservation, fields, 40143);
  if (flag(fields, 'transcribe', false))
    alerts.raiseNotDone('transcribe of the conference instruction', reservation.sid);
  const record = isRecorded(fields, 'record')
    ? recordingWish({
        url: fields['recording_status_callback'],
        method: fields['recording_status_callback_method'],
        channels: fields['recording_channels'],
      })
    : undefined;
  const roomRecord = isRecorded(fields, 'conference_record')
    ? recordingWish({
        url: fields['conference_recording_status_callback'],
        method: fields['conference_recording_status_callback_method'],
      })
    : undefined;

  const room = isTransfer
    ? roomOfTransfer(board, parties.task.sid)
    : conferences.open(parties.task.sid, { maxParticipants, statusCallback: roomCallback, record: roomRecord });
  conferences.checkRoom(room);
  const shared = { timeoutSeconds, taskSid: parties.task.sid, reservationSid: reservation.sid };
  const customerInvitation = {
    role: 'customer',
    endConferenceOnExit: flag(fields, 'end_conference_on_customer_exit', false),
  } as const;
  const worker = dialler.dial({
    ...shared,
    ...(statusCallback && { statusCallback }),
    ...(record && { record }),
    to: parties.workerNumber,
    from: fields['from'] ?? caller?.to ?? parties.outboundFrom ?? '',
    answered: () => {
      const isCallerThere = !caller || isWaiting(board, parties.task.sid, caller.sid);
      if (!isStillWanted(board, reservation.sid, worker, isCallerThere)) return;
      conferences.connect(worker.sid);
      if (waitUrl && !caller) music.untilConferenceStarts(worker.sid, waitUrl);
      if (isTransfer) {
        tellTask(board, parties.task.sid, room.sid, { worker: worker.sid });
        accept(board, reservation);
        return;
      }
      if (caller) {
        board.queue.leave(caller.sid);
        board.scripts.stop(caller.sid);
        conferences.invite(room.sid, caller.sid, customerInvitation);
        joined(board, reservation, room.sid, worker.sid, caller.sid);
        return;
      }
      const customer = dialler.dial({
        ...shared,
        to: parties.outboundTo ?? '',
        from: parties.outboundFrom ?? '',
        answered: () => {
          if (isStillWanted(board, reservation.sid, customer, calls.isLive(worker.sid)))
            joined(board, reservation, room.sid, worker.sid, customer.sid);
        },
      });
      conferences.invite(room.sid, customer.sid, customerInvitation);
    },
  });
  conferences.invite(room.sid, worker.sid, {
    role: 'worker',
    muted: flag(fields, 'muted', false),
    startConferenceOnEnter: flag(fields, 'start_conference_on_enter', true),
    endConferenceOnExit: flag(fields, 'end_conference_on_exit', false),
  });
}

/** @throws TwilioError 400/16002 unless it is a number that a conference may have */
function mostInside({ max_participants: text }: InstructionFields): number | undefined {
  if (text === undefined || text === '') return undefined;
  const most = Number(text);
  if (Number.isInteger(most) && most >= 2 && most <= mostParticipants) return most;
  throw new TwilioError(
    400,
    16002,
    `Value '${text}' provided for MaxParticipants is not a whole number from 2 to ${mostParticipants}`,
  );
}

/** What a worker hears who waits for the customer. @throws TwilioError 400 where its method is wrong */
function waitingMusic(fields: InstructionFields): Target | undefined {
  const url = fields['wait_url'];
  const method = (fields['wait_method'] ?? 'POST').toUpperCase();
  if (method !== 'GET' && method !== 'POST')
    throw invalid(`Value '${method}' provided for WaitMethod is neither GET nor POST`);
  return url ? { url, method } : undefined;
}

function isWaiting({ queue }: Switchboard, taskSid: string, callSid: string): boolean {
  const queued = queue.ofTask(taskSid);
  return queued?.state === 'waiting' && queued.callSid === callSid;
}

/** The customer's call, which waits in the queue; `undefined` where the customer is yet to be called. */
function waitingCaller(board: Switchboard, { callSid, outboundTo, task }: Parties): CallRow | undefined {
  if (callSid === undefined) {
    if (outboundTo !== undefined) return undefined;
    throw new TwilioError(
      400,
      40142,
      'The conference instruction can only be issued on a task that was created using the <Enqueue> TwiML verb.',
    );
  }
  const caller = board.calls.get(callSid);
  if (caller && isWaiting(board, task.sid, callSid)) return caller;
  throw new TwilioError(
    400,
    40144,
    `Call ${callSid} of task ${task.sid} does not wait in the queue any more: the caller hung up or was connected before`,
  );
}

/** Where a transferred task's customer is, with whoever hands the task on. */
function roomOfTransfer({ engine }: Switchboard, taskSid: string): ConferenceRow {
  const room = roomOf(engine, taskSid);
  if (room) return room;
  throw new TwilioError(
    400,
    40149,
    `Task ${taskSid} was transferred without a conference that goes on: nobody is there to be connected with`,
  );
}

function joined(
  board: Switchboard,
  reservation: ReservationRow,
  conferenceSid: string,
  worker: string,
  customer: string,
): void {
  board.conferences.connect(customer);
  tellTask(board, reservation.taskSid, conferenceSid, { worker, customer });
  accept(board, reservation);
}

/** Writes into a task's attributes which calls make up its conference; those of before who are still meant stay. */
function tellTask(
  { engine }: Switchboard,
  taskSid: string,
  sid: string,
  joining: Readonly<Record<'worker' | 'customer', string>> | { readonly worker: string },
): void {
  const before = customerIn(engine, taskSid);
  const participants = { ...(before && { customer: before.callSid }), ...joining };
  addAttributes(engine, taskSid, { conference: { sid, participants } });
}

/** It may have been accepted meanwhile by other means. */
function accept({ engine }: Switchboard, { sid }: ReservationRow): void {
  if (engine.store.reservations.get(sid)?.status === 'pending') acceptReservation(engine, sid);
}
