import type { Locks } from '../../../../src/assets/desk/tabs/leadership';

interface Request {
  readonly hold: (lock: unknown) => Promise<void> | undefined;
  readonly settle: (error?: Error) => void;
}

/**
 * One browser's locks, as far as the page uses them: https://w3c.github.io/web-locks/. A tab that crashes gives its
 * lock back without being asked.
 */
export class BrowserLocks {
  #holder: Request | undefined;
  readonly #line: Request[] = [];

  /** What one tab sees of them, and its end. */
  ofTab(): Locks & { crash(): void } {
    const own = new Set<Request>();
    return {
      request: (_name, { ifAvailable, steal, signal }, hold) =>
        new Promise<void>((resolve, reject) => {
          const request: Request = { hold, settle: (error) => (error ? reject(error) : resolve()) };
          own.add(request);
          signal?.addEventListener('abort', () => this.#forget(request, aborted()));
          if (steal) {
            this.#holder?.settle(aborted());
            this.#holder = undefined;
            this.#grant(request);
          } else if (this.#holder === undefined && this.#line.length === 0) {
            this.#grant(request);
          } else if (ifAvailable) {
            queueMicrotask(() => void Promise.resolve(hold(null)).then(resolve, reject));
          } else {
            this.#line.push(request);
          }
        }),
      crash: () => {
        for (const request of own) this.#forget(request);
      },
    };
  }

  get waiting(): number {
    return this.#line.length;
  }

  #grant(request: Request): void {
    this.#holder = request;
    queueMicrotask(() => {
      void this.#hold(request);
    });
  }

  async #hold(request: Request): Promise<void> {
    await request.hold({});
    if (this.#holder !== request) return;
    request.settle();
    this.#forget(request);
  }

  #forget(request: Request, error?: Error): void {
    const place = this.#line.indexOf(request);
    if (place >= 0) {
      this.#line.splice(place, 1);
      request.settle(error);
    }
    if (this.#holder !== request) return;
    this.#holder = undefined;
    const next = this.#line.shift();
    if (next) this.#grant(next);
  }
}

const aborted = (): Error => new DOMException('The request was aborted.', 'AbortError');

type Hear = (message: { readonly data?: unknown }) => void;

/** One browser's broadcast channel: what one tab says, the others hear, each a copy of its own and later. */
export class BrowserChannel {
  readonly #ears = new Set<{ hear: Hear }>();
  /** Everything that was said. */
  readonly said: unknown[] = [];

  ofTab() {
    const own: { hear: Hear } = { hear: () => undefined };
    this.#ears.add(own);
    return {
      postMessage: (message: unknown): void => {
        this.said.push(message);
        for (const ear of this.#ears) {
          const data: unknown = structuredClone(message);
          if (ear !== own) setImmediate(() => this.#ears.has(ear) && ear.hear({ data }));
        }
      },
      addEventListener: (_type: 'message', hear: Hear): void => {
        own.hear = hear;
      },
      close: (): void => void this.#ears.delete(own),
    };
  }
}

/** Lets everything that is under way between tabs arrive. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}
