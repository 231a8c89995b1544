import type { Row, Table } from '../core/table';
import type { Engine } from '../taskrouter/engine';
import { deleteCollection, listsOf, mapsOf } from './sync-commands';

interface Expiring extends Row {
  readonly dateExpires: number | null;
}

/**
 * Deletes everything in Sync when its time has come. What was kept in a file has its deadlines set as it is read back.
 *
 * @see https://www.twilio.com/docs/sync/objects-ttl
 */
export function expireInTime(engine: Engine): void {
  const { store, deadlines } = engine;
  const watch = <R extends Expiring>(table: Table<R>, remove: (sid: string) => void): void =>
    table.onChange((before, after) => {
      if (before?.dateExpires === after?.dateExpires) return;
      const sid = (after ?? before)?.sid ?? '';
      const deadline = `${sid}:expires`;
      if (after === undefined || after.dateExpires === null) deadlines.clear(deadline);
      else deadlines.set(deadline, after.dateExpires, () => engine.transact(() => remove(sid)));
    });
  watch(store.syncDocuments, (sid) => store.syncDocuments.delete(sid));
  watch(store.syncMaps, (sid) => deleteCollection(mapsOf(engine), sid));
  watch(store.syncLists, (sid) => deleteCollection(listsOf(engine), sid));
  watch(store.syncMapItems, (sid) => store.syncMapItems.delete(sid));
  watch(store.syncListItems, (sid) => store.syncListItems.delete(sid));
}
