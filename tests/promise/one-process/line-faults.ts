import type { Fetch } from '../../../src/assets/desk/ground/api';

/** What can become of a request and its answer. */
export const LINE_FAULTS = ['answer lost', 'request lost', '429', '500', 'slow'] as const;
export type LineFault = (typeof LINE_FAULTS)[number];

/** How long a slow answer takes: longer than a person waits, and shorter than the page does. */
export const SLOW_MS = 6_000;

/** The way from a page to its Functions, on which something can go wrong. */
export class FaultyLine {
  readonly #after: (delayMs: number, run: () => void) => () => void;
  #next: { readonly fault: LineFault; readonly isAbout: (path: string) => boolean } | undefined;
  #isBroken: (path: string) => boolean = () => false;

  constructor(after: (delayMs: number, run: () => void) => () => void) {
    this.#after = after;
  }

  /** The next request that this is about meets with a fault. */
  strike(fault: LineFault, isAbout: (path: string) => boolean = () => true): void {
    this.#next = { fault, isAbout };
  }

  /** From now on no request that this is about arrives. */
  break(isAbout: (path: string) => boolean = () => true): void {
    this.#isBroken = isAbout;
  }

  clear(): void {
    this.#next = undefined;
    this.#isBroken = () => false;
  }

  over(send: Fetch): Fetch {
    return async (path, init) => {
      if (this.#isBroken(path)) throw new TypeError('Failed to fetch');
      const struck = this.#next?.isAbout(path) ? this.#next.fault : undefined;
      if (struck === undefined) return send(path, init);
      this.#next = undefined;
      switch (struck) {
        case 'request lost':
          throw new TypeError('Failed to fetch');
        case 'answer lost':
          await send(path, init).then((response) => response.text());
          throw new TypeError('Failed to fetch');
        case '429':
          return refusal(429, 'too_many_requests');
        case '500':
          return refusal(500, 'internal_error');
        case 'slow':
          await new Promise<void>((resolve) => void this.#after(SLOW_MS, resolve));
          return send(path, init);
      }
    };
  }
}

const refusal = (status: number, code: string): Response =>
  Response.json({ error: { code, message: `A fault on demand: ${status}` } }, { status });
