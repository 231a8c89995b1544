import type { ReservationRow } from '../../account/taskrouter-rows';
import { TwilioError } from '../../account/twilio-error';
import { acceptReservation } from '../../taskrouter/commands/reservation-commands';
import type { InstructionFields } from '../../taskrouter/voice-port';
import { isLive } from '../calls';
import type { Switchboard } from '../switchboard';
import { requireUrl } from './call-instruction';
import { flag } from './instruction-fields';

/**
 * Sends a waiting call to the TwiML at `url`, and accepts the reservation if `accept` says so.
 *
 * @throws TwilioError 400 where the call or the URL is missing, or the call is over
 * @see https://www.twilio.com/docs/taskrouter/handle-assignment-callbacks
 */
export function redirect(
  { engine, calls, queue, scripts }: Switchboard,
  reservation: ReservationRow,
  fields: InstructionFields,
): void {
  const url = requireUrl(fields, 40120);
  const callSid = fields['call_sid'];
  if (!callSid) throw new TwilioError(400, 40121, 'CallSid is required by the redirect instruction');
  const call = calls.get(callSid);
  if (!call || !isLive(call)) throw new TwilioError(400, 40122, `Call ${callSid} does not exist or is over`);
  queue.sendAway(callSid);
  scripts.of(callSid).go({ url, method: 'POST' });
  if (flag(fields, 'accept', false)) acceptReservation(engine, reservation.sid);
}
