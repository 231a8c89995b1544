import type { Output } from '../io';

/** Draws on a terminal again and again in the same place. Lines must not be wider than the terminal. */
export class Redraw {
  readonly #out: Output;
  #drawn = 0;

  constructor(out: Output) {
    this.#out = out;
  }

  /** Puts these lines in the place of the last ones; those that do not fit on the screen are left out, and counted. */
  draw(lines: readonly string[]): void {
    const room = Math.max(1, this.#out.rows() - 1);
    const shown = lines.length <= room ? lines : [...lines.slice(0, room - 1), `… and ${lines.length - room + 1} more`];
    const back = this.#drawn > 0 ? `\x1b[${this.#drawn}A\r` : '';
    // Each line clears what is left of the one before it, so that nothing flickers.
    this.#out.write(`${back}${shown.map((line) => `${line}\x1b[K\n`).join('')}\x1b[J`);
    this.#drawn = shown.length;
  }
}
