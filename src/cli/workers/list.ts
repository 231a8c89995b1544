import type { Twilio } from 'twilio';
import { rows } from '../bulk/pages';
import { workerListOptions } from './filters';
import type { WorkerFilters } from './filters';
import { shownWorker } from './worker';
import type { ShownWorker } from './worker';

/** The workers of a workspace that suit the filters: a request for a thousand of them. */
export async function* listWorkers(
  client: Twilio,
  workspaceSid: string,
  filters: WorkerFilters,
): AsyncGenerator<ShownWorker> {
  const { workers } = client.taskrouter.v1.workspaces(workspaceSid);
  for await (const worker of rows(workers.page(workerListOptions(filters)))) yield shownWorker(worker);
}
