import { missing, reads, type Operation } from '../../rest/operation';
import { paging } from '../../rest/page';
import { oneOf, text } from '../../rest/parameters';
import type { Engine } from '../../taskrouter/engine';
import { apiVersion } from '../voice-parameters';
import { rfc2822 } from './voice-dates';
import { accountList, accountUri } from './voice-list';

const collection = `/${apiVersion}/Accounts.json` as const;
const path = `/${apiVersion}/Accounts/:Sid.json` as const;

/** What belongs to an account and is listed, by the name it has in the account's answer. */
const subresources = {
  addresses: 'Addresses',
  applications: 'Applications',
  authorized_connect_apps: 'AuthorizedConnectApps',
  available_phone_numbers: 'AvailablePhoneNumbers',
  balance: 'Balance',
  calls: 'Calls',
  conferences: 'Conferences',
  connect_apps: 'ConnectApps',
  incoming_phone_numbers: 'IncomingPhoneNumbers',
  keys: 'Keys',
  messages: 'Messages',
  notifications: 'Notifications',
  outgoing_caller_ids: 'OutgoingCallerIds',
  queues: 'Queues',
  recordings: 'Recordings',
  short_codes: 'SMS/ShortCodes',
  signing_keys: 'SigningKeys',
  transcriptions: 'Transcriptions',
} as const;

/** It has been there before anything else. */
const made = rfc2822(0);

const accountOf = ({ accountSid: sid }: Engine) => ({ sid, friendlyName: 'local TaskRouter', status: 'active' });

function format({ sid, friendlyName, status }: ReturnType<typeof accountOf>): object {
  const own = accountUri(sid);
  return {
    sid,
    friendly_name: friendlyName,
    status,
    type: 'Full',
    owner_account_sid: sid,
    // Whoever asks by an API key is not to learn it: webhooks are signed with it.
    auth_token: '[Redacted]',
    date_created: made,
    date_updated: made,
    uri: `${own}.json`,
    subresource_uris: Object.fromEntries(
      Object.entries(subresources).map(([name, segment]) => [name, `${own}/${segment}.json`]),
    ),
  };
}

/** The one account there is. @see https://www.twilio.com/docs/iam/api/account */
export const accountOperations: readonly Operation[] = [
  reads(
    'ListAccount',
    collection,
    { ...paging, FriendlyName: text(), Status: oneOf('active', 'suspended', 'closed') },
    (call) => {
      const { FriendlyName: name, Status: status } = call.given;
      return accountList(call, {
        key: 'accounts',
        rows: [accountOf(call.engine)],
        where: (row) => (name ?? row.friendlyName) === row.friendlyName && (status ?? row.status) === row.status,
        format,
      });
    },
  ),
  reads('FetchAccount', path, {}, ({ engine, path: { Sid }, url }) => {
    const account = accountOf(engine);
    if (Sid !== account.sid) throw missing(url);
    return { body: format(account) };
  }),
];
