import type { Index, Table } from '../core/table';
import type { Engine } from '../taskrouter/engine';
import { keyTaken, nameTaken } from './sync-errors';
import type {
  SyncDocumentRow,
  SyncItemRow,
  SyncListItemRow,
  SyncListRow,
  SyncMapItemRow,
  SyncMapRow,
  SyncObjectRow,
  SyncServiceRow,
} from '../account/sync-rows';

/** What can be said of anything that expires. `undefined` leaves it as it is, `null` keeps it for ever. */
export interface Lifetime {
  readonly ttlSeconds?: number | null | undefined;
}

/** What can be said of an item: also how long what it is in is kept. */
export interface ItemLifetime extends Lifetime {
  readonly collectionTtlSeconds?: number | null | undefined;
}

export interface NewObject extends Lifetime {
  readonly serviceSid: string;
  readonly uniqueName: string | undefined;
}

const msPerSecond = 1000;

/** The name that the service every account has goes by. @see https://www.twilio.com/docs/sync/api/service */
export const defaultName = 'default';

function expiry({ clock }: Engine, ttlSeconds: number | null | undefined): { readonly dateExpires?: number | null } {
  if (ttlSeconds === undefined) return {};
  return { dateExpires: ttlSeconds === null ? null : clock.now() + ttlSeconds * msPerSecond };
}

function fresh(engine: Engine, { ttlSeconds }: Lifetime) {
  const now = engine.clock.now();
  return { version: 0, dateCreated: now, dateUpdated: now, dateExpires: null, ...expiry(engine, ttlSeconds) };
}

const changed = (engine: Engine, { version }: { readonly version: number }) => ({
  version: version + 1,
  dateUpdated: engine.clock.now(),
});

export function createService(
  engine: Engine,
  given: Pick<SyncServiceRow, 'friendlyName' | 'uniqueName' | 'settings'>,
): SyncServiceRow {
  const now = engine.clock.now();
  const dates = { dateCreated: now, dateUpdated: now };
  return engine.store.syncServices.insert({ sid: engine.ids.next('IS'), ...dates, ...given });
}

/** The service that every account has. It is made where it is first asked for. */
export function defaultService(engine: Engine): SyncServiceRow {
  for (const row of engine.store.syncServices.values()) if (row.uniqueName === defaultName) return row;
  return createService(engine, { friendlyName: 'Default Service', uniqueName: defaultName });
}

/** @throws TwilioError 409 where the service has another one of this name */
function newObject<R extends SyncObjectRow>(
  engine: Engine,
  named: Index<R>,
  prefix: 'ET' | 'MP' | 'ES',
  given: NewObject,
): SyncObjectRow {
  const { serviceSid, uniqueName = null } = given;
  if (uniqueName !== null && named.first(`${serviceSid}/${uniqueName}`)) throw nameTaken();
  return { sid: engine.ids.next(prefix), ...fresh(engine, given), serviceSid, uniqueName };
}

/** @throws TwilioError 409 */
export function createDocument(engine: Engine, given: NewObject & { readonly data: string }): SyncDocumentRow {
  const { syncDocuments, syncDocumentBy } = engine.store;
  return syncDocuments.insert({ ...newObject(engine, syncDocumentBy, 'ET', given), data: given.data });
}

export function updateDocument(
  engine: Engine,
  row: SyncDocumentRow,
  { data = row.data, ttlSeconds }: Lifetime & { readonly data: string | undefined },
): SyncDocumentRow {
  const change = { ...changed(engine, row), data, ...expiry(engine, ttlSeconds) };
  return engine.store.syncDocuments.update(row.sid, change);
}

/** Maps, or lists, and where they and their items are kept. */
export interface Collections<R extends SyncObjectRow, I extends SyncItemRow> {
  readonly rows: Table<R>;
  readonly named: Index<R>;
  readonly ofService: Index<R>;
  readonly items: Table<I>;
  readonly itemsOf: Index<I>;
}

export const mapsOf = ({ store }: Engine): Collections<SyncMapRow, SyncMapItemRow> => ({
  rows: store.syncMaps,
  named: store.syncMapBy,
  ofService: store.syncMapsOf,
  items: store.syncMapItems,
  itemsOf: store.syncItemsOfMap,
});

