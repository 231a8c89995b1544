import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service';
import * as v from 'valibot';
import { DeskError } from '../errors';
import { objectName } from '../people/store';
import { isConflict, isMissing } from '../people/sync-answers';
import { leastRequests, noNotes, type FloorNotes, type FloorReading } from './read-floor';

/** All instances together make so many requests to TaskRouter in a window, however many ask. */
export const mostRequests = 8;
export const windowMs = 5_000;

/** Whoever reads and is not heard of for so long has broken off: a Function answers within eight seconds. */
const leaseMs = 8_000;

/** How often it is looked whether somebody else's reading has come. */
const lookAgainMs = 250;

/** Whoever has to wait for a reading waits so long at most. */
const longestWaitMs = 6_500;

/** Sync takes 16 KiB of JSON in a document; text in base64 grows by nothing in it. */
const pieceCharacters = 15_000;

/** What nobody reads any more goes by itself. */
const keptSeconds = 3_600;

/** The document that all instances begin with. Times in epoch milliseconds. */
const headSchema = v.object({
  /** When the window in which TaskRouter was asked last began, and how often it was asked in it. */
  windowFrom: v.number(),
  spent: v.number(),
  /** Until then nobody else reads; 0 where nobody does. */
  leasedUntil: v.number(),
  /** When the reading that is kept was begun; 0 where there is none. Every other one lies in the same pieces. */
  readAt: v.number(),
  turn: v.number(),
  pieces: v.number(),
});
type Head = v.InferOutput<typeof headSchema>;

const noHead: Head = { windowFrom: 0, spent: 0, leasedUntil: 0, readAt: 0, turn: 0, pieces: 0 };

const pieceSchema = v.object({ turn: v.number(), text: v.string() });

/** A reading as it is kept. */
interface Kept {
  /** When it was begun. */
  readonly readAt: number;
  readonly floor: object;
  readonly notes: FloorNotes;
}

export interface SharedReadingOptions {
  readonly workspaceSid: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly wait: (delayMs: number) => Promise<void>;
}

/** What an instance asks with. */
export interface Asking {
  readonly sync: ServiceContext;
  /** Reads the floor for so many requests at most. */
  readonly read: (notes: FloorNotes, now: number, most: number) => Promise<FloorReading>;
  /** Whether only a reading will do that is begun after this. */
  readonly isFresh: boolean;
}

/** The floor, and how old it is. */
export interface AgedFloor {
  readonly floor: object;
  readonly ageMs: number;
}

/**
 * One reading of the floor for all who look, whichever instance of the Function they come to. Whoever finds none that is recent takes a
 * lease in Twilio Sync and reads; the others read what was written there. TaskRouter is asked {@link mostRequests} times in
 * {@link windowMs}, whoever asks. Without Sync each instance reads for itself, within the same bound.
 */
export class SharedReading {
  readonly #options: SharedReadingOptions;
  #kept: Kept | undefined;
  /** Where Sync does not answer. */
  #ownHead = noHead;
  #asked: Promise<AgedFloor> | undefined;

  constructor(options: SharedReadingOptions) {
    this.#options = options;
  }

  /**
   * @throws DeskError `upstream_busy` where none can be had in time
   * @throws what TaskRouter answers to whoever reads
   */
  ask(asking: Asking): Promise<AgedFloor> {
    if (asking.isFresh) return this.#ask(asking);
    // All who ask this instance at the same time ask once.
    this.#asked ??= this.#ask(asking).finally(() => (this.#asked = undefined));
    return this.#asked;
  }

