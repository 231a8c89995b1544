import { invalid, notFound } from '../account/twilio-error';
import type { Image } from './image';
import type { SnapshotShelf } from './snapshot-shelf';

/** Short enough for a file's name anywhere, and nothing that means something in a path. */
const allowedName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export interface SnapshotTargets {
  readonly shelf: SnapshotShelf;
  readonly image: () => Image;
  /** Puts an image in the place of all there is. */
  readonly restore: (image: Image) => Promise<void>;
}

/** States of the emulator put aside under a name, to be gone back to. */
export class Snapshots {
  readonly #targets: SnapshotTargets;

  /** @internal */
  constructor(targets: SnapshotTargets) {
    this.#targets = targets;
  }

  /**
   * Puts the present state aside, in place of any snapshot of the same name.
   *
   * @throws TwilioError 400 for a wrong name
   * @example
   * await emulator.control.snapshots.take('monday-morning');
   */
  async take(name: string): Promise<void> {
    if (!allowedName.test(name))
      throw invalid(
        `A snapshot cannot be named "${name}": expected up to 64 letters, digits, dots, dashes and underscores, the first a letter or digit`,
      );
    await this.#targets.shelf.put(name, this.#targets.image());
  }

  /**
   * Goes back to a snapshot: rows, counters, events and time. Browsers' sockets are closed, calls end, and what faults and
   * phones were told is forgotten.
   *
   * @throws TwilioError 404 where there is none of this name
   * @example
   * await emulator.control.snapshots.take('monday-morning');
   * emulator.control.call('+15557654321', '+15550100');
   * await emulator.control.snapshots.restore('monday-morning'); // nobody has called
   */
  async restore(name: string): Promise<void> {
    const image = allowedName.test(name) ? await this.#targets.shelf.get(name) : undefined;
    if (!image) throw missing(name);
    await this.#targets.restore(image);
  }

  /**
   * In alphabetical order.
   *
   * @example
   * await emulator.control.snapshots.names(); // ['monday-morning', 'tuesday']
   */
  names(): Promise<readonly string[]> {
    return this.#targets.shelf.names();
  }

  /**
   * Throws a snapshot away.
   *
   * @throws TwilioError 404 where there is none of this name
   * @example
   * await emulator.control.snapshots.take('tuesday');
   * await emulator.control.snapshots.delete('tuesday');
   */
  async delete(name: string): Promise<void> {
    if (!allowedName.test(name) || !(await this.#targets.shelf.delete(name))) throw missing(name);
  }
}

const missing = (name: string): Error => notFound(`/_emulator/v1/snapshots/${name}`);
