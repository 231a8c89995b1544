import { readUrl } from '../../src/lib/text/read-url';
import { TwilioError } from '../account/twilio-error';
import type { StatusCallback } from '../account/voice-rows';
import { callEvents } from './calls';

/** Those of a conference that can be asked for; of `speaker` and `announcement` there are none, as there is no sound. */
export const conferenceEvents = [
  'start',
  'end',
  'join',
  'leave',
  'mute',
  'hold',
  'modify',
  'speaker',
  'announcement',
] as const;

/** Those of a recording that can be asked for, of which the first three are told of: of the others nobody publishes what is said. */
const recordingEvents = [
  'in-progress',
  'completed',
  'absent',
  'failed',
  'started',
  'paused',
  'resumed',
  'stopped',
] as const;

/** What was given for a status callback, as text. */
export interface GivenStatusCallback {
  readonly url: string | undefined;
  readonly method?: string | undefined;
  /** Parted by commas or spaces, or a list in JSON: each way in has its own. */
  readonly events?: string | undefined;
  /** The error's code where one of them is none; 21626 where absent. */
  readonly strangeEvent?: number;
}

/**
 * Reads where an application wants to be told of a call's progress.
 *
 * @returns `undefined` where it does not want to be.
 * @throws TwilioError 400/21609 where the URL or the method is wrong, 400/21626, or another as given, where an event is
 * @see https://www.twilio.com/docs/api/errors/21626
 */
export function callStatusCallback(given: GivenStatusCallback): StatusCallback | undefined {
  return read(given, callEvents, ['completed']);
}

/** The same for what happens in a conference. */
export function conferenceStatusCallback(given: GivenStatusCallback): StatusCallback | undefined {
  return read(given, conferenceEvents, ['start', 'end']);
}

/** The same for a recording. @see https://www.twilio.com/docs/api/errors/13621 */
export function recordingStatusCallback(given: GivenStatusCallback): StatusCallback | undefined {
  return read({ strangeEvent: 13621, ...given }, recordingEvents, ['completed']);
}

function read(
  { url, method = 'POST', events = '', strangeEvent = 21626 }: GivenStatusCallback,
  known: readonly string[],
  absent: readonly string[],
): StatusCallback | undefined {
  if (url === undefined || url === '') return undefined;
  const refuse = (what: string, code = 21609): TwilioError => new TwilioError(400, code, what);
  if (!/^https?:\/\//i.test(url) || !readUrl(url))
    throw refuse(`Value '${url}' provided for StatusCallback is not an absolute http or https URL`);
  const verb = method.toUpperCase();
  if (verb !== 'GET' && verb !== 'POST')
    throw refuse(`Value '${method}' provided for StatusCallbackMethod is neither GET nor POST`);
  const asked = events.split(/[\s,"[\]]+/).filter(Boolean);
  const strange = asked.find((event) => !known.includes(event));
  if (strange !== undefined)
    throw refuse(`Value '${strange}' provided for StatusCallbackEvent is not one of ${known.join(', ')}`, strangeEvent);
  return { url, method: verb, events: asked.length > 0 ? asked : absent };
}
