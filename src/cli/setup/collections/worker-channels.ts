import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { WorkerChannelInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/worker/workerChannel';
import { largestPage, rows } from '../../bulk/pages';
import { defined, flag, number } from '../fields';
import type { Thing } from '../thing';
import { never, type Collection } from './collection';

const thing = (row: WorkerChannelInstance): Thing => ({
  sid: row.sid,
  name: row.taskChannelUniqueName,
  fields: { capacity: row.configuredCapacity, available: row.available },
});

/**
 * What one worker takes of each task channel: there is one for each by itself. Known by the task channel's unique name,
 * by which `fetch` finds it, too.
 *
 * @see https://www.twilio.com/docs/taskrouter/api/worker-channel
 */
export function workerChannels(workspace: WorkspaceContext, workerSid: string): Collection {
  const { workerChannels: channels } = workspace.workers(workerSid);
  return {
    async *list() {
      for await (const row of rows(channels.page({ pageSize: largestPage }))) yield thing(row);
    },
    named: async (uniqueName) => thing(await channels(uniqueName).fetch()),
    fetch: async (sid) => thing(await channels(sid).fetch()),
    create: never('Making a worker channel'),
    update: async ({ sid }, to) =>
      thing(
        await channels(sid).update(defined({ capacity: number(to['capacity']), available: flag(to['available']) })),
      ),
    remove: never('Removing a worker channel'),
  };
}
