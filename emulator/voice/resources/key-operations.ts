import { missing, reads, type Operation } from '../../rest/operation';
import { paging } from '../../rest/page';
import type { Engine } from '../../taskrouter/engine';
import { rfc2822 } from './voice-dates';
import { accountPath, accountList } from './voice-list';

const collection = `${accountPath}/Keys.json` as const;
const path = `${accountPath}/Keys/:Sid.json` as const;

/** The one key there is has been there before anything else: it opens the local TaskRouter and nothing besides. */
const made = rfc2822(0);

const format = ({ sid }: { readonly sid: string }): object => ({
  sid,
  friendly_name: 'local TaskRouter',
  date_created: made,
  date_updated: made,
});

const keyOf = ({ credentials }: Engine) => ({ sid: credentials.apiKey });

/** The account's API keys, without their secrets. @see https://www.twilio.com/docs/iam/api-keys/key-resource-v2010 */
export const keyOperations: readonly Operation[] = [
  reads('ListKey', collection, paging, (call) =>
    accountList(call, { key: 'keys', rows: [keyOf(call.engine)], where: () => true, format }),
  ),
  reads('FetchKey', path, {}, ({ engine, path: { Sid }, url }) => {
    const key = keyOf(engine);
    if (Sid !== key.sid) throw missing(url);
    return { body: format(key) };
  }),
];
