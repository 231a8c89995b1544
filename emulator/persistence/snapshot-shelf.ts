import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Image } from './image';
import { readImage } from './read-image';
import { writeImage } from './write-image';

/** Where snapshots are kept, by name. */
export interface SnapshotShelf {
  put(name: string, image: Image): Promise<void>;
  get(name: string): Promise<Image | undefined>;
  /** In alphabetical order. */
  names(): Promise<readonly string[]>;
  /** @returns Whether there was one. */
  delete(name: string): Promise<boolean>;
}

/** Snapshots that live as long as the process. */
export class MemoryShelf implements SnapshotShelf {
  readonly #images = new Map<string, Image>();

  put(name: string, image: Image): Promise<void> {
    this.#images.set(name, image);
    return Promise.resolve();
  }

  get(name: string): Promise<Image | undefined> {
    return Promise.resolve(this.#images.get(name));
  }

  names(): Promise<readonly string[]> {
    return Promise.resolve([...this.#images.keys()].sort());
  }

  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.#images.delete(name));
  }
}

const suffix = '.snapshot';

/** Snapshots in a folder, each a data file of its own. */
export class FolderShelf implements SnapshotShelf {
  readonly #folder: string;
  readonly #log: (line: string) => void;

  constructor(folder: string, log: (line: string) => void) {
    this.#folder = folder;
    this.#log = log;
  }

  async put(name: string, image: Image): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const { handle } = await writeImage(this.#path(name), image);
    await handle.close();
  }

  get(name: string): Promise<Image | undefined> {
    return readImage(this.#path(name), this.#log);
  }

  async names(): Promise<readonly string[]> {
    await mkdir(this.#folder, { recursive: true });
    const files = await readdir(this.#folder);
    return files.flatMap((file) => (file.endsWith(suffix) ? [file.slice(0, -suffix.length)] : [])).sort();
  }

  async delete(name: string): Promise<boolean> {
    if (!(await this.names()).includes(name)) return false;
    await rm(this.#path(name));
    return true;
  }

  #path(name: string): string {
    return join(this.#folder, name + suffix);
  }
}
