import { invalid } from '../../account/twilio-error';
import type { ParticipantRow } from '../../account/voice-rows';
import { isSid } from '../../core/ids';
import { missing, creates, deletes, reads, updates, type Call, type Operation } from '../../rest/operation';
import { paging } from '../../rest/page';
import { defined } from '../../core/defined';
import { flag, oneOf, list, required, sid, text, url, wholeNumber } from '../../rest/parameters';
import type { Engine } from '../../taskrouter/engine';
import { defaultTimeoutSeconds } from '../instructions/instruction-fields';
import { checkNumber } from '../outbound';
import { recordingWish } from '../recording-wish';
import { callStatusCallback, conferenceStatusCallback } from '../read-status-callback';
import type { Telephone } from '../telephone';
import { findConference } from './conference-operations';
import { recordingParameters, wishOf } from './recording-parameters';
import { rfc2822 } from './voice-dates';
import { accountPath, accountUri, accountList } from './voice-list';

const collection = `${accountPath}/Conferences/:ConferenceSid/Participants.json` as const;
const path = `${accountPath}/Conferences/:ConferenceSid/Participants/:CallSid.json` as const;

function format({ accountSid }: Engine, row: ParticipantRow): object {
  return {
    call_sid: row.callSid,
    conference_sid: row.conferenceSid,
    account_sid: accountSid,
    label: row.label,
    muted: row.muted,
    hold: row.hold,
    coaching: row.coaching,
    call_sid_to_coach: row.callSidToCoach,
    start_conference_on_enter: row.startConferenceOnEnter,
    end_conference_on_exit: row.endConferenceOnExit,
    status: row.status,
    queue_time: null,
    date_created: rfc2822(row.dateCreated),
    date_updated: rfc2822(row.dateUpdated),
    uri: `${accountUri(accountSid, 'Conferences', row.conferenceSid, 'Participants', row.callSid)}.json`,
  };
}

/** A participant goes by the SID of its call or by its label. @throws TwilioError 404 */
function find(call: Call<typeof path>): ParticipantRow {
  const conference = findConference(call, call.path.ConferenceSid);
  for (const row of call.engine.store.participantsOf.of(conference.sid)) {
    if (row.callSid === call.path.CallSid || row.label === call.path.CallSid) return row;
  }
  throw missing(call.url);
}

const method = oneOf('GET', 'POST');
const [shortestRingingSeconds, longestRingingSeconds] = [5, 600];

const newParticipant = {
  From: required(text()),
  To: required(text()),
  CallerId: text(),
  Label: text(),
  Timeout: wholeNumber(shortestRingingSeconds, longestRingingSeconds),
  Muted: flag(),
  StartConferenceOnEnter: flag(),
  EndConferenceOnExit: flag(),
  Coaching: flag(),
  CallSidToCoach: sid('CA'),
  WaitUrl: text(),
  WaitMethod: method,
  StatusCallback: url(),
  StatusCallbackMethod: method,
  StatusCallbackEvent: list(text()),
  ConferenceStatusCallback: url(),
  ConferenceStatusCallbackMethod: method,
  ConferenceStatusCallbackEvent: list(text()),
  // What is heard of it: nothing is heard here.
  Beep: text(),
  EarlyMedia: flag(),
  Record: flag(),
  ...recordingParameters,
  ConferenceRecord: oneOf('true', 'false', 'record-from-start', 'do-not-record'),
  ConferenceRecordingStatusCallback: url(),
  ConferenceRecordingStatusCallbackMethod: method,
  ConferenceRecordingStatusCallbackEvent: list(text()),
  ConferenceTrim: oneOf('trim-silence', 'do-not-trim'),
};

