/** The last so many values, oldest first. Adding takes the same time however many there are. */
export class Ring<T> {
  readonly #values: T[] = [];
  readonly #most: number;
  /** Where the oldest stands once the ring is full. */
  #start = 0;

  /** @param most - How many are kept. */
  constructor(most: number) {
    this.#most = most;
  }

  /** @returns What had to go to make room. */
  add(value: T): T | undefined {
    if (this.#values.length < this.#most) {
      this.#values.push(value);
      return undefined;
    }
    const oldest = this.#values[this.#start];
    this.#values[this.#start] = value;
    this.#start = (this.#start + 1) % this.#most;
    return oldest;
  }

  /** @param position - 0 for the oldest. */
  at(position: number): T | undefined {
    if (position < 0 || position >= this.#values.length) return undefined;
    return this.#values[(this.#start + position) % this.#values.length];
  }

  get size(): number {
    return this.#values.length;
  }

  /** Oldest first. */
  *[Symbol.iterator](): IterableIterator<T> {
    yield* this.#slice(0);
  }

  /** Newest first. */
  newest(most: number): T[] {
    return [...this.#slice(Math.max(0, this.size - most))].toReversed();
  }

  clear(): void {
    this.#values.length = 0;
    this.#start = 0;
  }

  *#slice(from: number): Iterable<T> {
    for (let position = from; position < this.#values.length; position += 1) {
      const value = this.#values[(this.#start + position) % this.#values.length];
      if (value !== undefined) yield value;
    }
  }
}
