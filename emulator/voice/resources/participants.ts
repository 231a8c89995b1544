import { missing } from '../../rest/missing';
import { notDone, operation } from '../../rest/operation';
import type { Call, Operation } from '../../rest/operation';
import { paging } from '../../rest/page';
import { defined, flag, oneOf, sid, url } from '../../rest/parameters';
import type { Engine } from '../../taskrouter/engine';
import type { ParticipantRow } from '../rows';
import type { Telephone } from '../telephone';
import { accountPath, accountUri } from './addresses';
import { findConference } from './conferences';
import { rfc2822 } from './dates';
import { accountList } from './list';

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

/** Those who left are not listed: a completed conference has no participants. @see https://www.twilio.com/docs/voice/api/conference-participant-resource */
export const participantOperations = (telephone: Telephone): readonly Operation[] => [
  operation({
    id: 'ListParticipant',
    method: 'GET',
    path: collection,
    parameters: { ...paging, Muted: flag(), Hold: flag(), Coaching: flag() },
    status: 200,
    handle: (call) => {
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
    },
  }),
  operation({
    id: 'FetchParticipant',
    method: 'GET',
    path,
    parameters: {},
    status: 200,
    handle: (call) => ({ body: format(call.engine, find(call)) }),
  }),
  operation({
    id: 'UpdateParticipant',
    method: 'POST',
    path,
    parameters: {
      Muted: flag(),
      Hold: flag(),
      EndConferenceOnExit: flag(),
      Coaching: flag(),
      CallSidToCoach: sid('CA'),
      // What is heard on hold and on leaving: nothing is heard here.
      HoldUrl: url(),
      HoldMethod: oneOf('GET', 'POST'),
      BeepOnExit: flag(),
    },
    status: 200,
    handle: (call) => {
      const { Muted, Hold, EndConferenceOnExit, Coaching, CallSidToCoach } = call.given;
      const change = defined({
        muted: Muted,
        hold: Hold,
        endConferenceOnExit: EndConferenceOnExit,
        coaching: Coaching,
        callSidToCoach: CallSidToCoach,
      });
      return { body: format(call.engine, telephone.updateParticipant(find(call).callSid, change)) };
    },
  }),
  operation({
    id: 'DeleteParticipant',
    method: 'DELETE',
    path,
    parameters: {},
    status: 204,
    handle: (call) => {
      telephone.kick(find(call).callSid);
      return {};
    },
  }),
  notDone('CreateParticipant', 'POST', collection),
];
