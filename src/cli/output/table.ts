import type { Io } from '../io';
import { palette, type Palette } from './colour';
import { plain } from './plain';
import { fit, pad, widthOf } from './width';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** The least it may be shortened to, in columns; without one it is never shortened. */
  readonly least?: number;
  /** Colours a cell; told its text as it is, without padding. */
  readonly paint?: (shown: string, text: string) => string;
}

const gap = '  ';
/** So many rows settle the widths. */
const rowsToMeasure = 200;

/**
 * Prints a table as its rows come. The first rows settle the widths, within the width of the terminal; longer cells of
 * later rows are shortened.
 */
export class Table {
  readonly #columns: readonly Column[];
  readonly #print: (line: string) => void;
  readonly #totalWidth: number;
  readonly #heading: (line: string) => string;
  #waiting: (readonly string[])[] | undefined = [];
  #widths: readonly number[] = [];

  /** @param to.width - How many columns there are; Infinity where nothing is to be shortened. */
  constructor(
    columns: readonly Column[],
    to: { print: (line: string) => void; width: number; heading?: (line: string) => string },
  ) {
    this.#columns = columns;
    this.#print = to.print;
    this.#totalWidth = to.width;
    this.#heading = to.heading ?? ((line) => line);
  }

  add(cells: readonly string[]): void {
    const row = cells.map(plain);
    if (!this.#waiting) return this.#printRow(row);
    this.#waiting.push(row);
    if (this.#waiting.length >= rowsToMeasure) this.#settle();
  }

  /** Prints what still waits. A table without rows prints nothing. */
  end(): void {
    if (this.#waiting?.length) this.#settle();
  }

  #settle(): void {
    const rows = this.#waiting ?? [];
    this.#waiting = undefined;
    this.#widths = fitColumns(this.#columns, rows, this.#totalWidth);
    this.#print(this.#heading(this.#line(this.#columns.map(({ title }) => title))));
    for (const row of rows) this.#printRow(row);
  }

  #printRow(row: readonly string[]): void {
    this.#print(this.#line(row, true));
  }

  #line(cells: readonly string[], painted = false): string {
    const shown = this.#columns.map((column, position) => {
      const text = cells[position] ?? '';
      const width = this.#widths[position] ?? 0;
      const isLast = position === this.#columns.length - 1;
      const cut = fit(text, width);
      const full = isLast && column.align !== 'right' ? cut : pad(cut, width, column.align);
      return painted && column.paint ? column.paint(full, text) : full;
    });
    return shown.join(gap).trimEnd();
  }
}

/** A table on standard output, as wide as its terminal. @param print - Where its lines go instead. */
export function tableOn(
  io: Io,
  columnsIn: (colour: Palette) => readonly Column[],
  print = (line: string): void => io.stdout.write(`${line}\n`),
): Table {
  const colour = palette(io, io.stdout);
  const width = io.stdout.isTerminal ? io.stdout.columns() : Infinity;
  return new Table(columnsIn(colour), { print, width, heading: colour.bold });
}

/** Column widths that show everything if possible, and else take from the widest that may be shortened. */
function fitColumns(columns: readonly Column[], rows: readonly (readonly string[])[], total: number): number[] {
  const widths = columns.map(({ title }, position) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[position] ?? '')), widthOf(title)),
  );
  let excess = widths.reduce((sum, width) => sum + width, 0) + gap.length * (columns.length - 1) - total;
  while (excess > 0) {
    let widest = -1;
    for (const [position, { least }] of columns.entries()) {
      const width = widths[position] ?? 0;
      if (least !== undefined && width > least && width > (widths[widest] ?? 0)) widest = position;
    }
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}
