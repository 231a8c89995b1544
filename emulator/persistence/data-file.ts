import type { Engine } from '../taskrouter/engine';
import { DataFileError } from './data-file-error';
import { lockFile } from '../../src/lib/text/file-lock';
import { imageOf, type Image } from './image';
import { Journal } from './journal';
import { readImage } from './read-image';
import { Unsaved } from './unsaved';

/** A file in which an emulator keeps its state; nobody else may use it meanwhile. */
export class DataFile {
  #journal: Journal | undefined;

  private constructor(
    readonly path: string,
    /** What was kept; `undefined` for a file that is new. */
    readonly image: Image | undefined,
    readonly log: (line: string) => void,
    readonly unlock: () => void,
  ) {}

  /** @throws DataFileError where it is in use, damaged, or no data file */
  static async open(path: string, log: (line: string) => void = () => undefined): Promise<DataFile> {
    const unlock = locked(path);
    try {
      return new DataFile(path, await readImage(path, log), log, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** Keeps every change from now on; the engine says when they are kept. */
  keep(engine: Engine): void {
    const unsaved = new Unsaved(engine, () => journal.note());
    const journal = new Journal(
      this.path,
      {
        get isEmpty() {
          return unsaved.isEmpty;
        },
        take: () => unsaved.take(),
        discard: () => unsaved.discard(),
        image: () => imageOf(engine),
      },
      this.log,
    );
    this.#journal = journal;
    engine.keepBy(journal.kept);
  }

  /** Writes everything anew, as after all was replaced. */
  async rewrite(): Promise<void> {
    await this.#journal?.rewrite();
  }

  /** Writes what is left; what changes later is not kept. */
  async close(): Promise<void> {
    await this.#journal?.close();
    this.unlock();
  }
}

function locked(path: string): () => void {
  try {
    return lockFile(path, (message) => new DataFileError(message));
  } catch (error) {
    if (error instanceof DataFileError) throw error;
    throw new DataFileError(
      `${path} cannot be used to keep the state: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
