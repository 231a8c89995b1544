import type { Index, Table } from '../core/table';
import type { Engine } from '../taskrouter/engine';
import { keyTaken, nameTaken } from './errors';
import type {
  SyncDocumentRow,
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

interface NewObject extends Lifetime {
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

export function createService(engine: Engine, friendlyName: string | null, uniqueName: string | null): SyncServiceRow {
  const now = engine.clock.now();
  const dates = { dateCreated: now, dateUpdated: now };
  return engine.store.syncServices.insert({ sid: engine.ids.next('IS'), ...dates, friendlyName, uniqueName });
}

/** The service that every account has. It is made where it is first asked for. */
export function defaultService(engine: Engine): SyncServiceRow {
  for (const row of engine.store.syncServices.values()) if (row.uniqueName === defaultName) return row;
  return createService(engine, 'Default Service', defaultName);
}

/** @throws TwilioError 409 where the service has another one of this name */
function requireFree<R extends SyncObjectRow>(
  named: Index<R>,
  serviceSid: string,
  uniqueName: string | undefined,
): void {
  if (uniqueName !== undefined && named.first(`${serviceSid}/${uniqueName}`)) throw nameTaken();
}

/** @throws TwilioError 409 */
export function createDocument(engine: Engine, given: NewObject & { readonly data: string }): SyncDocumentRow {
  const { serviceSid, uniqueName, data } = given;
  const { store, ids } = engine;
  requireFree(store.syncDocumentBy, serviceSid, uniqueName);
  const named = { serviceSid, uniqueName: uniqueName ?? null };
  return store.syncDocuments.insert({ sid: ids.next('ET'), ...fresh(engine, given), ...named, data });
}

export function updateDocument(
  engine: Engine,
  row: SyncDocumentRow,
  { data = row.data, ttlSeconds }: Lifetime & { readonly data: string | undefined },
): SyncDocumentRow {
  const change = { ...changed(engine, row), data, ...expiry(engine, ttlSeconds) };
  return engine.store.syncDocuments.update(row.sid, change);
}

/** @throws TwilioError 409 */
export function createMap(engine: Engine, given: NewObject): SyncMapRow {
  const { serviceSid, uniqueName } = given;
  const { store, ids } = engine;
  requireFree(store.syncMapBy, serviceSid, uniqueName);
  const named = { serviceSid, uniqueName: uniqueName ?? null };
  return store.syncMaps.insert({ sid: ids.next('MP'), ...fresh(engine, given), ...named });
}

/** @throws TwilioError 409 */
export function createList(engine: Engine, given: NewObject): SyncListRow {
  const { serviceSid, uniqueName } = given;
  const { store, ids } = engine;
  requireFree(store.syncListBy, serviceSid, uniqueName);
  const named = { serviceSid, uniqueName: uniqueName ?? null };
  return store.syncLists.insert({ sid: ids.next('ES'), ...fresh(engine, given), ...named, nextIndex: 0 });
}

export function updateCollection<R extends SyncObjectRow>(
  engine: Engine,
  table: Table<R>,
  row: R,
  { ttlSeconds }: Lifetime,
): R {
  const change: Partial<SyncObjectRow> = { ...changed(engine, row), ...expiry(engine, ttlSeconds) };
  return table.update(row.sid, { ...row, ...change });
}

/** Where an item of a map is found. */
export const mapItemSid = (mapSid: string, key: string): string => `${mapSid}/${key}`;

/** @throws TwilioError 409 where the map has an item of this key */
export function createMapItem(
  engine: Engine,
  map: SyncMapRow,
  given: ItemLifetime & { readonly key: string; readonly data: string },
): SyncMapItemRow {
  const { key, data } = given;
  const { syncMaps, syncMapItems } = engine.store;
  const sid = mapItemSid(map.sid, key);
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
  const sid = listItemSid(list.sid, index);
  const { data } = given;
  return syncListItems.insert({ sid, ...fresh(engine, given), serviceSid, listSid: list.sid, index, data });
}

/** Where an item of a list is found. */
export const listItemSid = (listSid: string, index: number): string => `${listSid}/${index}`;

interface ItemChange extends ItemLifetime {
  readonly data: string | undefined;
}

export function updateMapItem(engine: Engine, map: SyncMapRow, row: SyncMapItemRow, given: ItemChange): SyncMapItemRow {
  updateCollection(engine, engine.store.syncMaps, map, { ttlSeconds: given.collectionTtlSeconds });
  return engine.store.syncMapItems.update(row.sid, itemChange(engine, row, given));
}

export function updateListItem(
  engine: Engine,
  list: SyncListRow,
  row: SyncListItemRow,
  given: ItemChange,
): SyncListItemRow {
  updateCollection(engine, engine.store.syncLists, list, { ttlSeconds: given.collectionTtlSeconds });
  return engine.store.syncListItems.update(row.sid, itemChange(engine, row, given));
}

const itemChange = (
  engine: Engine,
  row: SyncMapItemRow | SyncListItemRow,
  { data = row.data, ttlSeconds }: ItemChange,
) => ({
  ...changed(engine, row),
  data,
  ...expiry(engine, ttlSeconds),
});

export function deleteMap({ store }: Engine, sid: string): void {
  for (const item of [...store.syncItemsOfMap.of(sid)]) store.syncMapItems.delete(item.sid);
  store.syncMaps.delete(sid);
}

export function deleteList({ store }: Engine, sid: string): void {
  for (const item of [...store.syncItemsOfList.of(sid)]) store.syncListItems.delete(item.sid);
  store.syncLists.delete(sid);
}

export function deleteMapItem(engine: Engine, map: SyncMapRow, sid: string): void {
  updateCollection(engine, engine.store.syncMaps, map, {});
  engine.store.syncMapItems.delete(sid);
}

export function deleteListItem(engine: Engine, list: SyncListRow, sid: string): void {
  updateCollection(engine, engine.store.syncLists, list, {});
  engine.store.syncListItems.delete(sid);
}

/** With all that is in it. */
export function deleteService(engine: Engine, sid: string): void {
  const { store } = engine;
  for (const row of [...store.syncDocumentsOf.of(sid)]) store.syncDocuments.delete(row.sid);
  for (const row of [...store.syncMapsOf.of(sid)]) deleteMap(engine, row.sid);
  for (const row of [...store.syncListsOf.of(sid)]) deleteList(engine, row.sid);
  store.syncServices.delete(sid);
}
