import type { LoggedEvent } from '../account/event-log';
import type { Changes } from './journal-changes';
import type { Cells } from './image';
import { isRow } from './is-row';

/**
 * Turns changes into the objects that lines are made of. A version of a row is written once, where it is first mentioned,
 * and goes by its number from then on: events carry many rows, most of them the same.
 */
export class Encoder {
  readonly #numbers = new WeakMap<object, number>();
  #count = 0;
  readonly #cells = new Map<string, string>();

  encode({ gone, put, events, places, cells }: Changes): object {
    const rows: object[] = [];
    const numberOf = (row: object): number => {
      const known = this.#numbers.get(row);
      if (known !== undefined) return known;
      const number = this.#count;
      this.#count += 1;
      this.#numbers.set(row, number);
      rows.push(row);
      return number;
    };
    const line = {
      gone: Object.fromEntries([...gone].map(([name, sids]) => [name, [...sids]])),
      put: Object.fromEntries([...put].map(([name, changed]) => [name, [...changed].map(numberOf)])),
      events: events.map((event) => encodeEvent(event, numberOf)),
      places: [...places],
      cells: this.#changed(cells),
    };
    return { rows, ...line };
  }

  #changed(cells: Partial<Cells>): object {
    return Object.fromEntries(
      Object.entries(cells).filter(([name, value]) => {
        const json = JSON.stringify(value);
        if (this.#cells.get(name) === json) return false;
        this.#cells.set(name, json);
        return true;
      }),
    );
  }
}

function encodeEvent(event: LoggedEvent, numberOf: (row: object) => number): object {
  const plain: Record<string, unknown> = {};
  const rows: Record<string, number> = {};
  for (const [name, value] of Object.entries(event)) {
    if (isRow(value)) rows[name] = numberOf(value);
    else plain[name] = value;
  }
  return { plain, rows };
}
