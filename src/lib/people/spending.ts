import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service';
import * as v from 'valibot';
import { DeskError } from '../errors';
import { nameKey } from '../text/same-name';
import { objectName } from './store';
import { isConflict, isMissing } from './sync-answers';

const hourSeconds = 3_600;
const minuteMs = 60_000;

/** Sync's largest page, and so the most calls an hour that one request can tell of. */
const largestPage = 100;

/** How often another place is tried where somebody else was quicker. */
const attempts = 5;

/** An instance asks Sync after each so-manieth part of what is allowed in a minute. */
const shares = 10;

const countSchema = v.object({ minute: v.number(), count: v.number() });

export interface SpendingOptions {
  /** The service of Sync that everything lies in. */
  readonly sync: ServiceContext;
  readonly workspaceSid: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** From 0 to less than 1. */
  readonly random: () => number;
  /** Of this instance, as no other has it. */
  readonly instance: string;
}

/** What one person has asked for in this minute. */
interface Asked {
  own: number;
  others: number;
}

interface MapItem {
  readonly key: string;
  readonly data: unknown;
  readonly dateExpires: Date | null;
}

/**
 * What people have cost, counted in Twilio Sync, whichever instance they come to: a map of its own for each person.
 *
 * A call takes one of as many places as there are calls in an hour, and the place is free again an hour later. To take a place is one
 * request that succeeds for one alone, so that however many ask at the same time, no call more is made than there are places.
 */
export class Spending {
  readonly #options: SpendingOptions;
  #minute = 0;
  readonly #asked = new Map<string, Asked>();

  constructor(options: SpendingOptions) {
    this.#options = options;
  }

  /**
   * Counts a call that is about to be made for somebody. One step of two requests, unless the hour's are nearly used up.
   *
   * @param most - In an hour.
   * @returns How many more there are.
   * @throws DeskError `too_many_calls`; `calls_unavailable` where Sync does not answer: what nobody counts is not made
   */
  async countCall(name: string, most: number): Promise<{ readonly left: number }> {
    try {
      return await this.#takePlace(this.#mapName('calls', name), most);
    } catch (error) {
      if (error instanceof DeskError && error.code === 'too_many_calls') throw error;
      throw new DeskError(
        'calls_unavailable',
        'No calls can be made right now, because Twilio Sync, which counts them, does not answer. Calls in progress go on. Try again in a minute.',
        { headers: { 'Retry-After': '60' }, cause: error },
      );
    }
  }

  /**
   * Counts a request of somebody. Sync is asked after each tenth of what is allowed alone, so that whoever works as usual costs nothing;
   * an instance lets as many pass at most before it hears of the others. Without Sync each counts alone.
   *
   * @param most - In a minute.
   * @throws DeskError `too_many_requests`
   */
  async countRequest(name: string, most: number): Promise<void> {
    const now = this.#options.now();
    const minute = Math.floor(now / minuteMs);
    if (minute !== this.#minute) this.#asked.clear();
    this.#minute = minute;
    const key = nameKey(name);
    const asked = this.#asked.get(key) ?? { own: 0, others: 0 };
    this.#asked.set(key, asked);
    asked.own += 1;
    const isKnown = asked.own + asked.others > most;
    if (!isKnown && asked.own % Math.ceil(most / shares) === 0)
      await this.#exchange(this.#mapName('requests', name), minute, asked).catch(() => undefined);
    if (asked.own + asked.others <= most) return;
    const seconds = Math.ceil(((minute + 1) * minuteMs - now) / 1_000);
    throw new DeskError('too_many_requests', `More than ${most} requests in this minute. Try again in ${seconds} s.`, {
      headers: { 'Retry-After': String(seconds) },
    });
  }

  /** Forgets what somebody has cost. */
  async forget(name: string): Promise<void> {
    for (const kind of kinds)
      await this.#options.sync
        .syncMaps(this.#mapName(kind, name))
        .remove()
        .catch((error: unknown) => {
          if (!isMissing(error)) throw error;
        });
  }

  async #takePlace(map: string, most: number): Promise<{ readonly left: number }> {
    const first = Math.floor(this.#options.random() * most);
    const [isFirstFree, items] = await Promise.all([most > 0 && this.#take(map, first), this.#items(map)]);
    const before = new Set(items.map(({ key }) => key));
    if (isFirstFree) {
      const used = before.add(keyOf(first)).size;
      if (used <= most) return { left: most - used };
    }
    let free = Array.from({ length: most }, (_, place) => place).filter((place) => !before.has(keyOf(place)));
    for (let attempt = 0; attempt < attempts && free.length > 0 && before.size < most; attempt += 1) {
      const place = free[Math.floor(this.#options.random() * free.length)] ?? 0;
      if (await this.#take(map, place)) return { left: Math.max(0, free.length - 1) };
      free = free.filter((other) => other !== place);
    }
    const next = Math.min(...items.map(({ dateExpires }) => dateExpires?.getTime() ?? Infinity));
    const seconds = Number.isFinite(next) ? Math.max(1, Math.ceil((next - this.#options.now()) / 1_000)) : hourSeconds;
    throw new DeskError(
      'too_many_calls',
      `${most} calls were made for you in the last hour, and no more may be. Try again in ${Math.ceil(seconds / 60)} min, or ask whoever runs the desk.`,
      { headers: { 'Retry-After': String(seconds) } },
    );
  }

  /** @returns Whether it was free. */
  async #take(map: string, place: number): Promise<boolean> {
    const at = new Date(this.#options.now()).toISOString();
    const item = { key: keyOf(place), data: { at }, itemTtl: hourSeconds };
    return this.#inMap(map, () => this.#options.sync.syncMaps(map).syncMapItems.create(item)).then(
      () => true,
      (error: unknown) => {
        if (isConflict(error)) return false;
        throw error;
      },
    );
  }

  async #exchange(map: string, minute: number, asked: Asked): Promise<void> {
    const { sync, instance } = this.#options;
    const { syncMapItems: items } = sync.syncMaps(map);
    const fields = { data: { minute, count: asked.own }, itemTtl: (2 * minuteMs) / 1_000 };
    const write = (): Promise<unknown> =>
      items(instance)
        .update(fields)
        .catch((error: unknown) => {
          if (isMissing(error)) return this.#inMap(map, () => items.create({ key: instance, ...fields }));
          throw error;
        });
    const [all] = await Promise.all([this.#items(map), write()]);
    asked.others = all
      .filter(({ key }) => key !== instance)
      .reduce((sum, { data }) => {
        const parsed = v.safeParse(countSchema, data);
        return sum + (parsed.success && parsed.output.minute === minute ? parsed.output.count : 0);
      }, 0);
  }

  async #items(map: string): Promise<readonly MapItem[]> {
    try {
      return (await this.#options.sync.syncMaps(map).syncMapItems.page({ pageSize: largestPage })).instances;
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  /** Makes the map where there is none yet. */
  async #inMap<Result>(uniqueName: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (!isMissing(error)) throw error;
      await this.#options.sync.syncMaps.create({ uniqueName }).catch((reason: unknown) => {
        if (!isConflict(reason)) throw reason;
      });
      return work();
    }
  }

  #mapName(kind: (typeof kinds)[number], name: string): string {
    return objectName(kind, this.#options.workspaceSid, nameKey(name));
  }
}

const kinds = ['calls', 'requests'] as const;

const keyOf = (place: number): string => `call-${place}`;
