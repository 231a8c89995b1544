import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { ActivityInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/activity';
import { defined, flag } from '../fields';
import type { Thing } from '../thing';
import { inList, never, type Collection } from './collection';

const thing = ({ sid, friendlyName, available }: ActivityInstance): Thing => ({
  sid,
  name: friendlyName,
  fields: { available },
});

/** An activity's availability is fixed once it is made. @see https://www.twilio.com/docs/taskrouter/api/activity */
export function activities(workspace: WorkspaceContext): Collection {
  return {
    ...inList(workspace.activities, thing),
    create: async (friendlyName, fields) =>
      thing(await workspace.activities.create({ friendlyName, ...defined({ available: flag(fields['available']) }) })),
    update: never('Changing an activity'),
  };
}
