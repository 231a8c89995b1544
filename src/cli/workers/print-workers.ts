import type { Io } from '../io';
import { showAge } from '../output/age';
import type { Palette } from '../output/colour';
import { type Column, type Table, tableOn } from '../output/table';
import type { ShownWorker } from './worker';

function columns(colour: Palette, withLoad: boolean): Column[] {
  return [
    { title: 'NAME', least: 8 },
    { title: 'ACTIVITY', least: 8, paint: (shown, text) => (text.endsWith('●') ? colour.green(shown) : shown) },
    { title: 'FOR', align: 'right' },
    ...(withLoad ? [{ title: 'LOAD', least: 8 }] : []),
    { title: 'WORKER', paint: (shown) => colour.dim(shown) },
  ];
}

function showLoad(load: ShownWorker['load'] = {}): string {
  const channels = Object.entries(load);
  return channels.map(([channel, { tasks, capacity }]) => `${channel} ${tasks}/${capacity}`).join(', ') || '–';
}

/** Prints a table of workers as they come. Who is available has a dot behind the activity. */
export class WorkerTable {
  readonly #io: Io;
  readonly #withLoad: boolean;
  readonly #table: Table;

  constructor(io: Io, options: { withLoad: boolean; print: (line: string) => void }) {
    this.#io = io;
    this.#withLoad = options.withLoad;
    this.#table = tableOn(io, (colour) => columns(colour, options.withLoad), options.print);
  }

  add({ name, activity, available, since, load, sid }: ShownWorker): void {
    const forSeconds = (this.#io.clock.now() - Date.parse(since)) / 1_000;
    const cells = [name, available ? `${activity} ●` : activity, showAge(forSeconds)];
    this.#table.add([...cells, ...(this.#withLoad ? [showLoad(load)] : []), sid]);
  }

  end(): void {
    this.#table.end();
  }
}

/** How many are in which activity, the most first: `Available 12, Offline 3`. */
export function countActivities(workers: readonly ShownWorker[]): string {
  const counts = new Map<string, number>();
  for (const { activity } of workers) counts.set(activity, (counts.get(activity) ?? 0) + 1);
  const most = [...counts].sort(([, left], [, right]) => right - left);
  return most.map(([activity, count]) => `${activity} ${count.toLocaleString('en')}`).join(', ');
}
