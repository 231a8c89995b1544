import type { ConferenceRow } from '../../account/voice-rows';
import { found, type Address, reads, updates, type Operation } from '../../rest/operation';
import { paging } from '../../rest/page';
import { oneOf, text } from '../../rest/parameters';
import type { Engine } from '../../taskrouter/engine';
import type { Telephone } from '../telephone';
import { apiVersion } from '../voice-parameters';
import { isWithinDays, rfc2822, timeFilters } from './voice-dates';
import { accountPath, accountUri, accountList } from './voice-list';

const collection = `${accountPath}/Conferences.json` as const;
const path = `${accountPath}/Conferences/:Sid.json` as const;

function format({ accountSid, region }: Engine, row: ConferenceRow): object {
  const own = accountUri(accountSid, 'Conferences', row.sid);
  return {
    sid: row.sid,
    account_sid: accountSid,
    friendly_name: row.friendlyName,
    status: row.status,
    region,
    reason_conference_ended: row.reasonConferenceEnded,
    call_sid_ending_conference: row.callSidEndingConference,
    api_version: apiVersion,
    date_created: rfc2822(row.dateCreated),
    date_updated: rfc2822(row.dateUpdated),
    uri: `${own}.json`,
    subresource_uris: { participants: `${own}/Participants.json`, recordings: `${own}/Recordings.json` },
  };
}

/** The conference of this SID. @throws TwilioError 404 */
export const findConference = ({ engine, url }: { engine: Engine; url: Address }, sid: string): ConferenceRow =>
  found(engine.store.conferences.get(sid), url);

/** @see https://www.twilio.com/docs/voice/api/conference-resource */
export const conferenceOperations = (telephone: Telephone): readonly Operation[] => [
  reads(
    'ListConference',
    collection,
    {
      ...paging,
      FriendlyName: text(),
      Status: oneOf('init', 'in-progress', 'completed'),
      ...timeFilters('DateCreated'),
      ...timeFilters('DateUpdated'),
    },
    (call) => {
      const { engine, given } = call;
      const created = { on: given.DateCreated, until: given['DateCreated<'], from: given['DateCreated>'] };
      const updated = { on: given.DateUpdated, until: given['DateUpdated<'], from: given['DateUpdated>'] };
      const { conferences, conferencesByName } = engine.store;
      return accountList(call, {
        key: 'conferences',
        rows: given.FriendlyName === undefined ? conferences.values() : conferencesByName.of(given.FriendlyName),
        where: (row) =>
          (given.Status ?? row.status) === row.status &&
          isWithinDays(row.dateCreated, created) &&
          isWithinDays(row.dateUpdated, updated),
        format: (row) => format(engine, row),
      });
    },
  ),
  reads('FetchConference', path, {}, (call) => ({ body: format(call.engine, findConference(call, call.path.Sid)) })),
  updates('UpdateConference', path, { Status: oneOf('completed') }, (call) => {
    const conference = findConference(call, call.path.Sid);
    const row = call.given.Status === undefined ? conference : telephone.endConference(conference.sid);
    return { body: format(call.engine, row) };
  }),
];
