import type { Twilio } from 'twilio';
import { pages } from '../bulk/pages';
import { workerListOptions, type WorkerFilters } from './filters';
import { withLoad } from './worker-load';
import { shownWorker, type ShownWorker } from './worker';

export interface WorkerListing extends WorkerFilters {
  /** Also how many tasks each has, by task channel. */
  readonly load?: boolean;
}

/** The workers that suit: a request for a thousand of them, and more only for their load. */
export async function* listWorkers(
  client: Twilio,
  workspaceSid: string,
  { load = false, ...filters }: WorkerListing,
): AsyncGenerator<ShownWorker> {
  const { workers } = client.taskrouter.v1.workspaces(workspaceSid);
  for await (const page of pages(workers.page(workerListOptions(filters)))) {
    const shown = page.rows.map(shownWorker);
    yield* load ? await withLoad(client, workspaceSid, shown) : shown;
  }
}
