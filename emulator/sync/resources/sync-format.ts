import type { Address } from '../../rest/operation';
import type { Engine } from '../../taskrouter/engine';
import { isoDate } from '../../taskrouter-api/in-workspace';
import type { SyncListItemRow, SyncMapItemRow, SyncObjectRow } from '../../account/sync-rows';

export const servicesPath = '/v1/Services';

/** Where something of a service is found, on the host a request came to. */
export const syncUrl = ({ origin }: Pick<Address, 'origin'>, ...segments: readonly string[]): string =>
  [origin + servicesPath, ...segments.map(encodeURIComponent)].join('/');

/** What everything that was made by the REST API has in common. */
function common(
  { accountSid }: Engine,
  { serviceSid, version, dateCreated, dateUpdated, dateExpires }: SyncObjectRow | SyncMapItemRow | SyncListItemRow,
): object {
  return {
    account_sid: accountSid,
    service_sid: serviceSid,
    revision: String(version),
    date_expires: isoDate(dateExpires),
    date_created: isoDate(dateCreated),
    date_updated: isoDate(dateUpdated),
    created_by: 'system',
  };
}

/** @param inside - What an object has below it, by the name of its link, and how that ends in the address. */
export function formatObject(
  engine: Engine,
  url: Address,
  row: SyncObjectRow,
  collection: 'Documents' | 'Maps' | 'Lists',
  inside: Readonly<Record<string, string>>,
): object {
  const own = syncUrl(url, row.serviceSid, collection, row.sid);
  return {
    sid: row.sid,
    unique_name: row.uniqueName,
    ...common(engine, row),
    url: own,
    links: Object.fromEntries(Object.entries(inside).map(([name, ending]) => [name, `${own}/${ending}`])),
  };
}

export function formatMapItem(engine: Engine, url: Address, row: SyncMapItemRow): object {
  return {
    key: row.key,
    map_sid: row.mapSid,
    data: dataOf(row),
    ...common(engine, row),
    url: syncUrl(url, row.serviceSid, 'Maps', row.mapSid, 'Items', row.key),
  };
}

export function formatListItem(engine: Engine, url: Address, row: SyncListItemRow): object {
  return {
    index: row.index,
    list_sid: row.listSid,
    data: dataOf(row),
    ...common(engine, row),
    url: syncUrl(url, row.serviceSid, 'Lists', row.listSid, 'Items', String(row.index)),
  };
}

export const dataOf = ({ data }: { readonly data: string }): unknown => JSON.parse(data);
