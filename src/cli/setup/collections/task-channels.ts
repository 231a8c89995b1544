import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { TaskChannelInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/taskChannel';
import { unlessGone } from '../../explain';
import { defined, flag, text } from '../fields';
import type { Thing } from '../thing';
import { inList, type Collection } from './collection';

const thing = ({ sid, uniqueName, friendlyName, channelOptimizedRouting }: TaskChannelInstance): Thing => ({
  sid,
  name: uniqueName,
  fields: { name: friendlyName, channelOptimizedRouting: channelOptimizedRouting ?? false },
});

/** Known by their unique names. @see https://www.twilio.com/docs/taskrouter/api/task-channel */
export function taskChannels(workspace: WorkspaceContext): Collection {
  return {
    ...inList(workspace.taskChannels, thing),
    async named(uniqueName) {
      const found = await unlessGone(workspace.taskChannels(uniqueName).fetch());
      return found && thing(found);
    },
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
  };
}
