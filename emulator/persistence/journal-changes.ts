import type { LoggedEvent } from '../account/event-log';
import type { TableName } from '../account/store';
import type { SavedPlace } from '../account/taskrouter-rows';
import type { Row } from '../core/table';
import type { Cells, Image } from './image';

/** What has become different, to be written as one line. */
export interface Changes {
  /** Rows that are no more, by table; taken away before others are put there. */
  readonly gone: ReadonlyMap<TableName, Iterable<string>>;
  readonly put: ReadonlyMap<TableName, Iterable<Row>>;
  readonly events: readonly LoggedEvent[];
  /** `null` for a task that waits no more. */
  readonly places: Iterable<readonly [string, SavedPlace | null]>;
  readonly cells: Partial<Cells>;
}

/** Few enough that writing them leaves room for requests in between. */
const itemsPerLine = 500;

const none: Changes = { gone: new Map(), put: new Map(), events: [], places: [], cells: {} };

function* portions<T>(items: readonly T[]): Iterable<readonly T[]> {
  for (let start = 0; start < items.length; start += itemsPerLine) yield items.slice(start, start + itemsPerLine);
}

/** An image as changes to nothing. */
export function* changesTo({ tables, events, places, cells }: Image): Iterable<Changes> {
  yield { ...none, cells };
  for (const [name, rows] of tables) for (const put of portions(rows)) yield { ...none, put: new Map([[name, put]]) };
  for (const portion of portions(events)) yield { ...none, events: portion };
  for (const portion of portions([...places])) yield { ...none, places: portion };
}
