import type { LoggedEvent } from '../account/event-log';
import { tableNames, type TableName } from '../account/store';
import type { SavedPlace } from '../account/taskrouter-rows';
import type { Row } from '../core/table';
import type { Engine } from '../taskrouter/engine';
import type { Changes } from './journal-changes';
import { cellsOf } from './image';

/**
 * What has changed and is not written yet. It has to be made before anybody else listens to the engine's log: one who
 * listens and causes further events would otherwise be heard of too early.
 */
export class Unsaved {
  readonly #engine: Engine;
  readonly #noted: () => void;
  #gone = new Map<TableName, Set<string>>();
  #put = new Map<TableName, Map<string, Row>>();
  #events: LoggedEvent[] = [];
  #tasks = new Set<string>();
  #isEmpty = true;

  /** @param noted - Called at each change. */
  constructor(engine: Engine, noted: () => void) {
    this.#engine = engine;
    this.#noted = noted;
    const { store, log, clock, router } = engine;
    for (const name of tableNames) {
      store[name].onChange((before: Row | undefined, after: Row | undefined) => this.#row(name, before, after));
    }
    log.subscribe((event) => {
      this.#events.push(event);
      this.#note();
    });
    clock.onSet(() => this.#note());
    router.onPlaced((taskSid) => {
      this.#tasks.add(taskSid);
      this.#note();
    });
  }

  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Hands over everything since the last time. Never in the middle of a transaction: it would be torn in two. */
  take(): Changes {
    const { router } = this.#engine;
    const changes: Changes = {
      gone: this.#gone,
      put: new Map([...this.#put].map(([name, rows]) => [name, [...rows.values()]])),
      events: this.#events,
      places: [...this.#tasks].map((sid): [string, SavedPlace | null] => [sid, router.savedPlaceOf(sid) ?? null]),
      cells: cellsOf(this.#engine),
    };
    this.discard();
    return changes;
  }

  /** Forgets all, since it is written otherwise. */
  discard(): void {
    this.#gone = new Map();
    this.#put = new Map();
    this.#events = [];
    this.#tasks = new Set();
    this.#isEmpty = true;
  }

  #row(name: TableName, before: Row | undefined, after: Row | undefined): void {
    const put = this.#put.get(name) ?? new Map<string, Row>();
    this.#put.set(name, put);
    if (after) put.set(after.sid, after);
    else if (before) {
      put.delete(before.sid);
      this.#gone.set(name, (this.#gone.get(name) ?? new Set()).add(before.sid));
    }
    const sid = (after ?? before)?.sid;
    if (name === 'tasks' && sid !== undefined) this.#tasks.add(sid);
    this.#note();
  }

  #note(): void {
    this.#isEmpty = false;
    this.#noted();
  }
}
