import type { Caller } from './tokens';

/**
 * Remembers the tokens whose sessions were closed in favour of a newer one. A client so closed opens its socket again by
 * itself, asking as before to close all others: were it obeyed, the two would throw each other out for ever.
 */
export class Evictions {
  /** By whole token, as the identifier inside repeats; with the time it ends. */
  readonly #expiries = new Map<string, number>();

  note(token: string, { expiresAt }: Caller, now: number): void {
    for (const [old, expiry] of this.#expiries) if (expiry <= now) this.#expiries.delete(old);
    this.#expiries.set(token, expiresAt);
  }

  has(token: string): boolean {
    return this.#expiries.has(token);
  }

  clear(): void {
    this.#expiries.clear();
  }
}
