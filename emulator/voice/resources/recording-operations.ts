import { isUnderWay } from '../../account/store';
import { invalid, notImplemented } from '../../account/twilio-error';
import type { RecordingRow } from '../../account/voice-rows';
import {
  creates,
  deletes,
  found,
  missing,
  reads,
  updates,
  type Call,
  type Operation,
  type Reply,
} from '../../rest/operation';
import { paging } from '../../rest/page';
import { flag, oneOf, required, sid, wholeNumber } from '../../rest/parameters';
import type { Engine } from '../../taskrouter/engine';
import { recordingSeconds } from '../recordings';
import { silence } from '../silence';
import type { Telephone } from '../telephone';
import { apiVersion } from '../voice-parameters';
import { findConference } from './conference-operations';
import { recordingParameters, wishOf } from './recording-parameters';
import { isWithin, isWithinDays, rfc2822, timeFilters } from './voice-dates';
import { accountList, accountPath, accountUri } from './voice-list';

const all = `${accountPath}/Recordings.json` as const;
const one = `${accountPath}/Recordings/:Sid.json` as const;
const media = `${accountPath}/Recordings/:File` as const;
const ofCall = `${accountPath}/Calls/:CallSid/Recordings.json` as const;
const oneOfCall = `${accountPath}/Calls/:CallSid/Recordings/:Sid.json` as const;
const ofConference = `${accountPath}/Conferences/:ConferenceSid/Recordings.json` as const;
const oneOfConference = `${accountPath}/Conferences/:ConferenceSid/Recordings/:Sid.json` as const;

/** Stands for the SID of the only recording that is under way. */
const current = 'Twilio.CURRENT';
const keptAfterDeletionMs = 40 * 86_400_000;

/** @param shown - What a reading does not tell of a recording under way, and the answer to a change does. */
function format({ accountSid }: Engine, row: RecordingRow, within: 'Calls' | 'Conferences', shown?: string): object {
  const owner = within === 'Calls' ? row.callSid : (row.conferenceSid ?? '');
  return {
    ...formatted(accountSid, row, shown),
    uri: `${accountUri(accountSid, within, owner, 'Recordings', row.sid)}.json`,
  };
}

function formatted(accountSid: string, row: RecordingRow, shown = isUnderWay(row) ? 'processing' : row.status): object {
  return {
    sid: row.sid,
    account_sid: accountSid,
    call_sid: row.callSid,
    conference_sid: row.conferenceSid,
    status: shown,
    source: row.source,
    channels: row.channels,
    ...(row.conferenceSid === null && { track: row.track }),
    start_time: rfc2822(row.startTime),
    duration: isUnderWay(row) ? null : recordingSeconds(row),
    error_code: null,
    encryption_details: null,
    price: null,
    price_unit: isUnderWay(row) ? null : 'USD',
    api_version: apiVersion,
    date_created: rfc2822(row.dateCreated),
    date_updated: rfc2822(row.dateUpdated),
  };
}

/** The same among all of an account's: its file, and what belongs to it. */
function formatOwn({ engine, url }: Pick<Call, 'engine' | 'url'>, row: RecordingRow): object {
  const { accountSid } = engine;
  const own = accountUri(accountSid, 'Recordings', row.sid);
  return {
    ...formatted(accountSid, row),
    media_url: `${url.origin}${own}`,
    subresource_uris: {
      add_on_results: `${own}/AddOnResults.json`,
      transcriptions: `${own}/Transcriptions.json`,
    },
    uri: `${own}.json`,
  };
}

/** Deleted ones are there for whoever asks for them, 40 days long. */
const isThere = ({ clock }: Engine, { status, dateUpdated }: RecordingRow, softDeleted = false): boolean =>
  status !== 'deleted' || (softDeleted && clock.now() < dateUpdated + keptAfterDeletionMs);

type OfCall = Call<typeof oneOfCall>;
type OfConference = Call<typeof oneOfConference>;

/** @throws TwilioError 404 where there is none, 400 where {@link current} may be several */
function find(
  { engine, path: { Sid }, url }: Pick<OfCall | OfConference, 'engine' | 'path' | 'url'>,
  rows: Iterable<RecordingRow>,
): RecordingRow {
  const there = [...rows].filter(
    (row) => isThere(engine, row) && (Sid === current ? isUnderWay(row) : row.sid === Sid),
  );
  if (there.length > 1)
    throw invalid(
      `There is more than one recording under way (${there.map((row) => row.sid).join(', ')}): name one by its SID instead of ${current}`,
    );
  return found(there[0], url);
}

/** The recordings of a call; not those of conferences that it was in. @throws TwilioError 404 where there is no such call */
const callsOwn = ({
  engine,
  url,
  path: { CallSid },
}: Pick<Call<typeof ofCall>, 'engine' | 'url' | 'path'>): RecordingRow[] =>
  [...engine.store.recordingsOfCall.of(found(engine.store.calls.get(CallSid), url).sid)].filter(
    ({ conferenceSid }) => conferenceSid === null,
  );

