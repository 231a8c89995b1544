import { listPage } from '../../rest/page';
import { operation, type Call, type Operation, type Reply } from '../../rest/operation';
import { createList, deleteList, updateCollection } from '../commands';
import type { SyncPace } from '../pace';
import { syncPaging, ttl, uniqueName } from '../parameters';
import type { SyncListRow } from '../../account/sync-rows';
import { findObject, findService } from './find';
import { formatObject } from './format';

const collection = '/v1/Services/:ServiceSid/Lists';
const path = `${collection}/:Sid` as const;
const inside = { items: 'Items', permissions: 'Permissions' };

const format = ({ engine, url }: Pick<Call, 'engine' | 'url'>, row: SyncListRow): object =>
  formatObject(engine, url, row, 'Lists', inside);

const reply = (call: Pick<Call, 'engine' | 'url'>, row: SyncListRow): Reply => ({
  body: format(call, row),
  version: row.version,
});

const find = (call: Call<typeof path>): SyncListRow =>
  findObject(call, call.engine.store.syncLists, call.engine.store.syncListBy, call.path.Sid);

/** `Ttl` is the older name. */
const lifetime = { Ttl: ttl(), CollectionTtl: ttl() };

/** @see https://www.twilio.com/docs/sync/api/list-resource */
export const listOperations = (pace: SyncPace): readonly Operation[] => [
  operation({
    id: 'ListSyncList',
    method: 'GET',
    path: collection,
    parameters: syncPaging,
    status: 200,
    handle: (call) =>
      listPage(call, {
        key: 'lists',
        rows: call.engine.store.syncListsOf.of(findService(call).sid),
        format: (row) => format(call, row),
      }),
  }),
  operation({
    id: 'CreateSyncList',
    method: 'POST',
    path: collection,
    parameters: { UniqueName: uniqueName(), ...lifetime },
    status: 201,
    handle(call) {
      const { UniqueName, Ttl, CollectionTtl: ttlSeconds = Ttl } = call.given;
      const { sid: serviceSid } = findService(call);
      pace.make(serviceSid);
      return reply(call, createList(call.engine, { serviceSid, uniqueName: UniqueName, ttlSeconds }));
    },
  }),
  operation({
    id: 'FetchSyncList',
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
    id: 'UpdateSyncList',
    method: 'POST',
    path,
    parameters: lifetime,
    status: 200,
    handle(call) {
      const { Ttl, CollectionTtl: ttlSeconds = Ttl } = call.given;
      const row = find(call);
      pace.write(row.sid);
      return reply(call, updateCollection(call.engine, call.engine.store.syncLists, row, { ttlSeconds }));
    },
  }),
  operation({
    id: 'DeleteSyncList',
    method: 'DELETE',
    path,
    parameters: {},
    status: 204,
    handle(call) {
      const { sid } = find(call);
      pace.write(sid);
      deleteList(call.engine, sid);
      return {};
    },
  }),
];
