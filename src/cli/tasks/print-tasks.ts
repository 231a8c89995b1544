import type { Io } from '../io';
import { showAge } from '../output/age';
import type { Palette } from '../output/colour';
import { tableOn, type Column } from '../output/table';
import type { ShownTask } from './shown-task';

/** A task's status in the colour that the desk's pages have for it. */
export function paintStatus(colour: Palette): (shown: string, text: string) => string {
  return (shown, text) => {
    if (text === 'assigned') return colour.green(shown);
    if (text === 'wrapping') return colour.yellow(shown);
    if (text === 'reserved') return colour.cyan(shown);
    return text === 'pending' ? shown : colour.dim(shown);
  };
}

function columns(colour: Palette): Column[] {
  return [
    { title: 'TASK', paint: (shown) => colour.dim(shown) },
    { title: 'STATUS', paint: paintStatus(colour) },
    { title: 'AGE', align: 'right' },
    { title: 'QUEUE', least: 7 },
    { title: 'FROM', least: 6 },
    { title: 'RESERVATIONS', least: 12 },
    { title: 'CONFERENCE', least: 3, paint: (shown) => colour.dim(shown) },
  ];
}

/** A table of tasks that prints them as they come. */
export function taskTable(io: Io): { add(task: ShownTask): void; end(): void } {
  const table = tableOn(io, columns);
  return {
    add({ sid, status, ageSeconds, queue, from, reservations, conferenceSid }) {
      const held = reservations.map((reservation) => `${reservation.worker} ${reservation.status}`).join(', ');
      table.add([sid, status, showAge(ageSeconds), queue ?? '–', from ?? '–', held || '–', conferenceSid ?? '–']);
    },
    end: () => table.end(),
  };
}
