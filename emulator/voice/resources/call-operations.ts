import { invalid, TwilioError } from '../../account/twilio-error';
import type { CallRow } from '../../account/voice-rows';
import { found, creates, reads, updates, type Call, type Operation } from '../../rest/operation';
import { paging } from '../../rest/page';
import { flag, oneOf, list, required, sid, text, url, wholeNumber } from '../../rest/parameters';
import type { Engine } from '../../taskrouter/engine';
import { callIsOver, isLive } from '../calls';
import { defaultTimeoutSeconds } from '../instructions/instruction-fields';
import { formattedNumber } from '../phone-numbers';
import { callStatusCallback } from '../read-status-callback';
import type { Telephone } from '../telephone';
import { apiVersion } from '../voice-parameters';
import { recordingParameters, wishOf } from './recording-parameters';
import { isWithin, rfc2822, timeFilters } from './voice-dates';
import { accountPath, accountUri, accountList } from './voice-list';

const collection = `${accountPath}/Calls.json` as const;
const path = `${accountPath}/Calls/:Sid.json` as const;
const msPerSecond = 1000;

/** What belongs to a call, by the name it has in a call's answer. */
const subresources = {
  events: 'Events',
  notifications: 'Notifications',
  payments: 'Payments',
  recordings: 'Recordings',
  siprec: 'Siprec',
  streams: 'Streams',
  transcriptions: 'Transcriptions',
  user_defined_message_subscriptions: 'UserDefinedMessageSubscriptions',
  user_defined_messages: 'UserDefinedMessages',
} as const;

function format({ accountSid }: Engine, row: CallRow): object {
  const own = accountUri(accountSid, 'Calls', row.sid);
  const durationMs = row.endTime === null ? null : row.endTime - (row.startTime ?? row.endTime);
  return {
    sid: row.sid,
    account_sid: accountSid,
    parent_call_sid: row.parentCallSid,
    from: row.from,
    from_formatted: formattedNumber(row.from),
    to: row.to,
    to_formatted: formattedNumber(row.to),
    phone_number_sid: null,
    status: row.status,
    direction: row.direction,
    start_time: rfc2822(row.startTime),
    end_time: rfc2822(row.endTime),
    duration: durationMs === null ? null : String(Math.floor(durationMs / msPerSecond)),
    date_created: rfc2822(row.dateCreated),
    date_updated: rfc2822(row.dateUpdated),
    answered_by: null,
    caller_name: null,
    forwarded_from: null,
    group_sid: null,
    trunk_sid: null,
    price: null,
    price_unit: 'USD',
    queue_time: '0',
    api_version: apiVersion,
    uri: `${own}.json`,
    subresource_uris: Object.fromEntries(
      Object.entries(subresources).map(([name, segment]) => [name, `${own}/${segment}.json`]),
    ),
  };
}

/** @throws TwilioError 404 */
const find = ({ engine, url: address, path: { Sid } }: Call<typeof path>): CallRow =>
  found(engine.store.calls.get(Sid), address);

const method = oneOf('GET', 'POST');
const longestRingingSeconds = 600;
const longestTwimlCharacters = 4000;

const newCall = {
  To: required(text()),
  From: required(text()),
  CallerId: text(),
  Url: url(),
  Method: method,
  Twiml: text(longestTwimlCharacters),
  Timeout: wholeNumber(1, longestRingingSeconds),
  StatusCallback: url(),
  StatusCallbackMethod: method,
  StatusCallbackEvent: list(text()),
  Record: flag(),
  ...recordingParameters,
};

function create(telephone: Telephone, { given }: Call<typeof collection, typeof newCall>): CallRow {
  const { Url, Method, Twiml } = given;
  const document = Url === undefined ? Twiml !== undefined && { twiml: Twiml } : { url: Url, method: Method ?? 'POST' };
  if (!document) throw new TwilioError(400, 21205, 'Url parameter is required, or Twiml: what the call hears');
  const statusCallback = callStatusCallback({
    url: given.StatusCallback,
    method: given.StatusCallbackMethod,
    events: given.StatusCallbackEvent?.join(),
  });
  const call = {
    to: given.To,
    from: given.CallerId ?? given.From,
    timeoutSeconds: given.Timeout ?? defaultTimeoutSeconds,
    ...(statusCallback && { statusCallback }),
    ...(given.Record && { record: wishOf(given) }),
  };
  return telephone.callOut(call, document);
}

const changes = {
  StatusCallback: url(),
  StatusCallbackMethod: method,
  Status: oneOf('completed', 'canceled'),
  Url: url(),
  Method: oneOf('GET', 'POST'),
  Twiml: text(longestTwimlCharacters),
};

function change(telephone: Telephone, call: CallRow, { given }: Call<typeof path, typeof changes>): CallRow {
  const { Status: status, Url, Method, Twiml } = given;
  const told = callStatusCallback({ url: given.StatusCallback, method: given.StatusCallbackMethod });
  if (told) telephone.tellOfCall(call.sid, told);
  if (Url !== undefined && Twiml !== undefined)
    throw invalid('Url and Twiml cannot be given together: send one of them');
  if (status !== undefined) {
    // Only a call that still rings can be canceled; one that goes on stays as it is.
    return status === 'canceled' && call.status === 'in-progress' ? call : telephone.endCall(call.sid);
  }
  if (Url !== undefined) return telephone.redirectCall(call.sid, { url: Url, method: Method ?? 'POST' });
  if (Twiml !== undefined) return telephone.redirectCall(call.sid, { twiml: Twiml });
  return call;
}

/** @see https://www.twilio.com/docs/voice/api/call-resource */
export const callOperations = (telephone: Telephone): readonly Operation[] => [
  reads(
    'ListCall',
    collection,
    {
      ...paging,
      To: text(),
      From: text(),
      ParentCallSid: sid('CA'),
      Status: oneOf('queued', 'ringing', 'in-progress', 'completed', 'busy', 'failed', 'no-answer', 'canceled'),
      ...timeFilters('StartTime'),
      ...timeFilters('EndTime'),
    },
    (call) => {
      const { engine, given } = call;
      const started = { on: given.StartTime, until: given['StartTime<'], from: given['StartTime>'] };
      const ended = { on: given.EndTime, until: given['EndTime<'], from: given['EndTime>'] };
      return accountList(call, {
        key: 'calls',
        rows: engine.store.calls.values(),
        where: (row) =>
          (given.To ?? row.to) === row.to &&
          (given.From ?? row.from) === row.from &&
          (given.ParentCallSid ?? row.parentCallSid) === row.parentCallSid &&
          (given.Status ?? row.status) === row.status &&
          isWithin(row.startTime, started) &&
          isWithin(row.endTime, ended),
        format: (row) => format(engine, row),
      });
    },
  ),
  creates(
    'CreateCall',
    collection,
    newCall,
    // The answer is made before the network has been asked for anything.
    (call) => ({ body: { ...format(call.engine, create(telephone, call)), status: 'queued' } }),
  ),
  reads('FetchCall', path, {}, (call) => ({ body: format(call.engine, find(call)) })),
  updates('UpdateCall', path, changes, (call) => {
    const before = find(call);
    if (!isLive(before)) throw callIsOver(before);
    return { body: format(call.engine, change(telephone, before, call)) };
  }),
];