/** @throws TwilioError 404 where there is no such conference */
const conferencesOwn = (call: Pick<Call<typeof ofConference>, 'engine' | 'url' | 'path'>): Iterable<RecordingRow> =>
  call.engine.store.recordingsOfConference.of(findConference(call, call.path.ConferenceSid).sid);

const created = timeFilters('DateCreated');
const filters = { ...paging, ...created };

/** @throws TwilioError 404, 400 */
const ofCalls = (call: OfCall): RecordingRow => find(call, callsOwn(call));
const ofConferences = (call: OfConference): RecordingRow => find(call, conferencesOwn(call));

function listing(
  call: Call<string, typeof filters>,
  rows: Iterable<RecordingRow>,
  within: 'Calls' | 'Conferences',
): Reply {
  const { engine, given } = call;
  const range = { on: given.DateCreated, until: given['DateCreated<'], from: given['DateCreated>'] };
  return accountList(call, {
    key: 'recordings',
    rows,
    where: (row) => isThere(engine, row) && isWithinDays(row.dateCreated, range),
    format: (row) => format(engine, row, within),
  });
}

const change = { Status: required(oneOf('in-progress', 'paused', 'stopped')), PauseBehavior: oneOf('skip', 'silence') };

function changed(
  telephone: Telephone,
  row: RecordingRow,
  call: Call<string, typeof change>,
  within: 'Calls' | 'Conferences',
): Reply {
  const { Status, PauseBehavior } = call.given;
  const after = telephone.recordings.change(row, Status, PauseBehavior === 'skip');
  return { body: format(call.engine, after, within, Status) };
}

/** @see https://www.twilio.com/docs/voice/api/recording */
export const recordingOperations = (telephone: Telephone): readonly Operation[] => [
  reads('ListCallRecording', ofCall, filters, (call) => listing(call, callsOwn(call), 'Calls')),
  creates('CreateCallRecording', ofCall, recordingParameters, (call) => {
    const row = found(call.engine.store.calls.get(call.path.CallSid), call.url);
    return {
      body: format(call.engine, telephone.recordings.startOfCall(row, wishOf(call.given)), 'Calls', 'in-progress'),
    };
  }),
  reads('FetchCallRecording', oneOfCall, {}, (call) => ({ body: format(call.engine, ofCalls(call), 'Calls') })),
  updates('UpdateCallRecording', oneOfCall, change, (call) => changed(telephone, ofCalls(call), call, 'Calls')),
  deletes('DeleteCallRecording', oneOfCall, (call) => telephone.recordings.delete(ofCalls(call))),
  reads('ListConferenceRecording', ofConference, filters, (call) => listing(call, conferencesOwn(call), 'Conferences')),
  reads('FetchConferenceRecording', oneOfConference, {}, (call) => ({
    body: format(call.engine, ofConferences(call), 'Conferences'),
  })),
  updates('UpdateConferenceRecording', oneOfConference, change, (call) =>
    changed(telephone, ofConferences(call), call, 'Conferences'),
  ),
  deletes('DeleteConferenceRecording', oneOfConference, (call) => telephone.recordings.delete(ofConferences(call))),
  reads(
    'ListRecording',
    all,
    { ...filters, CallSid: sid('CA'), ConferenceSid: sid('CF'), IncludeSoftDeleted: flag() },
    (call) => {
      const { engine, given } = call;
      const range = { on: given.DateCreated, until: given['DateCreated<'], from: given['DateCreated>'] };
      return accountList(call, {
        key: 'recordings',
        rows: engine.store.recordings.values(),
        where: (row) =>
          isThere(engine, row, given.IncludeSoftDeleted) &&
          (given.CallSid ?? row.callSid) === row.callSid &&
          (given.ConferenceSid ?? row.conferenceSid) === row.conferenceSid &&
          isWithin(row.dateCreated, range),
        format: (row) => formatOwn(call, row),
      });
    },
  ),
  reads('FetchRecording', one, { IncludeSoftDeleted: flag() }, (call) => {
    const row = found(call.engine.store.recordings.get(call.path.Sid), call.url);
    if (!isThere(call.engine, row, call.given.IncludeSoftDeleted)) throw missing(call.url);
    return { body: formatOwn(call, row) };
  }),
  deletes('DeleteRecording', one, (call) => {
    const row = found(call.engine.store.recordings.get(call.path.Sid), call.url);
    if (!isThere(call.engine, row)) throw missing(call.url);
    telephone.recordings.delete(row);
  }),
  reads('FetchRecordingMedia', media, { RequestedChannels: wholeNumber(1, 2) }, (call) => {
    if (call.path.File.endsWith('.mp3')) throw notImplemented('MP3 of recordings: ask for .wav');
    const row = found(call.engine.store.recordings.get(call.path.File.replace(/\.wav$/, '')), call.url);
    if (row.status !== 'completed') throw missing(call.url);
    const channels = call.given.RequestedChannels ?? (row.conferenceSid === null ? row.channels : 1);
    return { bytes: silence(Number(recordingSeconds(row)), channels === 2 ? 2 : 1) };
  }),
];
