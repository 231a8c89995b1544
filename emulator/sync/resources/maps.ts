import { listPage } from '../../rest/page';
import { operation, type Call, type Operation, type Reply } from '../../rest/operation';
import { createMap, deleteMap, updateCollection } from '../commands';
import type { SyncPace } from '../pace';
import { syncPaging, ttl, uniqueName } from '../parameters';
import type { SyncMapRow } from '../../account/sync-rows';
import { findObject, findService } from './find';
import { formatObject } from './format';

const collection = '/v1/Services/:ServiceSid/Maps';
const path = `${collection}/:Sid` as const;
const inside = { items: 'Items', permissions: 'Permissions' };

const format = ({ engine, url }: Pick<Call, 'engine' | 'url'>, row: SyncMapRow): object =>
  formatObject(engine, url, row, 'Maps', inside);

const reply = (call: Pick<Call, 'engine' | 'url'>, row: SyncMapRow): Reply => ({
  body: format(call, row),
  version: row.version,
});

const find = (call: Call<typeof path>): SyncMapRow =>
  findObject(call, call.engine.store.syncMaps, call.engine.store.syncMapBy, call.path.Sid);

/** `Ttl` is the older name. */
const lifetime = { Ttl: ttl(), CollectionTtl: ttl() };

/** @see https://www.twilio.com/docs/sync/api/map-resource */
export const mapOperations = (pace: SyncPace): readonly Operation[] => [
  operation({
    id: 'ListSyncMap',
    method: 'GET',
    path: collection,
    parameters: syncPaging,
    status: 200,
    handle: (call) =>
      listPage(call, {
        key: 'maps',
        rows: call.engine.store.syncMapsOf.of(findService(call).sid),
        format: (row) => format(call, row),
      }),
  }),
  operation({
    id: 'CreateSyncMap',
    method: 'POST',
    path: collection,
    parameters: { UniqueName: uniqueName(), ...lifetime },
    status: 201,
    handle(call) {
      const { UniqueName, Ttl, CollectionTtl: ttlSeconds = Ttl } = call.given;
      const { sid: serviceSid } = findService(call);
      pace.make(serviceSid);
      return reply(call, createMap(call.engine, { serviceSid, uniqueName: UniqueName, ttlSeconds }));
    },
  }),
  operation({
    id: 'FetchSyncMap',
    method: 'GET',
    path,
    parameters: {},
    status: 200,
    handle(call) {
      const row = find(call);
      pace.read(row.sid);
      return reply(call, row);
    },
  }),
  operation({
    id: 'UpdateSyncMap',
    method: 'POST',
    path,
    parameters: lifetime,
    status: 200,
    handle(call) {
      const { Ttl, CollectionTtl: ttlSeconds = Ttl } = call.given;
      const row = find(call);
      pace.write(row.sid);
      return reply(call, updateCollection(call.engine, call.engine.store.syncMaps, row, { ttlSeconds }));
    },
  }),
  operation({
    id: 'DeleteSyncMap',
    method: 'DELETE',
    path,
    parameters: {},
    status: 204,
    handle(call) {
      const { sid } = find(call);
      pace.write(sid);
      deleteMap(call.engine, sid);
      return {};
    },
  }),
];
