import { createHash } from 'node:crypto';
import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service';
import * as v from 'valibot';
import { DeskError } from '../errors';
import { nameKey } from '../text/same-name';
import { personSchema, type Person } from './person';
import { isConflict, isMissing, mayBeDone } from './sync-answers';
import { type Tries, forgottenAfterMs, oneMore } from './tries';

/** What a store needs of its surroundings. */
export interface StoreOptions {
  /** The service of Sync that everything lies in. */
  readonly sync: ServiceContext;
  /** Desks of several workspaces may share one service. */
  readonly workspaceSid: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** For so long a record that was read counts as what it is. */
export const recentMs = 30_000;

/** Records of people whom nobody asks about any more go first. */
const mostRemembered = 5_000;

/** Sync's largest page. */
const largestPage = 100;

/** How often a change starts over because somebody else was quicker. */
const attempts = 5;

const triesSchema = v.object({ count: v.number(), lastAt: v.number() });

/** Wrong tries as they were read, and what says whether they still stand so. */
export interface ReadTries {
  readonly tries: Tries | undefined;
  /** `undefined` where there is nothing yet. */
  readonly revision: string | undefined;
}

interface Read<T> {
  readonly value: T | undefined;
  readonly revision: string | undefined;
}

/** A name in Sync for a name that anybody may have typed: of one length, of plain letters, and nobody's who reads the list. */
export const objectName = (kind: string, workspaceSid: string, text: string): string =>
  `desk-${kind}-${createHash('sha256')
    .update(JSON.stringify([workspaceSid, text]))
    .digest('hex')
    .slice(0, 40)}`;

/**
 * What the instances of the Functions agree on about people, in Twilio Sync: a document for each person, one for each name that was
 * tried wrongly. A document each, since Sync takes so many reads and writes of one object: what is done to one name touches no other.
 */
export class PeopleStore {
  readonly #options: StoreOptions;
  readonly #recent = new Map<string, { readonly at: number; readonly person: Person | undefined }>();

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  /** A person's record as it is now; `undefined` where nobody goes by the name. One request. */
  async person(name: string): Promise<Person | undefined> {
    return (await this.#readPerson(name)).value;
  }

  /**
   * A person's record as it was at most {@link recentMs} ago. Where Sync cannot be reached, what was read last, however old.
   *
   * @returns `unknown` where Sync cannot be reached and nothing was read before
   */
  async recentPerson(name: string): Promise<Person | undefined | 'unknown'> {
    const known = this.#recent.get(nameKey(name));
    if (known && this.#options.now() - known.at < recentMs) return known.person;
    try {
      return await this.person(name);
    } catch {
      return known ? known.person : 'unknown';
    }
  }

  /**
   * Changes a record so that nobody else's change is lost, nor this one where the answer is.
   *
   * @param change - Called anew with what stands each time; `undefined` leaves it as it is.
   * @returns What stands afterwards.
   * @throws DeskError `conflict` where others are quicker time and again
   */
  async changePerson(
    name: string,
    change: (before: Person | undefined) => Person | undefined,
  ): Promise<Person | undefined> {
    let isLost = false;
    for (let attempt = 1; ; attempt += 1) {
      const { value: before, revision } = await this.#readPerson(name);
      const after = change(before);
      if (after === undefined) return before;
      try {
        await this.#write(this.#personName(name), revision, after);
        this.#remember(name, after);
        return after;
      } catch (error) {
        // Written or not, it is looked at once more: what is written is bound to what was read.
        const looksAgain: boolean = mayBeDone(error) && !isLost;
        isLost ||= looksAgain;
        if (!looksAgain && (!isConflict(error) || attempt >= attempts)) throw error;
      }
    }
  }

  /** Forgets somebody. Nobody goes by the name afterwards, and every session of theirs is over. */
  async removePerson(name: string): Promise<void> {
    await this.#options.sync
      .documents(this.#personName(name))
      .remove()
      .catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    this.#remember(name, undefined);
  }

  /** Everybody who may sign in here, by name. A request for each hundred documents of the service, whosever they are. */
  async everybody(): Promise<readonly Person[]> {
    const documents = await this.#options.sync.documents.list({ pageSize: largestPage });
    return documents
      .flatMap(({ uniqueName, data }) => {
        const parsed = v.safeParse(personSchema, data);
        // Of this workspace: another's record looks the same.
        return parsed.success && uniqueName === this.#personName(parsed.output.name) ? [parsed.output] : [];
      })
      .sort((one, other) => one.name.localeCompare(other.name, 'en'));
  }

  /** The wrong tries that all instances know of. One request. @param key - Of the name, or of the name on a device. */
  async tries(key: string): Promise<ReadTries> {
    const { value: tries, revision } = await this.#read(this.#triesName(key), triesSchema);
    return { tries, revision };
  }

  /**
   * Notes one more wrong try, in one request unless somebody else notes one at the same time.
   *
   * @param read - As it was before the try.
   */
  async addTry(key: string, read: ReadTries): Promise<void> {
    let before = read;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const ttl = Math.ceil(forgottenAfterMs / 1000);
        await this.#write(this.#triesName(key), before.revision, oneMore(before.tries, this.#options.now()), ttl);
        return;
      } catch (error) {
        if (!isConflict(error) && !isMissing(error)) throw error;
        if (attempt === attempts) return;
        before = await this.tries(key);
      }
    }
  }

  #personName(name: string): string {
    return objectName('person', this.#options.workspaceSid, nameKey(name));
  }

  #triesName(key: string): string {
    return objectName('tries', this.#options.workspaceSid, key);
  }

  async #readPerson(name: string): Promise<Read<Person>> {
    const read = await this.#read(this.#personName(name), personSchema);
    this.#remember(name, read.value);
    return read;
  }

  async #read<S extends v.GenericSchema>(uniqueName: string, schema: S): Promise<Read<v.InferOutput<S>>> {
    try {
      const { data, revision } = await this.#options.sync.documents(uniqueName).fetch();
      const parsed = v.safeParse(schema, data);
      if (parsed.success) return { value: parsed.output, revision };
      throw new DeskError(
        'misconfigured',
        `The Sync document ${uniqueName} is not as the desk writes it. Delete it, and invite the person again.`,
      );
    } catch (error) {
      if (isMissing(error)) return { value: undefined, revision: undefined };
      throw error;
    }
  }

  async #write(uniqueName: string, revision: string | undefined, data: object, ttl?: number): Promise<void> {
    const { documents } = this.#options.sync;
    const lifetime = ttl === undefined ? {} : { ttl };
    if (revision === undefined) await documents.create({ uniqueName, data, ...lifetime });
    else await documents(uniqueName).update({ data, ifMatch: revision, ...lifetime });
  }

  #remember(name: string, person: Person | undefined): void {
    const key = nameKey(name);
    this.#recent.delete(key);
    this.#recent.set(key, { at: this.#options.now(), person });
    if (this.#recent.size <= mostRemembered) return;
    const [oldest] = this.#recent.keys();
    if (oldest !== undefined) this.#recent.delete(oldest);
  }
}
