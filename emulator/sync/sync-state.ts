import type { Engine } from '../taskrouter/engine';
import type { SyncObjectRow } from '../account/sync-rows';

/** Of all objects, the ones changed last; of the items of one, the first or the newest. */
const shownObjects = 200;
const shownItems = 50;

const iso = (ms: number): string => new Date(ms).toISOString();

interface Part {
  /** An item's key or index; empty where the object itself has the data. */
  readonly name: string;
  /** JSON text. */
  readonly data: string;
}

function objectState(kind: string, row: SyncObjectRow, size: number, parts: readonly Part[]): object {
  const { sid, serviceSid, uniqueName, version, dateUpdated, dateExpires } = row;
  return {
    kind,
    sid,
    serviceSid,
    uniqueName,
    revision: String(version),
    dateUpdated: iso(dateUpdated),
    dateExpires: dateExpires === null ? null : iso(dateExpires),
    size,
    parts,
  };
}

/** What there is in Sync, what was changed last first, as the control API and the console show it. */
export function syncState({ store }: Engine): readonly object[] {
  const rows = [
    ...[...store.syncDocuments.values()].map((row) => ({ kind: 'document', row })),
    ...[...store.syncMaps.values()].map((row) => ({ kind: 'map', row })),
    ...[...store.syncLists.values()].map((row) => ({ kind: 'list', row })),
  ].sort((a, b) => b.row.dateUpdated - a.row.dateUpdated || (a.row.sid < b.row.sid ? -1 : 1));
  return rows.slice(0, shownObjects).map(({ kind, row }) => {
    if (kind === 'document') {
      const { data } = store.syncDocuments.require(row.sid);
      return objectState(kind, row, 1, [{ name: '', data }]);
    }
    if (kind === 'map') {
      const items = [...store.syncItemsOfMap.of(row.sid)].sort((a, b) => (a.key < b.key ? -1 : 1));
      const parts = items.slice(0, shownItems).map(({ key, data }) => ({ name: key, data }));
      return objectState(kind, row, items.length, parts);
    }
    const items = [...store.syncItemsOfList.of(row.sid)];
    const parts = items.slice(-shownItems).map(({ index, data }) => ({ name: String(index), data }));
    return objectState(kind, row, items.length, parts.toReversed());
  });
}
