import { largestPage, rows, type Page } from '../../bulk/pages';
import type { Names } from '../names';
import type { Fields, Thing } from '../thing';

/** One kind of thing in an account, spoken to in the terms of the workspace file. */
export interface Collection {
  /** All of them, page by page. */
  list(): AsyncGenerator<Thing>;
  /** The one of this name. */
  named(name: string): Promise<Thing | undefined>;
  /** @throws RestException 404 where it is gone */
  fetch(sid: string): Promise<Thing>;
  create(name: string, fields: Fields): Promise<Thing>;
  /**
   * @param before - As it was fetched; where it has a version, nothing is changed unless it still is that one.
   * @param to - The fields that change.
   */
  update(before: Thing, to: Fields): Promise<Thing>;
  remove(sid: string): Promise<void>;
}

/** What a plan never asks for. */
export function never(what: string): () => Promise<never> {
  return () => Promise.reject(new Error(`${what} is not done by a set-up`));
}

/** A list of the twilio package, in what all are alike. */
interface ListOf<Row> {
  (sid: string): { fetch(): Promise<Row>; remove(): Promise<unknown> };
  page(options: { readonly pageSize?: number; readonly friendlyName?: string }): Promise<Page<Row>>;
}

/** What is asked of all lists in the same way. */
export function inList<Row>(
  all: ListOf<Row>,
  thing: (row: Row) => Thing,
): Pick<Collection, 'list' | 'named' | 'fetch' | 'remove'> {
  return {
    async *list() {
      for await (const row of rows(all.page({ pageSize: largestPage }))) yield thing(row);
    },
    async named(friendlyName) {
      for await (const row of rows(all.page({ friendlyName }))) return thing(row);
      return undefined;
    },
    fetch: async (sid) => thing(await all(sid).fetch()),
    async remove(sid) {
      await all(sid).remove();
    },
  };
}

/** The SID of an activity that a file names. */
export const activitySid = (names: Names, name: unknown): string | undefined =>
  typeof name === 'string' ? names.sidOf('activity', name) : undefined;
