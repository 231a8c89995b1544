import { createEmulator, localCredentials, type Credentials, type Emulator } from '../../emulator';

/** An account of a TaskRouter, whosever: a local one, or the real one. */
export interface Service {
  readonly credentials: Credentials;
  /** Where REST and the event bridge are asked. */
  readonly origin: string;
  /** Where sockets are opened: `ws://127.0.0.1:4010`. */
  readonly socketOrigin: string;
  /** Two numbers, one of which may call the other; absent where nobody may be called. */
  readonly phones?: { readonly to: string; readonly from: string } | undefined;
  /** What a workspace has to be called, so that whose it is can be told. */
  workspaceName(what: string): string;
  /** Milliseconds since 1970. */
  now(): Promise<number>;
  /** Lets time pass, and happen what was to happen in it. */
  pass(seconds: number): Promise<void>;
  /** Does what a scenario needs and is not about: no request of it is recorded. Events are, on sockets that it opens. */
  aside<T>(work: () => Promise<T>): Promise<T>;
  /** Does what shows a choice of `emulator/choices.yaml`. */
  about<T>(choice: string, work: () => Promise<T>): Promise<T>;
  /**
   * Asks until the answer will do: what a request sets going may take its time.
   *
   * @throws Error where it never does
   */
  eventually<T>(ask: () => Promise<T>, willDo: (answer: T) => boolean): Promise<T>;
  close(): Promise<void>;
}

/** A local TaskRouter of one's own, at a time that stands still. */
export class LocalService implements Service {
  readonly credentials = localCredentials;
  readonly origin: string;
  readonly socketOrigin: string;

  /** @param socketHost - Another way to it for sockets. */
  constructor(
    readonly emulator: Emulator,
    socketHost = new URL(emulator.origin).host,
  ) {
    this.origin = emulator.origin;
    this.socketOrigin = `ws://${socketHost}`;
  }

  static async open(): Promise<LocalService> {
    const emulator = await createEmulator();
    emulator.clock.freeze();
    return new LocalService(emulator);
  }

  workspaceName(what: string): string {
    return what;
  }

  now(): Promise<number> {
    return Promise.resolve(this.emulator.clock.now());
  }

  pass(seconds: number): Promise<void> {
    return this.emulator.clock.advance(seconds * 1000);
  }

  aside<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  about<T>(_choice: string, work: () => Promise<T>): Promise<T> {
    return work();
  }

  async eventually<T>(ask: () => Promise<T>, willDo: (answer: T) => boolean): Promise<T> {
    for (let tries = 0; tries < 100; tries += 1) {
      const answer = await ask();
      if (willDo(answer)) return answer;
      await this.pass(1);
    }
    throw new Error('What was waited for never came');
  }

  close(): Promise<void> {
    return this.emulator.close();
  }
}
