/** Lets so many pass at a time; the others wait in line. */
export class Gate {
  readonly #width: number;
  readonly #line: (() => void)[] = [];
  #inside = 0;

  constructor(width: number) {
    this.#width = width;
  }

  async pass<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#inside >= this.#width) await new Promise<void>((resolve) => this.#line.push(resolve));
    else this.#inside += 1;
    try {
      return await work();
    } finally {
      // The place goes to the next in line, without being free in between.
      const next = this.#line.shift();
      if (next) next();
      else this.#inside -= 1;
    }
  }
}
