import { listPage } from '../../rest/page';
import { missing, operation, type Call, type Operation, type Reply, checkVersion } from '../../rest/operation';
import { oneOf, text } from '../../rest/parameters';
import { createMapItem, deleteMapItem, mapItemSid, updateMapItem } from '../commands';
import type { SyncPace } from '../pace';
import { data, itemKey, requiredData, syncPaging, ttl } from '../parameters';
import type { SyncMapItemRow, SyncMapRow } from '../../account/sync-rows';
import { findObject } from './find';
import { formatMapItem } from './format';

const collection = '/v1/Services/:ServiceSid/Maps/:MapSid/Items';
const path = `${collection}/:Key` as const;

const reply = ({ engine, url }: Pick<Call, 'engine' | 'url'>, row: SyncMapItemRow): Reply => ({
  body: formatMapItem(engine, url, row),
  version: row.version,
});

const findMap = (call: Call<typeof collection>): SyncMapRow =>
  findObject(call, call.engine.store.syncMaps, call.engine.store.syncMapBy, call.path.MapSid);

function find(call: Call<typeof path>): { readonly map: SyncMapRow; readonly item: SyncMapItemRow } {
  const map = findMap(call);
  const item = call.engine.store.syncMapItems.get(mapItemSid(map.sid, call.path.Key));
  if (!item) throw missing(call.url);
  return { map, item };
}

/** `Ttl` is the older name of `ItemTtl`. */
const lifetime = { Ttl: ttl(), ItemTtl: ttl(), CollectionTtl: ttl() };

/** Items from a key on, in the order of the keys. */
function startingAt(from: string | undefined, bounds = 'inclusive', order = 'asc'): (row: SyncMapItemRow) => boolean {
  if (from === undefined) return () => true;
  const isBeyond = order === 'asc' ? (key: string) => key > from : (key: string) => key < from;
  return ({ key }) => isBeyond(key) || (bounds === 'inclusive' && key === from);
}

/** @see https://www.twilio.com/docs/sync/api/map-item-resource */
export const mapItemOperations = (pace: SyncPace): readonly Operation[] => [
  operation({
    id: 'ListSyncMapItem',
    method: 'GET',
    path: collection,
    parameters: {
      ...syncPaging,
      Order: oneOf('asc', 'desc'),
      From: text(),
      Bounds: oneOf('inclusive', 'exclusive'),
    },
    status: 200,
    handle(call) {
      const { Order, From, Bounds } = call.given;
      const { sid } = findMap(call);
      pace.read(sid);
      return listPage(call, {
        key: 'items',
        rows: call.engine.store.syncItemsOfMap.of(sid),
        where: startingAt(From, Bounds, Order),
        // Where nothing else tells rows apart, they stand by what they go by here, which is their key.
        order: { keys: [], newestFirst: Order === 'desc' },
        format: (row) => formatMapItem(call.engine, call.url, row),
      });
    },
  }),
  operation({
    id: 'CreateSyncMapItem',
    method: 'POST',
    path: collection,
    parameters: { Key: itemKey(), Data: requiredData('mapItem'), ...lifetime },
    status: 201,
    handle(call) {
      const { Key: key, Data, Ttl, ItemTtl: ttlSeconds = Ttl, CollectionTtl: collectionTtlSeconds } = call.given;
      const map = findMap(call);
      pace.write(map.sid, Data);
      return reply(call, createMapItem(call.engine, map, { key, data: Data, ttlSeconds, collectionTtlSeconds }));
    },
  }),
  operation({
    id: 'FetchSyncMapItem',
    method: 'GET',
    path,
    parameters: {},
    status: 200,
    handle(call) {
      const map = findMap(call);
      pace.read(map.sid);
      return reply(call, find(call).item);
    },
  }),
  operation({
    id: 'UpdateSyncMapItem',
    method: 'POST',
    path,
    parameters: { Data: data(), ...lifetime },
    status: 200,
    handle(call) {
      const { Data, Ttl, ItemTtl: ttlSeconds = Ttl, CollectionTtl: collectionTtlSeconds } = call.given;
      const { map, item } = find(call);
      pace.write(map.sid, Data);
      checkVersion(call.ifMatch, item.version);
      return reply(call, updateMapItem(call.engine, map, item, { data: Data, ttlSeconds, collectionTtlSeconds }));
    },
  }),
  operation({
    id: 'DeleteSyncMapItem',
    method: 'DELETE',
    path,
    parameters: {},
    status: 204,
    handle(call) {
      const { map, item } = find(call);
      pace.write(map.sid);
      checkVersion(call.ifMatch, item.version);
      deleteMapItem(call.engine, map, item.sid);
      return {};
    },
  }),
];
