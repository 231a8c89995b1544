import { changesTo } from '../../../emulator/persistence/journal-changes';
import { Decoder } from '../../../emulator/persistence/decoder';
import { Encoder } from '../../../emulator/persistence/encoder';
import { imageOf, type Image } from '../../../emulator/persistence/image';
import { LineWriter, readLines } from '../../../emulator/persistence/lines';
import { restoreImage, takeUp } from '../../../emulator/persistence/restore-image';
import { Unsaved } from '../../../emulator/persistence/unsaved';
import { TestFloor } from '../floor';

/** Stands in for the telephone of a floor without calls. */
export const silentTelephone = { dropAll: (): void => undefined };

export const image = ({ engine }: TestFloor): Image => imageOf(engine);

/** An image as text, everything in order; when it was made is left out, since only one that was written whole knows. */
export function textOf({ tables, events, places, cells: { ids, order, clock } }: Image): string {
  const sorted = [...places].sort(([left], [right]) => left.localeCompare(right));
  // In which order an event names its rows means nothing.
  const ordered = events.map((event) => Object.entries(event).sort(([left], [right]) => left.localeCompare(right)));
  return JSON.stringify({ tables: [...tables], events: ordered, places: sorted, ids, order, clock }, undefined, 1);
}

/** Writes a floor down, at first whole and then what has changed, as a data file would. */
export class Scribe {
  readonly #unsaved: Unsaved;
  readonly #encoder = new Encoder();
  readonly #lines = new LineWriter();
  readonly written: Buffer[] = [];

  constructor(floor: TestFloor) {
    this.#unsaved = new Unsaved(floor.engine, () => undefined);
    this.written.push(this.#lines.header());
    for (const changes of changesTo(image(floor))) this.written.push(this.#lines.line(this.#encoder.encode(changes)));
  }

  /** Writes a line of what has changed since the last one. */
  write(): void {
    if (!this.#unsaved.isEmpty) this.written.push(this.#lines.line(this.#encoder.encode(this.#unsaved.take())));
  }

  get bytes(): Buffer {
    return Buffer.concat(this.written);
  }
}

export function read(bytes: Buffer): Image {
  const decoder = new Decoder();
  for (const value of readLines(bytes, 'floor.data').values) decoder.add(value);
  return decoder.image;
}

/** Another floor with the same state, as after a restart. */
export function restarted(from: Image): TestFloor {
  const floor = new TestFloor();
  floor.engine.reset();
  floor.clock.restore(from.cells.clock);
  restoreImage(floor.engine, from);
  takeUp({ engine: floor.engine, telephone: silentTelephone });
  return floor;
}
