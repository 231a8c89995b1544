import { readUrl } from '../../../src/lib/text/read-url';
import type { ReservationRow } from '../../account/taskrouter-rows';
import { TwilioError } from '../../account/twilio-error';
import { acceptReservation } from '../../taskrouter/commands/reservation-commands';
import type { InstructionFields } from '../../taskrouter/voice-port';
import { recordingWish } from '../recording-wish';
import type { Switchboard } from '../switchboard';
import { flag, isRecorded, progressCallback, ringingTime } from './instruction-fields';
import { addAttributes, isStillWanted, partiesOf } from './parties';

/**
 * Reads the absolute URL that an instruction needs.
 *
 * @throws TwilioError 400 with `code` where it is missing or is none
 */
export function requireUrl(fields: InstructionFields, code: number): string {
  const url = fields['url'];
  if (url !== undefined && /^https?:\/\//i.test(url) && readUrl(url)) return url;
  throw new TwilioError(400, code, `Value '${url ?? ''}' provided for Url is not an absolute http or https URL`);
}

/**
 * Calls the worker, who then hears the TwiML at `url`. Accepts the reservation when the worker picks up, if `accept` says so;
 * the end of the call means nothing to the reservation.
 *
 * @throws TwilioError 400 where `url` or `from` is missing, or a field is wrong
 * @see https://www.twilio.com/docs/taskrouter/handle-assignment-callbacks
 */
export function call(board: Switchboard, reservation: ReservationRow, fields: InstructionFields): void {
  const { engine, dialler, scripts } = board;
  const url = requireUrl(fields, 40112);
  const { from } = fields;
  if (!from) throw new TwilioError(400, 40113, 'From is required by the call instruction: the number the worker sees');
  const { task, callSid, workerNumber } = partiesOf(engine, reservation, fields);
  const accepts = flag(fields, 'accept', false);
  dialler.dial({
    ...progressCallback(fields, callSid),
    ...(isRecorded(fields, 'record') && { record: recordingWish({ url: undefined }) }),
    to: workerNumber,
    from,
    timeoutSeconds: ringingTime(fields),
    taskSid: task.sid,
    reservationSid: reservation.sid,
    answered: (worker) => {
      if (!isStillWanted(board, reservation.sid, worker, true)) return;
      addAttributes(engine, task.sid, { worker_call_sid: worker.sid });
      if (accepts && engine.store.reservations.get(reservation.sid)?.status === 'pending')
        acceptReservation(engine, reservation.sid);
      scripts.of(worker.sid).go({ url, method: 'POST' });
    },
  });
}
