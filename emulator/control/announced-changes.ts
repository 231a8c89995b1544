import type { WallClock } from '../core/clock-wall';

/** Twenty a second is more than an eye follows and less than a busy floor would send. */
const quietMs = 50;

/** Tells listeners that something changed, many changes at once. */
export class Changes {
  readonly #wall: WallClock;
  readonly #listeners = new Set<() => void>();
  #cancel: (() => void) | undefined;

  constructor(wall: WallClock) {
    this.#wall = wall;
  }

  readonly note = (): void => {
    if (this.#cancel || this.#listeners.size === 0) return;
    this.#cancel = this.#wall.after(quietMs, () => {
      this.#cancel = undefined;
      for (const listener of this.#listeners) listener();
    });
  };

  /** @returns A function that ends the subscription. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#cancel?.();
    this.#listeners.clear();
  }
}
