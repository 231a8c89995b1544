export interface Row {
  readonly sid: string;
}

/** Hears of each change: `before` is absent for a new row, `after` for a deleted one. */
export type ChangeListener<R extends Row> = (before: R | undefined, after: R | undefined) => void;

/** Rows that share a key, in the order they were made. */
export class Index<R extends Row> {
  readonly #keyOf: (row: R) => string | undefined;
  readonly #groups = new Map<string, Map<string, R>>();

  constructor(keyOf: (row: R) => string | undefined) {
    this.#keyOf = keyOf;
  }

  of(key: string): Iterable<R> {
    return this.#groups.get(key)?.values() ?? [];
  }

  first(key: string): R | undefined {
    for (const row of this.of(key)) return row;
    return undefined;
  }

  count(key: string): number {
    return this.#groups.get(key)?.size ?? 0;
  }

  note(before: R | undefined, after: R | undefined): void {
    const was = before && this.#keyOf(before);
    const is = after && this.#keyOf(after);
    if (before && was !== undefined && was !== is) {
      const group = this.#groups.get(was);
      group?.delete(before.sid);
      if (group?.size === 0) this.#groups.delete(was);
    }
    if (!after || is === undefined) return;
    const group = this.#groups.get(is);
    if (group) group.set(after.sid, after);
    else this.#groups.set(is, new Map([[after.sid, after]]));
  }
}

/**
 * Rows by identifier, in the order they were made. A row is never changed in place: an update puts a new object there,
 * so whoever holds a row holds a snapshot.
 */
export class Table<R extends Row> {
  readonly #rows = new Map<string, R>();
  readonly #indexes: Index<R>[] = [];
  readonly #listeners: ChangeListener<R>[] = [];

  /** Keeps rows findable by a key of theirs; a row whose key is `undefined` is left out. */
  index(keyOf: (row: R) => string | undefined): Index<R> {
    const index = new Index(keyOf);
    for (const row of this.#rows.values()) index.note(undefined, row);
    this.#indexes.push(index);
    return index;
  }

  onChange(listener: ChangeListener<R>): void {
    this.#listeners.push(listener);
  }

  get(sid: string): R | undefined {
    return this.#rows.get(sid);
  }

  /** @throws Error if there is no such row: a mistake in the emulator, never in what a client sent. */
  require(sid: string): R {
    const row = this.#rows.get(sid);
    if (!row) throw new Error(`No row ${sid}: it was deleted while something still referred to it`);
    return row;
  }

  insert(row: R): R {
    this.#rows.set(row.sid, row);
    this.#note(undefined, row);
    return row;
  }

  /** Takes in rows that were read from a table like this one; where they were kept vouches for their shape. */
  restore(rows: Iterable<Row>): void {
    for (const row of rows) if (this.#wasHere(row)) this.insert(row);
  }

  update(sid: string, change: Partial<Omit<R, 'sid'>>): R {
    const before = this.require(sid);
    const after = { ...before, ...change };
    this.#rows.set(sid, after);
    this.#note(before, after);
    return after;
  }

  delete(sid: string): void {
    const before = this.#rows.get(sid);
    if (!before) return;
    this.#rows.delete(sid);
    this.#note(before, undefined);
  }

  values(): IterableIterator<R> {
    return this.#rows.values();
  }

  get size(): number {
    return this.#rows.size;
  }

  clear(): void {
    for (const sid of [...this.#rows.keys()]) this.delete(sid);
  }

  #wasHere(row: Row): row is R {
    return row.sid !== '';
  }

  #note(before: R | undefined, after: R | undefined): void {
    for (const index of this.#indexes) index.note(before, after);
    for (const listener of this.#listeners) listener(before, after);
  }
}
