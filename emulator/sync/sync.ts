import type { Operation } from '../rest/operation';
import type { Engine } from '../taskrouter/engine';
import { SyncPace } from './pace';
import { listOperations, mapOperations } from './resources/collections';
import { documentOperations } from './resources/sync-documents';
import { listItemOperations, mapItemOperations } from './resources/items';
import { serviceOperations } from './resources/services';
import type { Row, Table } from '../core/table';
import { deleteCollection, listsOf, mapsOf } from './sync-commands';

interface Expiring extends Row {
  readonly dateExpires: number | null;
}

/**
 * Deletes everything in Sync when its time has come. What was kept in a file has its deadlines set as it is read back.
 *
 * @see https://www.twilio.com/docs/sync/objects-ttl
 */
function expireInTime(engine: Engine): void {
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

/** The part of Sync in which Functions keep what they have to agree on. @see https://www.twilio.com/docs/sync/api */
export class Sync {
  readonly operations: readonly Operation[];
  readonly #pace: SyncPace;

  constructor(engine: Engine) {
    const pace = new SyncPace(engine.clock);
    this.#pace = pace;
    expireInTime(engine);
    this.operations = [
      ...serviceOperations,
      ...documentOperations(pace),
      ...mapOperations(pace),
      ...mapItemOperations(pace),
      ...listOperations(pace),
      ...listItemOperations(pace),
    ];
  }

  /** Forgets how much was asked of it. */
  reset(): void {
    this.#pace.reset();
  }
}
