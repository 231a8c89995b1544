import { reservationStatuses } from '../../src/lib/lifecycle';
import { type Given, flag, oneOf, list, sid, text, url, wholeNumber } from '../rest/parameters';
import { supervisorModes } from '../taskrouter/voice-port';

const method = oneOf('GET', 'POST');
const callEvents = list(oneOf('initiated', 'ringing', 'answered', 'completed'));
const conferenceEvents = list(oneOf('start', 'end', 'join', 'leave', 'mute', 'hold', 'speaker'));
const maximumParticipants = 250;
const maximumDialSeconds = 999;
const dialSeconds = wholeNumber(0, maximumDialSeconds);

const dequeue = {
  DequeuePostWorkActivitySid: sid('WA'),
  DequeueFrom: text(),
  DequeueRecord: text(),
  DequeueTimeout: dialSeconds,
  DequeueTo: text(),
  DequeueStatusCallbackUrl: url(),
  DequeueStatusCallbackEvent: list(text()),
};

const call = {
  CallFrom: text(),
  CallRecord: text(),
  CallTimeout: dialSeconds,
  CallTo: text(),
  CallUrl: url(),
  CallStatusCallbackUrl: url(),
  CallAccept: flag(),
};

const redirect = { RedirectCallSid: sid('CA'), RedirectAccept: flag(), RedirectUrl: url() };

const conference = {
  To: text(),
  From: text(),
  Timeout: dialSeconds,
  StatusCallback: url(),
  StatusCallbackMethod: method,
  StatusCallbackEvent: callEvents,
  Record: flag(),
  Muted: flag(),
  Beep: text(),
  StartConferenceOnEnter: flag(),
  EndConferenceOnExit: flag(),
  EndConferenceOnCustomerExit: flag(),
  BeepOnCustomerEntrance: flag(),
  WaitUrl: url(),
  WaitMethod: method,
  EarlyMedia: flag(),
  MaxParticipants: wholeNumber(2, maximumParticipants),
  ConferenceStatusCallback: url(),
  ConferenceStatusCallbackMethod: method,
  ConferenceStatusCallbackEvent: conferenceEvents,
  ConferenceRecord: text(),
  ConferenceTrim: text(),
  RecordingChannels: text(),
  RecordingStatusCallback: url(),
  RecordingStatusCallbackMethod: method,
  ConferenceRecordingStatusCallback: url(),
  ConferenceRecordingStatusCallbackMethod: method,
  Region: text(),
  SipAuthUsername: text(),
  SipAuthPassword: text(),
  PostWorkActivitySid: sid('WA'),
  JitterBufferSize: text(),
};

/** Whatever may be asked of a worker's reservation. @see https://www.twilio.com/docs/taskrouter/api/reservations */
export const workerReservationChanges = {
  ReservationStatus: oneOf(...reservationStatuses),
  WorkerActivitySid: sid('WA'),
  Instruction: text(),
  ...dequeue,
  ...call,
  ...redirect,
  ...conference,
};

/** Whatever may be asked of a task's reservation. @see https://www.twilio.com/docs/taskrouter/api/reservations */
export const taskReservationChanges = {
  ...workerReservationChanges,
  SupervisorMode: oneOf(...supervisorModes),
  Supervisor: sid('WK'),
};

/** What was given as text again, booleans as `true` or `false` and lists parted by commas. */
export function asTexts(given: Given<typeof taskReservationChanges> | Given<typeof workerReservationChanges>) {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) if (value !== undefined) texts[name] = String(value);
  return texts;
}
