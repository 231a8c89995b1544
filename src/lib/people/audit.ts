import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service';
import type { SyncListItemInstance } from 'twilio/lib/rest/sync/v1/service/syncList/syncListItem';
import * as v from 'valibot';
import type { Platform } from '../platform';
import { asciiLine } from '../text/ascii-line';
import { auditActs } from './audit-acts';
import { objectName } from './store';
import { isConflict, isMissing, isTooOften } from './sync-answers';

/** Who did something: a worker, or an operator by an API key. A name alone for somebody who is not known. */
const partySchema = v.object({
  name: v.optional(v.string()),
  workerSid: v.optional(v.string()),
  key: v.optional(v.string()),
});

const entrySchema = v.object({
  /** ISO 8601. */
  at: v.string(),
  who: partySchema,
  what: v.picklist(auditActs),
  outcome: v.picklist(['done', 'refused', 'failed']),
  /** On whom or what, where it is not the one who did it. */
  on: v.optional(
    v.object({ ...partySchema.entries, taskSid: v.optional(v.string()), callSid: v.optional(v.string()) }),
  ),
  /** In words, such as why something was refused. */
  why: v.optional(v.string()),
});

/** One line of the audit. */
export type AuditEntry = Readonly<v.InferOutput<typeof entrySchema>>;

/** A line as the Function's log gets it. */
export const auditLine = (entry: AuditEntry): string => asciiLine({ audit: entry });

/**
 * So many Sync Lists share what was done, of which each takes 20 lines a second, and those that tell of strangers' refused tries:
 * whoever is nobody cannot fill the ones in which a sign-in has to be written.
 */
const shards = { done: 16, refused: 4 } as const;

const kinds = ['done', 'refused'] as const;
type Kind = (typeof kinds)[number];

/** Sync's largest page. */
const largestPage = 100;
const secondsPerDay = 86_400;
const usualKeptDays = 30;

export interface AuditOptions {
  readonly sync: ServiceContext;
  readonly workspaceSid: string;
  /** From 0 to less than 1. */
  readonly random: () => number;
  /** Where the line goes at once, whatever becomes of Sync. */
  readonly log: Platform['log'];
  readonly keptDays?: number;
}

/** What of the audit is asked for. */
export interface AuditQuery {
  /** Epoch milliseconds; that moment included. */
  readonly since?: number;
  readonly where?: (entry: AuditEntry) => boolean;
  /** No more than the newest so many. */
  readonly most?: number;
}

/** A line and where it stands: a mark of its own, should it be met again. */
export interface KeptEntry {
  readonly mark: string;
  readonly entry: AuditEntry;
}

/** A page of a list, and the way to the next one. */
interface Pages {
  readonly instances: readonly SyncListItemInstance[];
  nextPage(): Promise<Pages | undefined> | undefined;
}

/** The audit: what was done, by whom, in the Function's log and in Sync. */
export class Audit {
  readonly #options: AuditOptions;

  constructor(options: AuditOptions) {
    this.#options = options;
  }

  /**
   * Writes a line down. One that tells of something done is on record once this resolves, in one request as a rule; where the list that
   * chance chose is full for this second, in the next one. One that tells of a stranger's try may be in the log alone where there are
   * very many.
   *
   * @param by - A line that tells of somebody known makes its list where there is none yet; strangers make nothing.
   * @throws what Sync answers, where it takes the line nowhere: then what was to be done is not to be done
   */
  async write(entry: AuditEntry, by: 'anybody' | 'somebody known' = 'anybody'): Promise<void> {
    this.log(entry);
    const kind: Kind = entry.outcome === 'refused' ? 'refused' : 'done';
    try {
      await this.#append(kind, entry, kind === 'done' || by === 'somebody known');
    } catch (error) {
      if (kind === 'done') throw error;
    }
  }

  /** Says in the Function's log that a line, which is there already, is nowhere else. */
  unwritten(entry: AuditEntry, error: unknown): void {
    const { at, what } = entry;
    const why = error instanceof Error ? error.message : String(error);
    this.#options.log(asciiLine({ auditUnwritten: { at, what, why } }), 'error');
  }

  /** Writes a line into the Function's log alone. */
  log(entry: AuditEntry): void {
    this.#options.log(auditLine(entry));
  }

  /** The lines that are kept, the newest first. */
  async read(query: AuditQuery = {}): Promise<AuditEntry[]> {
    return (await this.readKept(query)).map(({ entry }) => entry);
  }

  /** The same, each with its mark. */
  async readKept({ since = 0, where = () => true, most = Infinity }: AuditQuery = {}): Promise<KeptEntry[]> {
    const found = await Promise.all(this.#lists().map((name) => this.#readList(name, { since, where, most })));
    return found
      .flat()
      .sort(({ entry: one }, { entry: other }) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
      .slice(0, most);
  }

  /**
   * Makes the lists. Whoever invites people does it, so that no sign-in has to, and no stranger's try can use up how many objects Sync
   * lets be made in a second.
   */
  async prepare(): Promise<void> {
    for (const name of this.#lists()) await this.#make(name);
  }

  async #append(kind: Kind, entry: AuditEntry, makes: boolean): Promise<void> {
    const count = shards[kind];
    const first = Math.floor(this.#options.random() * count);
    for (let offset = 0; ; offset += 1) {
      const name = this.#listName(kind, (first + offset) % count);
      try {
        await this.#appendTo(name, entry);
        return;
      } catch (error) {
        // A list that nobody has made yet, as in a service that was emptied.
        if (makes && isMissing(error)) {
          await this.#make(name);
          offset -= 1;
        } else if (!isTooOften(error) || offset === count - 1) throw error;
      }
    }
  }

  async #appendTo(name: string, data: AuditEntry): Promise<void> {
    const { sync, keptDays = usualKeptDays } = this.#options;
    await sync.syncLists(name).syncListItems.create({ data, itemTtl: keptDays * secondsPerDay });
  }

  /** Somebody else may have made it at the same time. */
  async #make(uniqueName: string): Promise<void> {
    await this.#options.sync.syncLists.create({ uniqueName }).catch((reason: unknown) => {
      if (!isConflict(reason)) throw reason;
    });
  }

  async #readList(name: string, { since, where, most }: Required<AuditQuery>): Promise<KeptEntry[]> {
    const entries: KeptEntry[] = [];
    try {
      const items = this.#options.sync.syncLists(name).syncListItems;
      let page: Pages = await items.page({ order: 'desc', pageSize: largestPage });
      for (;;) {
        for (const { data, index } of page.instances) {
          const parsed = v.safeParse(entrySchema, data);
          if (!parsed.success || !where(parsed.output)) continue;
          // Clocks of two instances differ by little; a list is in order but for that.
          if (Date.parse(parsed.output.at) >= since) entries.push({ mark: `${name}/${index}`, entry: parsed.output });
        }
        const oldest = page.instances.at(-1)?.dateCreated;
        const isEnough = entries.length >= most || !oldest || oldest.getTime() + toleranceMs < since;
        const next: Pages | undefined = isEnough ? undefined : await page.nextPage();
        if (!next) return entries;
        page = next;
      }
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  #lists(): readonly string[] {
    return kinds.flatMap((kind) => Array.from({ length: shards[kind] }, (_, shard) => this.#listName(kind, shard)));
  }

  #listName(kind: Kind, shard: number): string {
    return `${objectName('audit', this.#options.workspaceSid, kind)}-${shard}`;
  }
}

/** So much may two clocks differ. */
const toleranceMs = 60_000;
