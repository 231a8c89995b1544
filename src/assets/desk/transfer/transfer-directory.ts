import { finds } from '../../../lib/text/same-name';
import type { Directory, DirectoryPage } from './transfer-state';

/** Takes over a page: the first one in the place of all, a further one at the end. */
export function learnDirectory(before: Directory, page: DirectoryPage, isFurther: boolean): Directory {
  const old = isFurther ? before.page : undefined;
  const workers = [...(old?.workers ?? []), ...page.workers];
  const queues = isFurther ? (old?.queues ?? []) : page.queues;
  return {
    name: 'read',
    page: { workers, queues, ...(page.next !== undefined && { next: page.next }) },
    // Read anew, the list knows better than an older search.
    ...(isFurther && before.sought && { sought: before.sought }),
  };
}

/** A line of the list that the agent chooses from. */
export interface Choice {
  readonly kind: 'worker' | 'queue' | 'number';
  /** A number's is itself. */
  readonly sid: string;
  readonly name: string;
  /** Whether TaskRouter takes it: a worker must be available, a queue may be long. */
  readonly possible: boolean;
  readonly activity?: string;
  readonly waiting?: number;
  readonly available?: number;
}

const compare = new Intl.Collator().compare;

/** Whom the agent may mean: available colleagues first, then queues and numbers, then who cannot be reached; each by name. */
export function choicesOf({ page, sought }: Directory, search: string, numbers: readonly Choice[] = []): Choice[] {
  const matches = ({ name }: { name: string }): boolean => finds(search, name);
  const known = [...(page?.workers ?? []), ...(sought?.workers ?? [])].filter(matches);
  // What was searched for is newer than the list.
  const workers = [...new Map(known.map((worker) => [worker.sid, worker])).values()].map(
    ({ sid, name, activity, available }): Choice => ({
      kind: 'worker',
      sid,
      name,
      possible: available,
      activity,
    }),
  );
  const queues = (page?.queues ?? [])
    .filter(matches)
    .map((queue): Choice => ({ kind: 'queue', possible: true, ...queue }));
  return [...workers, ...queues, ...numbers].toSorted(
    (a, b) => rank(a) - rank(b) || compare(a.name, b.name) || (a.sid < b.sid ? -1 : 1),
  );
}

function rank({ kind, possible }: Choice): number {
  return kind !== 'worker' ? 1 : possible ? 0 : 2;
}
