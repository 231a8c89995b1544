import { listPage } from '../../rest/page';
import { missing, operation, type Call, type Operation, type Reply, checkVersion } from '../../rest/operation';
import { oneOf, wholeNumber } from '../../rest/parameters';
import { createListItem, deleteListItem, listItemSid, updateListItem } from '../commands';
import type { SyncPace } from '../pace';
import { data, requiredData, syncPaging, ttl } from '../parameters';
import type { SyncListItemRow, SyncListRow } from '../../account/sync-rows';
import { findObject } from './find';
import { formatListItem } from './format';

const collection = '/v1/Services/:ServiceSid/Lists/:ListSid/Items';
const path = `${collection}/:Index` as const;

const reply = ({ engine, url }: Pick<Call, 'engine' | 'url'>, row: SyncListItemRow): Reply => ({
  body: formatListItem(engine, url, row),
  version: row.version,
});

const findList = (call: Call<typeof collection>): SyncListRow =>
  findObject(call, call.engine.store.syncLists, call.engine.store.syncListBy, call.path.ListSid);

function find(call: Call<typeof path>): { readonly list: SyncListRow; readonly item: SyncListItemRow } {
  const list = findList(call);
  const item = call.engine.store.syncListItems.get(listItemSid(list.sid, Number(call.path.Index)));
  if (!item) throw missing(call.url);
  return { list, item };
}

/** `Ttl` is the older name of `ItemTtl`. */
const lifetime = { Ttl: ttl(), ItemTtl: ttl(), CollectionTtl: ttl() };

/** Items from an index on. */
function startingAt(from: number | undefined, bounds = 'inclusive', order = 'asc'): (row: SyncListItemRow) => boolean {
  if (from === undefined) return () => true;
  const isBeyond = order === 'asc' ? (index: number) => index > from : (index: number) => index < from;
  return ({ index }) => isBeyond(index) || (bounds === 'inclusive' && index === from);
}

/** @see https://www.twilio.com/docs/sync/api/listitem-resource */
export const listItemOperations = (pace: SyncPace): readonly Operation[] => [
  operation({
    id: 'ListSyncListItem',
    method: 'GET',
    path: collection,
    parameters: {
      ...syncPaging,
      Order: oneOf('asc', 'desc'),
      From: wholeNumber(0, Number.MAX_SAFE_INTEGER),
      Bounds: oneOf('inclusive', 'exclusive'),
    },
    status: 200,
    handle(call) {
      const { Order, From, Bounds } = call.given;
      const { sid } = findList(call);
      pace.read(sid);
      return listPage(call, {
        key: 'items',
        rows: call.engine.store.syncItemsOfList.of(sid),
        where: startingAt(From, Bounds, Order),
        order: { keys: [Order === 'desc' ? ({ index }) => -index : ({ index }) => index] },
        format: (row) => formatListItem(call.engine, call.url, row),
      });
    },
  }),
  operation({
    id: 'CreateSyncListItem',
    method: 'POST',
    path: collection,
    parameters: { Data: requiredData('listItem'), ...lifetime },
    status: 201,
    handle(call) {
      const { Data, Ttl, ItemTtl: ttlSeconds = Ttl, CollectionTtl: collectionTtlSeconds } = call.given;
      const list = findList(call);
      pace.write(list.sid, Data);
      return reply(call, createListItem(call.engine, list, { data: Data, ttlSeconds, collectionTtlSeconds }));
    },
  }),
  operation({
    id: 'FetchSyncListItem',
    method: 'GET',
    path,
    parameters: {},
    status: 200,
    handle(call) {
      const list = findList(call);
      pace.read(list.sid);
      return reply(call, find(call).item);
    },
  }),
  operation({
    id: 'UpdateSyncListItem',
    method: 'POST',
    path,
    parameters: { Data: data(), ...lifetime },
    status: 200,
    handle(call) {
      const { Data, Ttl, ItemTtl: ttlSeconds = Ttl, CollectionTtl: collectionTtlSeconds } = call.given;
      const { list, item } = find(call);
      pace.write(list.sid, Data);
      checkVersion(call.ifMatch, item.version);
      return reply(call, updateListItem(call.engine, list, item, { data: Data, ttlSeconds, collectionTtlSeconds }));
    },
  }),
  operation({
    id: 'DeleteSyncListItem',
    method: 'DELETE',
    path,
    parameters: {},
    status: 204,
    handle(call) {
      const { list, item } = find(call);
      pace.write(list.sid);
      checkVersion(call.ifMatch, item.version);
      deleteListItem(call.engine, list, item.sid);
      return {};
    },
  }),
];