  async #ask({ sync, read, isFresh }: Asking): Promise<AgedFloor> {
    const { now, wait } = this.#options;
    const asked = now();
    const good = (): boolean => {
      const readAt = this.#kept?.readAt ?? 0;
      return isFresh ? readAt > asked : readAt > 0 && now() - readAt < windowMs;
    };
    while (!good()) {
      const { head, revision } = await this.#head(sync);
      if (head.readAt > (this.#kept?.readAt ?? 0)) await this.#load(sync, head);
      if (good()) break;
      const windowEnds = head.windowFrom + windowMs;
      const left = now() < windowEnds ? mostRequests - head.spent : mostRequests;
      const mayRead = head.leasedUntil <= now() && left >= leastRequests;
      // Two that read in the same millisecond would be one.
      if (mayRead && now() > head.readAt && (await this.#read(sync, { head, revision, left, read }))) break;
      if (!isFresh && this.#kept) break;
      if (now() - asked >= longestWaitMs) throw tooBusy();
      await wait(lookAgainMs);
    }
    if (!this.#kept) throw tooBusy();
    return { floor: this.#kept.floor, ageMs: Math.max(0, now() - this.#kept.readAt) };
  }

  /** @returns Whether it was read; nobody else was quicker. */
  async #read(
    sync: ServiceContext,
    { head, revision, left, read }: { head: Head; revision: Revision; left: number; read: Asking['read'] },
  ): Promise<boolean> {
    const { now } = this.#options;
    const readAt = now();
    const isSame = readAt < head.windowFrom + windowMs;
    const window = { windowFrom: isSame ? head.windowFrom : readAt, spent: (isSame ? head.spent : 0) + left };
    const leased = { ...head, ...window, leasedUntil: readAt + leaseMs };
    const lease = await this.#write(sync, leased, revision);
    if (lease === undefined) return false;
    // Where another has read since and could not be heard, what is known is older; the events from there on are still to be had.
    const notes = this.#kept?.notes ?? noNotes;
    try {
      const { floor, notes: after, spent } = await read(notes, readAt, left);
      this.#kept = { readAt, floor, notes: after };
      const turn = head.turn + 1;
      const pieces = lease === 'no Sync' ? undefined : await this.#save(sync, this.#kept, turn);
      const done = { ...leased, leasedUntil: 0, spent: window.spent - left + spent };
      await this.#write(sync, pieces === undefined ? done : { ...done, readAt, turn, pieces }, lease);
      return true;
    } catch (error) {
      await this.#write(sync, { ...leased, leasedUntil: 0 }, lease);
      throw error;
    }
  }

  #name(part: string): string {
    return objectName('floor', this.#options.workspaceSid, part);
  }

  async #head(sync: ServiceContext): Promise<{ readonly head: Head; readonly revision: Revision }> {
    try {
      const { data, revision } = await sync.documents(this.#name('head')).fetch();
      return { head: v.parse(headSchema, data), revision };
    } catch (error) {
      return isMissing(error) ? { head: noHead, revision: 'none' } : { head: this.#ownHead, revision: 'no Sync' };
    }
  }

  /** @returns The new revision; `undefined` where somebody else was quicker. */
  async #write(sync: ServiceContext, head: Head, revision: Revision): Promise<Revision | undefined> {
    this.#ownHead = head;
    if (revision === 'no Sync') return revision;
    const name = this.#name('head');
    const fields = { data: head, ttl: keptSeconds };
    const isNew = revision === 'none';
    try {
      if (isNew) return (await sync.documents.create({ uniqueName: name, ...fields })).revision;
      return (await sync.documents(name).update({ ...fields, ifMatch: revision })).revision;
    } catch (error) {
      // What cannot be made because something is not there is no document's matter: there is no such service.
      return isConflict(error) || (!isNew && isMissing(error)) ? undefined : 'no Sync';
    }
  }

  /** @returns In how many pieces it lies; `undefined` where Sync did not take it. */
  async #save(sync: ServiceContext, kept: Kept, turn: number): Promise<number | undefined> {
    const text = await packed(kept);
    const count = Math.ceil(text.length / pieceCharacters);
    const pieces = Array.from({ length: count }, (_, index) => ({
      uniqueName: this.#name(`piece ${turn % 2} ${index}`),
      data: { turn, text: text.slice(index * pieceCharacters, (index + 1) * pieceCharacters) },
      ttl: keptSeconds,
    }));
    try {
      await Promise.all(
        pieces.map(({ uniqueName, ...fields }) => {
          const make = () => sync.documents.create({ uniqueName, ...fields });
          const change = () => sync.documents(uniqueName).update(fields);
          // The first two readings find none to change.
          return turn <= 2 ? unless(isConflict, make, change) : unless(isMissing, change, make);
        }),
      );
      return count;
    } catch {
      return undefined;
    }
  }

  /** Takes over what another instance has read, unless it is being written over: then the next look finds the one after it. */
  async #load(sync: ServiceContext, { readAt, turn, pieces }: Head): Promise<void> {
    const names = Array.from({ length: pieces }, (_, index) => this.#name(`piece ${turn % 2} ${index}`));
    try {
      const read = await Promise.all(names.map((name) => sync.documents(name).fetch()));
      const parts = read.map(({ data }) => v.parse(pieceSchema, data));
      if (parts.every((part) => part.turn === turn))
        this.#kept = { readAt, ...(await unpacked(parts.map(({ text }) => text).join(''))) };
    } catch {
      // It goes by what it knows.
    }
  }
}

/** Of the head in Sync; `none` where there is no document yet, `no Sync` where Sync does not answer. */
type Revision = string;

/** The second one where the first fails for this reason. */
async function unless(
  isSo: (error: unknown) => boolean,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await first();
  } catch (error) {
    if (!isSo(error)) throw error;
    return second();
  }
}

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Beyond this it takes longer and gets hardly shorter. */
const quality = 4;

async function packed({ floor, notes }: Kept): Promise<string> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  return (await compress(JSON.stringify({ floor, notes }), { params })).toString('base64');
}

/** Only this class writes there, so that what it wrote is as it was. */
async function unpacked(text: string): Promise<Pick<Kept, 'floor' | 'notes'>> {
  const read: Pick<Kept, 'floor' | 'notes'> = JSON.parse((await decompress(Buffer.from(text, 'base64'))).toString());
  return read;
}

const tooBusy = (): DeskError =>
  new DeskError(
    'upstream_busy',
    'The floor is being read by somebody else, and that takes long. Try again in a moment.',
    {
      headers: { 'Retry-After': '5' },
    },
  );
