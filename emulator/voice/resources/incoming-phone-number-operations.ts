import { notImplemented } from '../../account/twilio-error';
import type { PhoneNumberRow } from '../../account/voice-rows';
import { keptSettings } from '../../rest/kept-settings';
import { found, reads, updates, type Call, type Operation } from '../../rest/operation';
import { paging } from '../../rest/page';
import { defined } from '../../core/defined';
import { flag, oneOf, orNone, text, url, type Parameter } from '../../rest/parameters';
import type { Engine } from '../../taskrouter/engine';
import { maximumNameCharacters } from '../../taskrouter/limits';
import { putPhoneNumber } from '../phone-numbers';
import { apiVersion } from '../voice-parameters';
import { rfc2822 } from './voice-dates';
import { accountPath, accountUri, accountList } from './voice-list';

const collection = `${accountPath}/IncomingPhoneNumbers.json` as const;
const path = `${accountPath}/IncomingPhoneNumbers/:Sid.json` as const;

/** Where every number is from. */
const origin = 'twilio';

/** How what is kept is answered as long as nobody has set it. */
const unset = {
  status_callback: '',
  status_callback_method: 'POST',
  voice_fallback_url: '',
  voice_fallback_method: 'POST',
  voice_caller_id_lookup: false,
  voice_receive_mode: 'voice',
  sms_url: '',
  sms_method: 'POST',
  sms_fallback_url: '',
  sms_fallback_method: 'POST',
  sms_application_sid: '',
  address_sid: null,
  identity_sid: null,
  bundle_sid: null,
  emergency_status: 'Inactive',
  emergency_address_sid: null,
} as const;

function format({ accountSid }: Engine, row: PhoneNumberRow): object {
  const own = accountUri(accountSid, 'IncomingPhoneNumbers', row.sid);
  return {
    sid: row.sid,
    account_sid: accountSid,
    phone_number: row.phoneNumber,
    friendly_name: row.friendlyName,
    voice_url: row.voiceUrl ?? '',
    voice_method: row.voiceMethod,
    voice_application_sid: '',
    trunk_sid: null,
    ...unset,
    ...row.settings,
    capabilities: { voice: true, sms: false, mms: false, fax: false },
    address_requirements: 'none',
    emergency_address_status: 'unregistered',
    beta: false,
    origin,
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
const find = ({ engine, url: address, path: { Sid } }: Call<typeof path>): PhoneNumberRow =>
  found(engine.store.phoneNumbers.get(Sid), address);

const method = oneOf('GET', 'POST');

/** What set-up programs set. But for status callback and fallback it means nothing here: there are no messages, addresses and emergencies. */
const kept = {
  StatusCallback: addressOrNone(),
  StatusCallbackMethod: method,
  VoiceFallbackUrl: addressOrNone(),
  VoiceFallbackMethod: method,
  VoiceCallerIdLookup: flag(),
  VoiceReceiveMode: oneOf('voice', 'fax'),
  SmsUrl: addressOrNone(),
  SmsMethod: method,
  SmsFallbackUrl: addressOrNone(),
  SmsFallbackMethod: method,
  SmsApplicationSid: text(),
  AddressSid: text(),
  IdentitySid: text(),
  BundleSid: text(),
  EmergencyStatus: oneOf('Active', 'Inactive'),
  EmergencyAddressSid: text(),
};

const changes = {
  FriendlyName: text(maximumNameCharacters),
  VoiceUrl: orNone(url()),
  VoiceMethod: method,
  ...kept,
  ApiVersion: oneOf(apiVersion),
  AccountSid: text(),
  /** Whoever sets the voice URL also makes sure that no application or trunk stands before it. */
  VoiceApplicationSid: text(),
  TrunkSid: text(),
};

/** An address, or an empty text, which takes it away. */
function addressOrNone(): Parameter<string | undefined> {
  const read = url();
  return { read: (name, values) => (values.length === 1 && values[0] === '' ? '' : read.read(name, values)) };
}

/** @see https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource */
export const incomingPhoneNumberOperations: readonly Operation[] = [
  reads(
    'ListIncomingPhoneNumber',
    collection,
    { ...paging, FriendlyName: text(), PhoneNumber: text(), Beta: flag(), Origin: text() },
    (call) => {
      const { engine, given } = call;
      return accountList(call, {
        key: 'incoming_phone_numbers',
        rows: engine.store.phoneNumbers.values(),
        // Part of a number will do; the real service also takes patterns such as +1555*.
        where: (row) =>
          (given.FriendlyName ?? row.friendlyName) === row.friendlyName &&
          (given.PhoneNumber === undefined || row.phoneNumber.includes(given.PhoneNumber)) &&
          given.Beta !== true &&
          (given.Origin ?? origin) === origin,
        format: (row) => format(engine, row),
      });
    },
  ),
  reads('FetchIncomingPhoneNumber', path, {}, (call) => ({ body: format(call.engine, find(call)) })),
  updates('UpdateIncomingPhoneNumber', path, changes, (call) => {
    const row = find(call);
    const { FriendlyName, VoiceUrl, VoiceMethod, VoiceApplicationSid, TrunkSid, AccountSid } = call.given;
    if (AccountSid !== undefined && AccountSid !== call.engine.accountSid)
      throw notImplemented('AccountSid of another account: there is only one');
    if (VoiceApplicationSid) throw notImplemented('VoiceApplicationSid: calls are answered by the VoiceUrl alone');
    if (TrunkSid) throw notImplemented('TrunkSid: calls are answered by the VoiceUrl alone');
    const change = defined({
      friendlyName: FriendlyName,
      voiceUrl: VoiceUrl,
      voiceMethod: VoiceMethod,
      settings: { ...row.settings, ...keptSettings(kept, call.given) },
    });
    return { body: format(call.engine, putPhoneNumber(call.engine, row.phoneNumber, change)) };
  }),
];
