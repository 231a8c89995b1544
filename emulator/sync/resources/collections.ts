import { listPage } from '../../rest/page';
import { creates, deletes, reads, updates, type Call, type Operation, type Reply } from '../../rest/operation';
import type { Engine } from '../../taskrouter/engine';
import {
  createList,
  createMap,
  deleteCollection,
  listsOf,
  mapsOf,
  updateCollection,
  type Collections,
  type NewObject,
} from '../sync-commands';
import type { SyncPace } from '../pace';
import { syncPaging, ttl, uniqueName } from '../sync-parameters';
import type { SyncItemRow, SyncObjectRow } from '../../account/sync-rows';
import { findObject, findService } from './find';
import { formatObject } from './sync-format';

/** What maps and lists differ in. */
interface CollectionKind<R extends SyncObjectRow, I extends SyncItemRow> {
  /** As in the names of the operations and in the address. */
  readonly name: 'Map' | 'List';
  readonly kept: (engine: Engine) => Collections<R, I>;
  readonly create: (engine: Engine, given: NewObject) => R;
}

const inside = { items: 'Items', permissions: 'Permissions' };

/** `Ttl` is the older name. */
const lifetime = { Ttl: ttl(), CollectionTtl: ttl() };

function collectionOperations<R extends SyncObjectRow, I extends SyncItemRow>(
  { name, kept, create }: CollectionKind<R, I>,
  pace: SyncPace,
): readonly Operation[] {
  const collection = `/v1/Services/:ServiceSid/${name}s` as const;
  const path = `${collection}/:Sid` as const;

  const format = ({ engine, url }: Pick<Call, 'engine' | 'url'>, row: R): object =>
    formatObject(engine, url, row, `${name}s`, inside);
  const reply = (call: Pick<Call, 'engine' | 'url'>, row: R): Reply => ({
    body: format(call, row),
    version: row.version,
  });
  const find = (call: Call<typeof path>): R => findObject(call, kept(call.engine), call.path.Sid);

  return [
    reads(`ListSync${name}`, collection, syncPaging, (call) =>
      listPage(call, {
        key: `${name.toLowerCase()}s`,
        rows: kept(call.engine).ofService.of(findService(call).sid),
        format: (row) => format(call, row),
      }),
    ),
    creates(`CreateSync${name}`, collection, { UniqueName: uniqueName(), ...lifetime }, (call) => {
      const { UniqueName, Ttl, CollectionTtl: ttlSeconds = Ttl } = call.given;
      const { sid: serviceSid } = findService(call);
      pace.make(serviceSid);
      return reply(call, create(call.engine, { serviceSid, uniqueName: UniqueName, ttlSeconds }));
    }),
    reads(`FetchSync${name}`, path, {}, (call) => {
      const row = find(call);
      pace.read(row.sid);
      return reply(call, row);
    }),
    updates(`UpdateSync${name}`, path, lifetime, (call) => {
      const { Ttl, CollectionTtl: ttlSeconds = Ttl } = call.given;
      const row = find(call);
      pace.write(row.sid);
      return reply(call, updateCollection(call.engine, kept(call.engine).rows, row, { ttlSeconds }));
    }),
    deletes(`DeleteSync${name}`, path, (call) => {
      const { sid } = find(call);
      pace.write(sid);
      deleteCollection(kept(call.engine), sid);
    }),
  ];
}

/** @see https://www.twilio.com/docs/sync/api/map-resource */
export const mapOperations = (pace: SyncPace): readonly Operation[] =>
  collectionOperations({ name: 'Map', kept: mapsOf, create: createMap }, pace);

/** @see https://www.twilio.com/docs/sync/api/list-resource */
export const listOperations = (pace: SyncPace): readonly Operation[] =>
  collectionOperations({ name: 'List', kept: listsOf, create: createList }, pace);
