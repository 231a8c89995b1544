import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { TaskChannelInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/taskChannel';
import { largestPage, rows } from '../../bulk/pages';
import { isGone } from '../../explain';
import { defined, flag, text } from '../fields';
import type { Thing } from '../thing';
import type { Collection } from './collection';

const thing = ({ sid, uniqueName, friendlyName, channelOptimizedRouting }: TaskChannelInstance): Thing => ({
  sid,
  name: uniqueName,
  fields: { name: friendlyName, channelOptimizedRouting: channelOptimizedRouting ?? false },
});

/** Known by their unique names. @see https://www.twilio.com/docs/taskrouter/api/task-channel */
export function taskChannels(workspace: WorkspaceContext): Collection {
  return {
    async *list() {
      for await (const row of rows(workspace.taskChannels.page({ pageSize: largestPage }))) yield thing(row);
    },
    async named(uniqueName) {
      try {
        return thing(await workspace.taskChannels(uniqueName).fetch());
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },
    fetch: async (sid) => thing(await workspace.taskChannels(sid).fetch()),
    create: async (uniqueName, fields) =>
      thing(
        await workspace.taskChannels.create({
          uniqueName,
          friendlyName: text(fields['name']) ?? uniqueName,
          ...defined({ channelOptimizedRouting: flag(fields['channelOptimizedRouting']) }),
        }),
      ),
    update: async ({ sid }, to) =>
      thing(
        await workspace.taskChannels(sid).update(
          defined({
            friendlyName: text(to['name']),
            channelOptimizedRouting: flag(to['channelOptimizedRouting']),
          }),
        ),
      ),
    async remove(sid) {
      await workspace.taskChannels(sid).remove();
    },
  };
}
