import type { LoggedEvent } from '../account/event-log';
import { tableNames, type TableName } from '../account/store';
import type { SavedPlace } from '../account/taskrouter-rows';
import type { ClockState } from '../core/clock';
import type { Row } from '../core/table';
import type { Engine } from '../taskrouter/engine';

/** The single values that are kept beside the tables. */
export interface Cells {
  /** The last number given out, by prefix. */
  readonly ids: Readonly<Record<string, number>>;
  readonly order: number;
  readonly clock: ClockState;
  /** When an image was made, in virtual time. */
  readonly takenAt?: number;
}

/**
 * All that is kept of an emulator, at one moment. It costs no more than the lists, since rows and events never change;
 * whatever is not in it (indexes, lines of waiting workers, deadlines) follows from it.
 */
export interface Image {
  readonly tables: ReadonlyMap<TableName, readonly Row[]>;
  /** Oldest first. */
  readonly events: readonly LoggedEvent[];
  /** Where each waiting task stands. */
  readonly places: ReadonlyMap<string, SavedPlace>;
  readonly cells: Cells;
}

export function cellsOf(engine: Engine): Cells {
  return {
    ids: engine.ids.counters,
    order: engine.lastOrder,
    clock: engine.clock.state,
  };
}

export function imageOf(engine: Engine): Image {
  const { store, log, router } = engine;
  const places = new Map<string, SavedPlace>();
  for (const { sid } of store.tasks.values()) {
    const place = router.savedPlaceOf(sid);
    if (place) places.set(sid, place);
  }
  return {
    tables: new Map(tableNames.map((name) => [name, [...store[name].values()]])),
    events: [...log.values()],
    places,
    cells: { ...cellsOf(engine), takenAt: engine.clock.now() },
  };
}
