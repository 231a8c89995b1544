import type { Io } from '../io';
import { showAge } from '../output/age';
import { palette } from '../output/colour';
import type { Palette } from '../output/colour';
import type { Column } from '../output/table';
import { Table } from '../output/table';
import type { ShownWorker } from './worker';

function columns(colour: Palette, withLoad: boolean): Column[] {
  return [
    { title: 'NAME', least: 8 },
    { title: 'ACTIVITY', least: 8, paint: (shown, text) => (text.endsWith('●') ? colour.green(shown) : shown) },
    { title: 'FOR', align: 'right' },
    ...(withLoad ? [{ title: 'LOAD', least: 8 }] : []),
    { title: 'SID', paint: (shown) => colour.dim(shown) },
  ];
}

function showLoad(load: ShownWorker['load'] = {}): string {
  const used = Object.entries(load).filter(([, { tasks }]) => tasks > 0);
  return used.map(([channel, { tasks, capacity }]) => `${channel} ${tasks}/${capacity}`).join(', ') || '–';
}

/** A table of workers that prints them as they come. */
export function workerTable(io: Io, withLoad: boolean): { add(worker: ShownWorker): void; end(): void } {
  const colour = palette(io, io.stdout);
  const table = new Table(columns(colour, withLoad), {
    print: (line) => io.stdout.write(`${line}\n`),
    width: io.stdout.isTerminal ? io.stdout.columns() : Infinity,
    heading: colour.bold,
  });
  return {
    add(worker) {
      const { name, activity, available, since, load, sid } = worker;
      const forSeconds = (io.clock.now() - Date.parse(since)) / 1_000;
      const cells = [name, available ? `${activity} ●` : activity, showAge(forSeconds)];
      table.add([...cells, ...(withLoad ? [showLoad(load)] : []), sid]);
    },
    end: () => table.end(),
  };
}
