import type { WallClock } from '../../core/clock-wall';

/** Ten times a second is as much as an eye follows. */
const quietMs = 100;
const retryMs = 2_000;

export interface RefresherPorts<S> {
  readonly clock: WallClock;
  read(): Promise<S>;
  took(state: S): void;
  failed(error: unknown): void;
}

/**
 * Reads the state again whenever it changed: one reading at a time, many changes together, and after a failure once
 * more until it succeeds.
 */
export class Refresher<S> {
  readonly #ports: RefresherPorts<S>;
  #reading = false;
  #wanted = false;
  #cancel: (() => void) | undefined;

  constructor(ports: RefresherPorts<S>) {
    this.#ports = ports;
  }

  /** Something changed: what is read next is newer than this moment. */
  readonly request = (): void => {
    this.#wanted = true;
    if (!this.#reading && !this.#cancel) void this.#read();
  };

  /** Asks at once, even while a retry is being waited for. */
  readonly hurry = (): void => {
    this.#cancel?.();
    this.#cancel = undefined;
    this.request();
  };

  async #read(): Promise<void> {
    this.#wanted = false;
    this.#reading = true;
    let pauseMs = quietMs;
    try {
      this.#ports.took(await this.#ports.read());
    } catch (error) {
      this.#wanted = true;
      pauseMs = retryMs;
      this.#ports.failed(error);
    }
    this.#reading = false;
    this.#cancel = this.#ports.clock.after(pauseMs, () => {
      this.#cancel = undefined;
      if (this.#wanted) void this.#read();
    });
  }
}
