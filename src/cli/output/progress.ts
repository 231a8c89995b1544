import type { Io } from '../io';
import { palette } from './colour';
import { fit } from './width';

/** How far work has come. */
export interface HowFar {
  readonly handled: number;
  /** Undefined while nobody knows. */
  readonly total: number | undefined;
  readonly failed: number;
}

const redrawEveryMs = 100;
const barColumns = 24;

/** A bar on standard error, drawn in place; on anything but a terminal it draws nothing. */
export class Progress {
  readonly #io: Pick<Io, 'stderr' | 'clock' | 'env'>;
  readonly #label: string;
  #drawnAt = -Infinity;
  #isShown = false;

  /** @param label - What is done, as "Deleting tasks". */
  constructor(io: Pick<Io, 'stderr' | 'clock' | 'env'>, label: string) {
    this.#io = io;
    this.#label = label;
  }

  /** Draws the bar anew, but not more often than eyes can follow. */
  show(howFar: HowFar): void {
    const { stderr, clock } = this.#io;
    if (!stderr.isTerminal || clock.now() - this.#drawnAt < redrawEveryMs) return;
    this.#drawnAt = clock.now();
    this.#isShown = true;
    stderr.write(`\r\x1b[2K${fit(this.#text(howFar), stderr.columns() - 1)}`);
  }

  /** Prints a line that stays, above the bar. */
  say(line: string): void {
    this.clear();
    this.#io.stderr.write(`${line}\n`);
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.#isShown) this.#io.stderr.write('\r\x1b[2K');
    this.#isShown = false;
    this.#drawnAt = -Infinity;
  }

  #text({ handled, total, failed }: HowFar): string {
    const count = handled.toLocaleString('en');
    const failures = failed > 0 ? `, ${failed.toLocaleString('en')} failed` : '';
    if (total === undefined) return `${this.#label}: ${count}${failures}`;
    const filled = Math.min(barColumns, Math.floor((handled / Math.max(total, 1)) * barColumns));
    const bar = '█'.repeat(filled) + '░'.repeat(barColumns - filled);
    return `${this.#label} ${palette(this.#io, this.#io.stderr).cyan(bar)} ${count}/${total.toLocaleString('en')}${failures}`;
  }
}
