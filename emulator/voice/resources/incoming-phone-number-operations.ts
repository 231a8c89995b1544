import { notImplemented } from '../../account/twilio-error';
import type { PhoneNumberRow } from '../../account/voice-rows';
import { missing, notDone, operation, type Call, type Operation } from '../../rest/operation';
import { paging } from '../../rest/page';
import { defined, oneOf, orNone, text, url } from '../../rest/parameters';
import type { Engine } from '../../taskrouter/engine';
import { putPhoneNumber } from '../phone-numbers';
import { apiVersion } from '../voice-parameters';
import { rfc2822 } from './voice-dates';
import { accountPath, accountUri, accountList } from './voice-list';

const collection = `${accountPath}/IncomingPhoneNumbers.json` as const;
const path = `${accountPath}/IncomingPhoneNumbers/:Sid.json` as const;
const longestNameCharacters = 64;

function format({ accountSid }: Engine, row: PhoneNumberRow): object {
  const own = accountUri(accountSid, 'IncomingPhoneNumbers', row.sid);
  return {
    sid: row.sid,
    account_sid: accountSid,
    phone_number: row.phoneNumber,
    friendly_name: row.friendlyName,
    voice_url: row.voiceUrl ?? '',
    voice_method: row.voiceMethod,
    voice_fallback_url: '',
    voice_fallback_method: 'POST',
    voice_application_sid: '',
    voice_caller_id_lookup: false,
    voice_receive_mode: 'voice',
    trunk_sid: null,
    status_callback: '',
    status_callback_method: 'POST',
    sms_url: '',
    sms_method: 'POST',
    sms_fallback_url: '',
    sms_fallback_method: 'POST',
    sms_application_sid: '',
    capabilities: { voice: true, sms: false, mms: false, fax: false },
    address_requirements: 'none',
    address_sid: null,
    identity_sid: null,
    bundle_sid: null,
    emergency_status: 'Inactive',
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    beta: false,
    origin: 'twilio',
    status: 'in-use',
    type: 'local',
    api_version: apiVersion,
    date_created: rfc2822(row.dateCreated),
    date_updated: rfc2822(row.dateUpdated),
    uri: `${own}.json`,
    subresource_uris: { assigned_add_ons: `${own}/AssignedAddOns.json` },
  };
}

/** @throws TwilioError 404 */
function find({ engine, url: address, path: { Sid } }: Call<typeof path>): PhoneNumberRow {
  const row = engine.store.phoneNumbers.get(Sid);
  if (!row) throw missing(address);
  return row;
}

const changes = {
  FriendlyName: text(longestNameCharacters),
  VoiceUrl: orNone(url()),
  VoiceMethod: oneOf('GET', 'POST'),
  /** Whoever sets the voice URL also makes sure that no application or trunk stands before it. */
  VoiceApplicationSid: text(),
  TrunkSid: text(),
};

/** @see https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource */
export const incomingPhoneNumberOperations: readonly Operation[] = [
  operation({
    id: 'ListIncomingPhoneNumber',
    method: 'GET',
    path: collection,
    parameters: { ...paging, FriendlyName: text(), PhoneNumber: text() },
    status: 200,
    handle: (call) => {
      const { engine, given } = call;
      return accountList(call, {
        key: 'incoming_phone_numbers',
        rows: engine.store.phoneNumbers.values(),
        // Part of a number will do; the real service also takes patterns such as +1555*.
        where: (row) =>
          (given.FriendlyName ?? row.friendlyName) === row.friendlyName &&
          (given.PhoneNumber === undefined || row.phoneNumber.includes(given.PhoneNumber)),
        format: (row) => format(engine, row),
      });
    },
  }),
  operation({
    id: 'FetchIncomingPhoneNumber',
    method: 'GET',
    path,
    parameters: {},
    status: 200,
    handle: (call) => ({ body: format(call.engine, find(call)) }),
  }),
  operation({
    id: 'UpdateIncomingPhoneNumber',
    method: 'POST',
    path,
    parameters: changes,
    status: 200,
    handle: (call) => {
      const { phoneNumber } = find(call);
      const { FriendlyName, VoiceUrl, VoiceMethod, VoiceApplicationSid, TrunkSid } = call.given;
      if (VoiceApplicationSid) throw notImplemented('VoiceApplicationSid: calls are answered by the VoiceUrl alone');
      if (TrunkSid) throw notImplemented('TrunkSid: calls are answered by the VoiceUrl alone');
      const change = defined({ friendlyName: FriendlyName, voiceUrl: VoiceUrl, voiceMethod: VoiceMethod });
      return { body: format(call.engine, putPhoneNumber(call.engine, phoneNumber, change)) };
    },
  }),
  notDone('CreateIncomingPhoneNumber', 'POST', collection),
  notDone('DeleteIncomingPhoneNumber', 'DELETE', path),
];
