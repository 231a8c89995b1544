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

/** The first of them; their number is not known before. */
export async function first<Row>(rows: AsyncIterable<Row>): Promise<Row | undefined> {
  for await (const row of rows) return row;
  return undefined;
}