export const listsOf = ({ store }: Engine): Collections<SyncListRow, SyncListItemRow> => ({
  rows: store.syncLists,
  named: store.syncListBy,
  ofService: store.syncListsOf,
  items: store.syncListItems,
  itemsOf: store.syncItemsOfList,
});

/** @throws TwilioError 409 */
export const createMap = (engine: Engine, given: NewObject): SyncMapRow =>
  engine.store.syncMaps.insert(newObject(engine, engine.store.syncMapBy, 'MP', given));

/** @throws TwilioError 409 */
export const createList = (engine: Engine, given: NewObject): SyncListRow =>
  engine.store.syncLists.insert({ ...newObject(engine, engine.store.syncListBy, 'ES', given), nextIndex: 0 });

export function updateCollection<R extends SyncObjectRow>(
  engine: Engine,
  table: Table<R>,
  row: R,
  { ttlSeconds }: Lifetime,
): R {
  const change: Partial<SyncObjectRow> = { ...changed(engine, row), ...expiry(engine, ttlSeconds) };
  return table.update(row.sid, { ...row, ...change });
}

/** Where an item is found. @param name - Its key in a map, its index in a list. */
export const itemSid = (collectionSid: string, name: string | number): string => `${collectionSid}/${name}`;

/** @throws TwilioError 409 where the map has an item of this key */
export function createMapItem(
  engine: Engine,
  map: SyncMapRow,
  given: ItemLifetime & { readonly key: string; readonly data: string },
): SyncMapItemRow {
  const { key, data } = given;
  const { syncMaps, syncMapItems } = engine.store;
  const sid = itemSid(map.sid, key);
  if (syncMapItems.get(sid)) throw keyTaken();
  updateCollection(engine, syncMaps, map, { ttlSeconds: given.collectionTtlSeconds });
  const { serviceSid } = map;
  return syncMapItems.insert({ sid, ...fresh(engine, given), serviceSid, mapSid: map.sid, key, data });
}

export function createListItem(
  engine: Engine,
  list: SyncListRow,
  given: ItemLifetime & { readonly data: string },
): SyncListItemRow {
  const { syncLists, syncListItems } = engine.store;
  const { serviceSid, nextIndex: index } = list;
  const grown = { ...list, nextIndex: index + 1 };
  updateCollection(engine, syncLists, grown, { ttlSeconds: given.collectionTtlSeconds });
  const sid = itemSid(list.sid, index);
  const { data } = given;
  return syncListItems.insert({ sid, ...fresh(engine, given), serviceSid, listSid: list.sid, index, data });
}

export function updateItem<R extends SyncObjectRow, I extends SyncItemRow>(
  engine: Engine,
  { rows, items }: Collections<R, I>,
  row: R,
  item: I,
  { data = item.data, ttlSeconds, collectionTtlSeconds }: ItemLifetime & { readonly data: string | undefined },
): I {
  updateCollection(engine, rows, row, { ttlSeconds: collectionTtlSeconds });
  const change: Partial<SyncItemRow> = { ...changed(engine, item), data, ...expiry(engine, ttlSeconds) };
  return items.update(item.sid, { ...item, ...change });
}

export function deleteItem<R extends SyncObjectRow, I extends SyncItemRow>(
  engine: Engine,
  { rows, items }: Collections<R, I>,
  row: R,
  item: I,
): void {
  updateCollection(engine, rows, row, {});
  items.delete(item.sid);
}

/** With its items. */
export function deleteCollection<R extends SyncObjectRow, I extends SyncItemRow>(
  { rows, items, itemsOf }: Collections<R, I>,
  sid: string,
): void {
  for (const item of [...itemsOf.of(sid)]) items.delete(item.sid);
  rows.delete(sid);
}

/** With all that is in it. */
export function deleteService(engine: Engine, sid: string): void {
  const { store } = engine;
  for (const row of [...store.syncDocumentsOf.of(sid)]) store.syncDocuments.delete(row.sid);
  for (const { sid: map } of [...store.syncMapsOf.of(sid)]) deleteCollection(mapsOf(engine), map);
  for (const { sid: list } of [...store.syncListsOf.of(sid)]) deleteCollection(listsOf(engine), list);
  store.syncServices.delete(sid);
}
