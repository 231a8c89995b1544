import { ended } from '../account/store';
import type { Engine } from '../taskrouter/engine';
import type { Calls } from './calls';
import type { Conferences } from './conferences';

/** How many calls, and how many conferences, are kept once they are over; those that ended first go first. */
export const keptEnded = 10_000;

/** Lets go of calls and conferences that ended long ago, so that memory stays flat however many there were. */
export function keepLatest({ store }: Engine, calls: Calls, conferences: Conferences): void {
  calls.onEnd(() => drop(store.endedCalls, store.calls));
  conferences.onEvent((event) => {
    if (event === 'conference-end') drop(store.endedConferences, store.conferences);
  });
}

function drop(
  index: { count(key: string): number; first(key: string): { readonly sid: string } | undefined },
  table: { delete(sid: string): void },
): void {
  while (index.count(ended) > keptEnded) table.delete(index.first(ended)?.sid ?? '');
}
