import * as v from 'valibot';
import { keptEvents, type LoggedEvent } from '../account/event-log';
import { tableNames, type TableName } from '../account/store';
import type { SavedPlace } from '../account/taskrouter-rows';
import { Ring } from '../core/ring';
import type { Row } from '../core/table';
import type { Cells, Image } from './image';
import { isRow } from './is-row';

const place = v.object({ next: v.number(), isDefault: v.boolean(), timedOut: v.boolean(), order: v.number() });
const cells = v.object({
  ids: v.optional(v.record(v.string(), v.number())),
  order: v.optional(v.number()),
  clock: v.optional(v.object({ offsetMs: v.number(), frozenAt: v.nullable(v.number()) })),
  takenAt: v.optional(v.number()),
});
const tableName = v.picklist(tableNames);

const lineSchema = v.object({
  rows: v.array(v.custom<Row>(isRow)),
  gone: v.record(tableName, v.array(v.string())),
  put: v.record(tableName, v.array(v.number())),
  events: v.array(v.object({ plain: v.record(v.string(), v.unknown()), rows: v.record(v.string(), v.number()) })),
  places: v.array(v.tuple([v.string(), v.nullable(place)])),
  cells,
});

/** The checksum says that it is what was written, and the format's version what that looks like. */
function isEvent(value: object): value is LoggedEvent {
  return 'sid' in value && 'type' in value && 'workspaceSid' in value && 'at' in value;
}

/** Puts together what an {@link Encoder} took apart, line by line. */
export class Decoder {
  readonly #rows: Row[] = [];
  readonly #tables = new Map<TableName, Map<string, Row>>(tableNames.map((name) => [name, new Map()]));
  readonly #events = new Ring<LoggedEvent>(keptEvents);
  readonly #places = new Map<string, SavedPlace>();
  #cells: Cells = { ids: {}, order: 0, clock: { offsetMs: 0, frozenAt: null } };

  /** @throws Error where the line refers to what was not written before */
  add(line: unknown): void {
    const { rows, gone, put, events, places, cells: changed } = v.parse(lineSchema, line);
    for (const row of rows) this.#rows.push(row);
    for (const name of tableNames) {
      const table = this.#tables.get(name);
      for (const sid of gone[name] ?? []) table?.delete(sid);
      for (const number of put[name] ?? []) table?.set(this.#row(number).sid, this.#row(number));
    }
    for (const { plain, rows: numbers } of events) {
      const named = Object.entries(numbers).map(([name, number]) => [name, this.#row(number)]);
      const event: object = { ...plain, ...Object.fromEntries(named) };
      if (!isEvent(event)) throw new Error(`An event lacks its type or its time: ${JSON.stringify(plain)}`);
      this.#events.add(event);
    }
    for (const [taskSid, saved] of places) {
      if (saved) this.#places.set(taskSid, saved);
      else this.#places.delete(taskSid);
    }
    const { ids, order, clock, takenAt } = changed;
    this.#cells = {
      ids: ids ?? this.#cells.ids,
      order: order ?? this.#cells.order,
      clock: clock ?? this.#cells.clock,
      takenAt: takenAt ?? this.#cells.takenAt ?? 0,
    };
  }

  get image(): Image {
    return {
      tables: new Map([...this.#tables].map(([name, rows]) => [name, [...rows.values()]])),
      events: [...this.#events],
      places: this.#places,
      cells: this.#cells,
    };
  }

  #row(number: number): Row {
    const row = this.#rows[number];
    if (!row) throw new Error(`There is no row ${number} among ${this.#rows.length}`);
    return row;
  }
}
