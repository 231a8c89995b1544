import type { Changes } from './journal-changes';
import { DataFileError } from './data-file-error';
import type { Image } from './image';
import { type WrittenFile, writeImage } from './write-image';

/** What a journal writes of. */
export interface JournalSource {
  readonly isEmpty: boolean;
  take(): Changes;
  discard(): void;
  image(): Image;
}

/** Below this a file is not worth writing anew. */
const smallBytes = 4 * 1024 * 1024;
/** How much a file may grow before what has become of no account in it is left out. */
const growth = 2;

/**
 * Writes changes to a file, line by line. All that happens while a line is on its way to the disk goes into the next one:
 * the busier it is, the more share one wait for the disk.
 */
export class Journal {
  readonly #path: string;
  readonly #source: JournalSource;
  readonly #log: (line: string) => void;
  #file: WrittenFile | undefined;
  #size = 0;
  #rewriteAt = smallBytes;
  #wantsRewrite = false;
  #running: Promise<void> | undefined;
  #writing: Promise<void> | undefined;
  #next = new Turn();
  #failure: Error | undefined;
  #closed = false;

  constructor(path: string, source: JournalSource, log: (line: string) => void) {
    this.#path = path;
    this.#source = source;
    this.#log = log;
  }

  /** Something has changed, and is written once the transaction it belongs to has ended. */
  readonly note = (): void => {
    if (this.#closed) return;
    this.#running ??= this.#run();
  };

  /** Writes everything anew rather than what has changed, as after all was replaced. */
  rewrite(): Promise<void> {
    this.#wantsRewrite = true;
    this.note();
    return this.#next.promise;
  }

  /** @returns A promise of all that has changed so far being on the disk; `undefined` where it is already. */
  readonly kept = (): Promise<void> | undefined => {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#closed) return undefined;
    return this.#hasWork ? this.#next.promise : this.#writing;
  };

  /** Writes what is left, and lets go of the file. */
  async close(): Promise<void> {
    while (this.#running) await this.#running;
    this.#closed = true;
    await this.#file?.handle.close();
    this.#file = undefined;
  }

  get #hasWork(): boolean {
    return this.#wantsRewrite || !this.#source.isEmpty;
  }

  async #run(): Promise<void> {
    // The transaction under way ends first.
    await Promise.resolve();
    while (this.#hasWork) {
      const turn = this.#next;
      this.#next = new Turn();
      this.#writing = turn.promise;
      try {
        if (this.#failure) throw this.#failure;
        await this.#write();
        turn.resolve();
      } catch (error) {
        this.#fail(error);
        turn.reject(this.#failure);
      }
    }
    this.#writing = undefined;
    this.#running = undefined;
  }

  async #write(): Promise<void> {
    if (!this.#file || this.#wantsRewrite || this.#size > this.#rewriteAt) {
      await this.#writeAnew();
      return;
    }
    const { handle, encoder, lines } = this.#file;
    const line = lines.line(encoder.encode(this.#source.take()));
    await handle.writeFile(line);
    await handle.datasync();
    this.#size += line.length;
  }

  async #writeAnew(): Promise<void> {
    const image = this.#source.image();
    this.#source.discard();
    this.#wantsRewrite = false;
    const letGo = async (): Promise<void> => {
      const old = this.#file;
      this.#file = undefined;
      await old?.handle.close();
    };
    this.#file = await writeImage(this.#path, image, letGo);
    this.#size = this.#file.size;
    this.#rewriteAt = Math.max(smallBytes, this.#size * growth);
  }

  /** Nothing is acknowledged from now on: what could not be written would be missing from all that follows. */
  #fail(error: unknown): void {
    this.#source.discard();
    this.#wantsRewrite = false;
    if (this.#failure) return;
    this.#failure = new DataFileError(
      `${this.#path} could not be written: ${String(error)}. Nothing is accepted until the local TaskRouter is started again`,
    );
    this.#log(this.#failure.message);
  }
}

/** One line's way to the disk, for those who wait for it. */
class Turn {
  readonly promise: Promise<void>;
  resolve: () => void = () => undefined;
  reject: (reason: unknown) => void = () => undefined;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // Where nobody waits for it, its failure is no news to anybody.
    this.promise.catch(() => undefined);
  }
}
