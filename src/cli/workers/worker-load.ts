import type { Twilio } from 'twilio';
import { largestPage, rows } from '../bulk/pages';
import { isGone } from '../explain';
import { ReservationFinder } from '../read-tasks/reservation-finder';
import type { ChannelLoad, ShownWorker } from './worker';

type Load = Readonly<Record<string, ChannelLoad>>;

/** As many as a workspace can have. */
const mostChannels = 100;

/**
 * Adds each worker's load by task channel; channels without tasks are left out.
 *
 * Twilio tells the load of one worker at a time. Where few tasks are under way, their reservations tell first who is busy
 * at all, and only those are asked about.
 */
export async function withLoad(
  client: Twilio,
  workspaceSid: string,
  workers: readonly ShownWorker[],
): Promise<ShownWorker[]> {
  const busy = await busyWorkers(client, workspaceSid, workers.length);
  return Promise.all(
    workers.map(async (worker) => {
      const isIdle = busy !== undefined && !busy.has(worker.sid);
      return { ...worker, load: isIdle ? {} : await loadOf(client, workspaceSid, worker.sid) };
    }),
  );
}

/** Who holds or is offered a task; undefined where to find that out costs more than to ask about everybody. */
async function busyWorkers(
  client: Twilio,
  workspaceSid: string,
  workerCount: number,
): Promise<ReadonlySet<string> | undefined> {
  const { tasks } = client.taskrouter.v1.workspaces(workspaceSid);
  const underWay = { assignmentStatus: ['reserved', 'assigned', 'wrapping'], pageSize: largestPage };
  const page = await tasks.page(underWay);
  // A request for the reservations of each, and one for the load of its worker.
  if (page.nextPageUrl !== undefined || page.instances.length * 2 >= workerCount) return undefined;
  const finder = new ReservationFinder(client, workspaceSid, { withEnded: false });
  const reservations = [...(await finder.of(page.instances)).values()].flat();
  return new Set(reservations.map(({ workerSid }) => workerSid));
}

async function loadOf(client: Twilio, workspaceSid: string, workerSid: string): Promise<Load> {
  const load: Record<string, ChannelLoad> = {};
  try {
    const { workerChannels } = client.taskrouter.v1.workspaces(workspaceSid).workers(workerSid);
    for await (const channel of rows(workerChannels.page({ pageSize: mostChannels }))) {
      const { taskChannelUniqueName, assignedTasks, configuredCapacity } = channel;
      if (assignedTasks > 0) load[taskChannelUniqueName] = { tasks: assignedTasks, capacity: configuredCapacity };
    }
  } catch (error) {
    if (!isGone(error)) throw error;
  }
  return load;
}
