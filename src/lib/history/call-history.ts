import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service';
import * as v from 'valibot';
import { DeskError } from '../errors';
import { objectName } from '../people/store';
import { isConflict, isMissing } from '../people/sync-answers';
import { callerKey } from './caller-address';
import { callRecordSchema, fitting, type CallRecord } from './call-record';
import { conferenceNotesSchema, withNote, type ConferenceNote } from './conference-notes';

const daySeconds = 86_400;

/** For so long a call is remembered. */
export const historyDays = 30;

/** Sync's largest page. */
export const largestPage = 100;

/** A call that takes longer has its holds forgotten. */
const notesTtl = 2 * daySeconds;

/** For so long an event may still come of a call that was forgotten. */
const forgottenTtl = daySeconds;

/** How often a change starts over because somebody else was quicker. */
const attempts = 5;

/** What stands in the place of a record that was erased, so that a late event does not bring it back. */
const forgottenSchema = v.object({ forgotten: v.literal(true), workers: v.array(v.string()) });

const itemSchema = v.union([callRecordSchema, forgottenSchema]);
type Item = v.InferOutput<typeof itemSchema>;

export interface HistoryOptions {
  readonly sync: ServiceContext;
  readonly workspaceSid: string;
  /** `HISTORY_SECRET`. */
  readonly secret: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Some calls, the newest first, and where to go on. */
export interface HistoryPage {
  readonly calls: readonly CallRecord[];
  /** For the next page; absent where there is none. */
  readonly before?: string;
}

/** What a mark in {@link HistoryPage.before} looks like. */
export const markForm = /^\d{10}-WT[0-9a-f]{32}$/i;

/** The SIDs of those who took a call or missed it. */
const workersOf = ({ people, missed = [] }: CallRecord): readonly string[] => [
  ...new Set([...people, ...missed].flatMap(({ workerSid }) => workerSid ?? [])),
];

/** By the time it was made, so that Sync, which orders a map by its keys, has the newest at one end. */
const keyOf = ({ at, taskSid }: Pick<CallRecord, 'at' | 'taskSid'>): string =>
  `${String(Math.floor(Date.parse(at) / 1_000)).padStart(10, '0')}-${taskSid}`;

/** The day in UTC, as `2026-11-30`, in which a call began, by the key that it has. */
const dayOf = (key: string): string => new Date(Number(key.slice(0, 10)) * 1_000).toISOString().slice(0, 10);

/**
 * The calls of the last 30 days, in Twilio Sync: a map for each caller, one for each worker, and one for each day, with an item for each call in it. Everything
 * in them goes by itself when its time has come.
 *
 * @see docs/decisions/0044-history-of-calls.md
 */
export class CallHistory {
  readonly #options: HistoryOptions;

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  /**
   * Writes a record down under its caller, under everybody who took the call or was offered it, and under its day: two requests for each
   * where it is news, one where it is not. However often, and in whatever order.
   */
  async write(given: CallRecord): Promise<void> {
    const record = fitting(given);
    const { caller } = record;
    // What was erased under its caller is not to come back under anybody.
    if (caller !== undefined && (await this.#put(this.#callerMap(caller), record)) === 'forgotten') return;
    const maps = [this.#dayMap(dayOf(keyOf(record))), ...workersOf(record).map((sid) => this.#workerMap(sid))];
    await Promise.all(maps.map((map) => this.#put(map, record)));
  }

  /** One request. @param caller - As `callerAddress` writes it. @param before - Of the page before. */
  ofCaller(caller: string, before?: string, most = 20): Promise<HistoryPage> {
    return this.#page(this.#callerMap(caller), before, most);
  }

  /** One request. @param before - Of the page before. */
  ofWorker(workerSid: string, before?: string, most = 50): Promise<HistoryPage> {
    return this.#page(this.#workerMap(workerSid), before, most);
  }

  /** Everybody's calls of a day, in UTC, as `2026-11-30`. One request. @param before - Of the page before. */
  ofDay(day: string, before?: string, most = largestPage): Promise<HistoryPage> {
    return this.#page(this.#dayMap(day), before, most);
  }

  /** What is kept of one call under somebody who took it; `undefined` where nothing is. One request. */
  async find(workerSid: string, call: Pick<CallRecord, 'at' | 'taskSid'>): Promise<CallRecord | undefined> {
    const item = await this.#maps(this.#workerMap(workerSid)).syncMapItems(keyOf(call)).fetch().catch(unlessMissing);
    const parsed = v.safeParse(callRecordSchema, item?.data);
    return parsed.success ? parsed.output : undefined;
  }

  /** Keeps what a conference told until the call's record is written: a document for each task. Two requests, one where it is no news. */
  async note(taskSid: string, note: ConferenceNote): Promise<void> {
    const { documents } = this.#options.sync;
    const name = this.#notesName(taskSid);
    for (let attempt = 1; ; attempt += 1) {
      const { notes, revision } = await this.#readNotes(taskSid);
      const all = withNote(notes, note);
      if (all === notes) return;
      const fields = { data: { notes: all }, ttl: notesTtl };
      try {
        if (revision === undefined) await documents.create({ uniqueName: name, ...fields });
        else await documents(name).update({ ...fields, ifMatch: revision });
        return;
      } catch (error) {
        if ((!isConflict(error) && !isMissing(error)) || attempt === attempts) throw error;
      }
    }
  }

  /** What a task's conferences told so far. One request. */
  async notes(taskSid: string): Promise<readonly ConferenceNote[]> {
    return (await this.#readNotes(taskSid)).notes;
  }

  /** All that is kept of a caller, the newest first: what {@link forget} would erase. */
  async allOf(caller: string): Promise<readonly CallRecord[]> {
    const items = await this.#allItems(this.#callerMap(caller));
    return items.flatMap(({ item }) => ('forgotten' in item ? [] : [item]));
  }

  /**
   * Erases everything that is kept of a caller, also under those who took the calls. What is left for a day says that there was something,
   * and nothing of it; it holds off late events.
   *
   * Repeating it does no harm, and erases what a try before that broke off has left.
   *
   * @returns How many calls were erased.
   */
  async forget(caller: string): Promise<number> {
    const map = this.#callerMap(caller);
    const items = await this.#allItems(map);
    let erased = 0;
    for (const { key, item } of items) {
      const workers = 'forgotten' in item ? item.workers : workersOf(item);
      if (!('forgotten' in item)) {
        const data: Item = { forgotten: true, workers: [...workers] };
        await this.#maps(map).syncMapItems(key).update({ data, itemTtl: forgottenTtl }).catch(unlessMissing);
        erased += 1;
      }
      const remove = async (name: string): Promise<void> => {
        await this.#maps(name).syncMapItems(key).remove().catch(unlessMissing);
      };
      await Promise.all(workers.map((sid) => remove(this.#workerMap(sid))));
      await remove(this.#dayMap(dayOf(key)));
    }
    return erased;
  }

  async #page(map: string, before: string | undefined, most: number): Promise<HistoryPage> {
    const { now } = this.#options;
    const from = before === undefined ? {} : ({ from: before, bounds: 'exclusive' } as const);
    try {
      const { syncMapItems: items } = this.#maps(map);
      const { instances } = await items.page({ order: 'desc', pageSize: most, ...from });
      const oldest = now() - historyDays * daySeconds * 1_000;
      const calls = instances.flatMap(({ data }) => {
        const parsed = v.safeParse(callRecordSchema, data);
        // Sync may take its time with what has expired.
        return parsed.success && Date.parse(parsed.output.endedAt) > oldest ? [parsed.output] : [];
      });
      const last = instances.at(-1);
      return { calls, ...(last && instances.length === most && { before: last.key }) };
    } catch (error) {
      if (isMissing(error)) return { calls: [] };
      throw error;
    }
  }

  async #allItems(map: string): Promise<readonly { readonly key: string; readonly item: Item }[]> {
    try {
      const found = await this.#maps(map).syncMapItems.list({ order: 'desc', pageSize: largestPage });
      return found.flatMap(({ key, data }) => {
        const parsed = v.safeParse(itemSchema, data);
        return parsed.success ? [{ key, item: parsed.output }] : [];
      });
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  async #put(map: string, record: CallRecord): Promise<'written' | 'forgotten'> {
    const key = keyOf(record);
    const { syncMapItems: items } = this.#maps(map);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const read = await items(key).fetch().catch(unlessMissing);
        if (!read) {
          await this.#create(map, key, record);
          return 'written';
        }
        const before = v.safeParse(itemSchema, read.data);
        const stands = before.success ? before.output : undefined;
        if (stands && 'forgotten' in stands) return 'forgotten';
        if (stands && !isNews(record, stands)) return 'written';
        await items(key).update({ data: record, ifMatch: read.revision });
        return 'written';
      } catch (error) {
        if ((!isConflict(error) && !isMissing(error)) || attempt === attempts) throw error;
      }
    }
  }

  /** The map lives a day longer than its newest item. */
  async #create(map: string, key: string, data: CallRecord): Promise<void> {
    const collectionTtl = (historyDays + 1) * daySeconds;
    const item = { key, data, itemTtl: historyDays * daySeconds, collectionTtl };
    const create = (): Promise<unknown> => this.#maps(map).syncMapItems.create(item);
    await create().catch(async (error: unknown) => {
      if (!isMissing(error)) throw error;
      await this.#options.sync.syncMaps.create({ uniqueName: map, collectionTtl }).catch((reason: unknown) => {
        if (!isConflict(reason)) throw reason;
      });
      await create();
    });
  }

  async #readNotes(taskSid: string) {
    const name = this.#notesName(taskSid);
    const read = await this.#options.sync.documents(name).fetch().catch(unlessMissing);
    const parsed = v.safeParse(conferenceNotesSchema, read?.data);
    return { notes: parsed.success ? parsed.output.notes : [], revision: read?.revision };
  }

  #maps(name: string) {
    return this.#options.sync.syncMaps(name);
  }

  #callerMap(caller: string): string {
    const { workspaceSid, secret } = this.#options;
    return objectName('calls-of', workspaceSid, callerKey(secret, caller));
  }

  #workerMap(workerSid: string): string {
    return objectName('calls-by', this.#options.workspaceSid, workerSid);
  }

  #dayMap(day: string): string {
    return objectName('calls-on', this.#options.workspaceSid, day);
  }

  #notesName(taskSid: string): string {
    return objectName('conference', this.#options.workspaceSid, taskSid);
  }
}

/** Whether a record says something else than the one that stands, and was not put together from less. */
function isNews(record: CallRecord, before: CallRecord): boolean {
  if (record.known < before.known) return false;
  const said = (one: CallRecord): string => JSON.stringify({ ...v.parse(callRecordSchema, one), known: 0 });
  return said(record) !== said(before);
}

function unlessMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}

/** What is told where a Function would need what the operator did not set. */
export const historyIsOff = (): DeskError =>
  new DeskError(
    'not_enabled',
    'This desk keeps no history of calls: HISTORY_SECRET is not set. Whoever runs it can set it.',
  );
