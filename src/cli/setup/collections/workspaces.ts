import type { Twilio } from 'twilio';
import type { WorkspaceInstance } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { defined, flag, order, orNone, text } from '../fields';
import type { Names } from '../names';
import type { Thing } from '../thing';
import { activitySid, inList, never, type Collection } from './collection';

/** The workspace itself and what it is set to. @see https://www.twilio.com/docs/taskrouter/api/workspace */
export function workspaces(client: Twilio, names: Names): Collection {
  const all = client.taskrouter.v1.workspaces;
  const thing = (row: WorkspaceInstance): Thing => ({
    sid: row.sid,
    name: row.friendlyName,
    fields: {
      name: row.friendlyName,
      multiTaskEnabled: row.multiTaskEnabled,
      prioritizeQueueOrder: row.prioritizeQueueOrder,
      eventCallbackUrl: orNone(row.eventCallbackUrl && names.withWorkflowNames(row.eventCallbackUrl)),
      eventsFilter: orNone(row.eventsFilter),
      defaultActivity: row.defaultActivityName,
      timeoutActivity: row.timeoutActivityName,
    },
  });
  return {
    ...inList(all, thing),
    create: async (friendlyName) => thing(await all.create({ friendlyName })),
    update: async ({ sid }, to) => {
      const url = text(to['eventCallbackUrl']);
      return thing(
        await all(sid).update(
          defined({
            friendlyName: text(to['name']),
            multiTaskEnabled: flag(to['multiTaskEnabled']),
            prioritizeQueueOrder: order(to['prioritizeQueueOrder']),
            eventCallbackUrl: url && names.withWorkflowSids(url),
            eventsFilter: text(to['eventsFilter']),
            defaultActivitySid: activitySid(names, to['defaultActivity']),
            timeoutActivitySid: activitySid(names, to['timeoutActivity']),
          }),
        ),
      );
    },
    remove: never('Removing a workspace'),
  };
}
