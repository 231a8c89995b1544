import type { WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import type { ActivityInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/activity';
import { largestPage, rows } from '../../bulk/pages';
import { defined, flag } from '../fields';
import type { Thing } from '../thing';
import { first, never, type Collection } from './collection';

const thing = ({ sid, friendlyName, available }: ActivityInstance): Thing => ({
  sid,
  name: friendlyName,
  fields: { available },
});

/** An activity's availability is fixed once it is made. @see https://www.twilio.com/docs/taskrouter/api/activity */
export function activities(workspace: WorkspaceContext): Collection {
  return {
    async *list() {
      for await (const row of rows(workspace.activities.page({ pageSize: largestPage }))) yield thing(row);
    },
    async named(friendlyName) {
      const found = await first(rows(workspace.activities.page({ friendlyName })));
      return found && thing(found);
    },
    fetch: async (sid) => thing(await workspace.activities(sid).fetch()),
    create: async (friendlyName, fields) =>
      thing(await workspace.activities.create({ friendlyName, ...defined({ available: flag(fields['available']) }) })),
    update: never('Changing an activity'),
    async remove(sid) {
      await workspace.activities(sid).remove();
    },
  };
}
