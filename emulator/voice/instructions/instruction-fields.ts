import type { ReservationRow } from '../../account/taskrouter-rows';
import { TwilioError } from '../../account/twilio-error';
import type { StatusCallback } from '../../account/voice-rows';
import type { Engine } from '../../taskrouter/engine';
import type { InstructionFields } from '../../taskrouter/voice-port';
import { callStatusCallback } from '../read-status-callback';

/** How long a worker's phone rings. @see https://www.twilio.com/docs/errors/14233 */
export const defaultTimeoutSeconds = 60;
const longestTimeoutSeconds = 999;

const truths: readonly string[] = ['true', '1', 'yes'];

/** Reads a yes or no as the REST API does: `true`, `1` and `yes` are yes, anything else is no. */
export function flag(fields: InstructionFields, name: string, absent: boolean): boolean {
  const text = fields[name];
  return text === undefined ? absent : truths.includes(text.toLowerCase());
}

/** @throws TwilioError 400/14233 unless it is a whole number of seconds up to 999 */
export function ringingTime(fields: InstructionFields): number {
  const text = fields['timeout'];
  if (text === undefined) return defaultTimeoutSeconds;
  if (/^\d{1,3}$/.test(text) && Number(text) <= longestTimeoutSeconds) return Number(text);
  throw new TwilioError(
    400,
    14233,
    `Value '${text}' provided for Timeout is not a whole number of seconds up to ${longestTimeoutSeconds}`,
  );
}

/**
 * Where a worker's application wants to be told of the call that is made for a reservation, by GET, and of which task's call
 * it is.
 *
 * @param strangeEvent - The error's code where an event is none.
 * @throws TwilioError 400 where it is wrong
 */
export function progressCallback(
  fields: InstructionFields,
  taskCallSid: string | undefined,
  strangeEvent?: number,
): Told {
  const statusCallback = callStatusCallback({
    url: fields['status_callback_url'],
    method: 'GET',
    events: fields['status_callback_events'] ?? fields['status_callback_event'],
    ...(strangeEvent !== undefined && { strangeEvent }),
  });
  return statusCallback
    ? { statusCallback: { ...statusCallback, parameters: { taskCallSid: taskCallSid ?? '' } } }
    : {};
}

interface Told {
  readonly statusCallback?: StatusCallback;
}

/**
 * Remembers where the worker goes once the call is over.
 *
 * @param code - The error's code where it is none of the workspace's activities.
 * @throws TwilioError 400
 */
export function rememberPostWorkActivity(
  engine: Engine,
  reservation: ReservationRow,
  fields: InstructionFields,
  code: number,
): void {
  const sid = fields['post_work_activity_sid'];
  if (sid === undefined || sid === '') return;
  if (engine.store.activities.get(sid)?.workspaceSid !== reservation.workspaceSid)
    throw new TwilioError(
      400,
      code,
      `Value '${sid}' provided for PostWorkActivitySid is not an activity of the workspace`,
    );
  const rejects = flag(fields, 'reject_pending_reservations', false);
  engine.store.reservations.update(reservation.sid, {
    postWorkActivitySid: sid,
    ...(rejects && { postWorkRejectsPending: true }),
  });
}

const unrecorded: readonly string[] = ['', 'false', 'do-not-record'];

/** Whether a field asks for a recording: `true`, `record-from-start` and the like. */
export const isRecorded = (fields: InstructionFields, name: string): boolean =>
  !unrecorded.includes(fields[name] ?? '');
