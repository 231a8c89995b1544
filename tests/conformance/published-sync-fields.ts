import type { PublishedReply } from './published-fields';
import { address, exactly, fields, flag, moment, oneOf, orNull, sid, some, text, whole, type Shape } from './shape';

const anyObject: Shape = (value, where) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? [] : [`${where}: is not an object`];

const ofService = {
  account_sid: sid('AC'),
  service_sid: sid('IS'),
  url: address,
  revision: text,
  date_expires: orNull(moment),
  date_created: moment,
  date_updated: moment,
  created_by: exactly('system'),
};

const links = (...names: readonly string[]): Shape => fields(Object.fromEntries(names.map((name) => [name, address])));

const service = fields({
  sid: sid('IS'),
  unique_name: orNull(text),
  account_sid: sid('AC'),
  friendly_name: orNull(text),
  date_created: moment,
  date_updated: moment,
  url: address,
  webhook_url: orNull(address),
  webhooks_from_rest_enabled: flag,
  reachability_webhooks_enabled: flag,
  acl_enabled: flag,
  reachability_debouncing_enabled: flag,
  reachability_debouncing_window: whole,
  links: links('documents', 'lists', 'maps', 'streams'),
});

const document = fields({
  ...ofService,
  sid: sid('ET'),
  unique_name: orNull(text),
  data: anyObject,
  links: links('permissions'),
});
const map = fields({ ...ofService, sid: sid('MP'), unique_name: orNull(text), links: links('items', 'permissions') });
const list = fields({ ...ofService, sid: sid('ES'), unique_name: orNull(text), links: links('items', 'permissions') });
const mapItem = fields({ ...ofService, map_sid: sid('MP'), key: text, data: anyObject });
const listItem = fields({ ...ofService, list_sid: sid('ES'), index: whole, data: anyObject });

const page = (key: string, item: Shape): PublishedReply => ({
  status: 200,
  body: fields({
    [key]: some(item),
    meta: fields({
      key: oneOf(key),
      page: whole,
      page_size: whole,
      first_page_url: address,
      previous_page_url: orNull(address),
      next_page_url: orNull(address),
      url: address,
    }),
  }),
});

const repliesOf = (name: string, key: string, item: Shape): Readonly<Record<string, PublishedReply>> => ({
  [`List${name}`]: page(key, item),
  [`Create${name}`]: { status: 201, body: item },
  [`Fetch${name}`]: { status: 200, body: item },
  [`Update${name}`]: { status: 200, body: item },
  [`Delete${name}`]: { status: 204 },
});

/**
 * What Sync's REST API is published to answer, by the name of each operation.
 *
 * @see https://github.com/twilio/twilio-oai/blob/main/spec/json/twilio_sync_v1.json
 */
export const publishedSyncReplies: Readonly<Record<string, PublishedReply>> = {
  ...repliesOf('Service', 'services', service),
  ...repliesOf('Document', 'documents', document),
  ...repliesOf('SyncMap', 'maps', map),
  ...repliesOf('SyncMapItem', 'items', mapItem),
  ...repliesOf('SyncList', 'lists', list),
  ...repliesOf('SyncListItem', 'items', listItem),
};