/** A conference goes by its SID, or by a name: that of one that goes on, or of one to begin. @throws TwilioError 400, 404 */
function create(telephone: Telephone, call: Call<typeof collection, typeof newParticipant>): ParticipantRow {
  const { given, path: at } = call;
  const statusCallback = callStatusCallback({
    url: given.StatusCallback,
    method: given.StatusCallbackMethod,
    events: given.StatusCallbackEvent?.join(),
  });
  const roomCallback = conferenceStatusCallback({
    url: given.ConferenceStatusCallback,
    method: given.ConferenceStatusCallbackMethod,
    events: given.ConferenceStatusCallbackEvent?.join(),
  });
  if (given.Coaching && given.CallSidToCoach === undefined)
    throw invalid('Coaching needs CallSidToCoach: the call of the participant who is to hear it');
  const participant = defined({
    to: given.To,
    from: given.CallerId ?? given.From,
    timeoutSeconds: given.Timeout ?? defaultTimeoutSeconds,
    statusCallback,
    record: given.Record ? wishOf(given) : undefined,
    waitUrl: given.WaitUrl ? { url: given.WaitUrl, method: given.WaitMethod ?? 'POST' } : undefined,
    label: given.Label,
    muted: given.Muted,
    startConferenceOnEnter: given.StartConferenceOnEnter,
    endConferenceOnExit: given.EndConferenceOnExit,
    coaches: given.Coaching === false ? undefined : given.CallSidToCoach,
  });
  checkNumber(participant.to);
  const record = ['true', 'record-from-start'].includes(given.ConferenceRecord ?? '')
    ? recordingWish({
        url: given.ConferenceRecordingStatusCallback,
        method: given.ConferenceRecordingStatusCallbackMethod,
        events: given.ConferenceRecordingStatusCallbackEvent?.join(),
      })
    : undefined;
  const room = isSid('CF', at.ConferenceSid)
    ? findConference(call, at.ConferenceSid)
    : telephone.openConference(at.ConferenceSid, { statusCallback: roomCallback, record });
  return telephone.callInto(room, participant);
}

/** Those who left are not listed: a completed conference has no participants. @see https://www.twilio.com/docs/voice/api/conference-participant-resource */
export const participantOperations = (telephone: Telephone): readonly Operation[] => [
  reads('ListParticipant', collection, { ...paging, Muted: flag(), Hold: flag(), Coaching: flag() }, (call) => {
    const { engine, given } = call;
    const conference = findConference(call, call.path.ConferenceSid);
    return accountList(call, {
      key: 'participants',
      rows: engine.store.participantsOf.of(conference.sid),
      where: (row) =>
        (given.Muted ?? row.muted) === row.muted &&
        (given.Hold ?? row.hold) === row.hold &&
        (given.Coaching ?? row.coaching) === row.coaching,
      format: (row) => format(engine, row),
    });
  }),
  reads('FetchParticipant', path, {}, (call) => ({ body: format(call.engine, find(call)) })),
  updates(
    'UpdateParticipant',
    path,
    {
      Muted: flag(),
      Hold: flag(),
      EndConferenceOnExit: flag(),
      Coaching: flag(),
      CallSidToCoach: sid('CA'),
      HoldUrl: url(),
      HoldMethod: method,
      AnnounceUrl: url(),
      AnnounceMethod: method,
      // What is heard on leaving: nothing is heard here.
      BeepOnExit: flag(),
    },
    (call) => {
      const { Muted, Hold, HoldUrl, HoldMethod, EndConferenceOnExit, Coaching, CallSidToCoach } = call.given;
      const change = defined({
        muted: Muted,
        hold: Hold,
        endConferenceOnExit: EndConferenceOnExit,
        coaching: Coaching,
        callSidToCoach: CallSidToCoach,
        holdUrl: HoldUrl === undefined ? undefined : { url: HoldUrl, method: HoldMethod ?? ('GET' as const) },
      });
      const participant = telephone.updateParticipant(find(call).callSid, change);
      const { AnnounceUrl, AnnounceMethod = 'POST' } = call.given;
      if (AnnounceUrl !== undefined)
        telephone.announce(participant.callSid, { url: AnnounceUrl, method: AnnounceMethod });
      return { body: format(call.engine, participant) };
    },
  ),
  deletes('DeleteParticipant', path, (call) => telephone.kick(find(call).callSid)),
  creates('CreateParticipant', collection, newParticipant, (call) => ({
    body: format(call.engine, create(telephone, call)),
  })),
];
