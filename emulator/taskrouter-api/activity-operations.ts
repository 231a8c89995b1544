import type { ActivityRow } from '../account/taskrouter-rows';
import { type Call, creates, deletes, reads, updates } from '../rest/operation';
import { listPage, paging } from '../rest/page';
import { asFields, flag, required, text } from '../rest/parameters';
import { createActivity, deleteActivity, renameActivity } from '../taskrouter/commands/workspace-commands';
import type { Engine } from '../taskrouter/engine';
import { maximumNameCharacters } from '../taskrouter/limits';
import { common, resourceUrl, workspaceUrl, findRow, findWorkspace } from './in-workspace';

const collection = '/v1/Workspaces/:WorkspaceSid/Activities';
const path = `${collection}/:Sid` as const;

function format(engine: Engine, origin: string, row: ActivityRow): object {
  return {
    ...common(engine, row),
    friendly_name: row.friendlyName,
    available: row.available,
    url: resourceUrl(origin, 'Activities', row),
    links: { workspace: workspaceUrl(origin, row.workspaceSid) },
  };
}

const find = (call: Call<typeof path>): ActivityRow => findRow(call, call.engine.store.activities, call.path.Sid);

/** @see https://www.twilio.com/docs/taskrouter/api/activity */
export const activityOperations = [
  reads('ListActivity', collection, { ...paging, FriendlyName: text(), Available: flag() }, (call) =>
    listPage(call, {
      key: 'activities',
      rows: call.engine.store.activitiesOf.of(findWorkspace(call).sid),
      where: ({ friendlyName, available }) =>
        (call.given.FriendlyName ?? friendlyName) === friendlyName && (call.given.Available ?? available) === available,
      format: (row) => format(call.engine, call.url.origin, row),
    }),
  ),
  creates(
    'CreateActivity',
    collection,
    { FriendlyName: required(text(maximumNameCharacters)), Available: flag() },
    (call) => {
      const row = createActivity(call.engine, { workspaceSid: findWorkspace(call).sid, ...asFields(call.given) });
      return { body: format(call.engine, call.url.origin, row) };
    },
  ),
  reads('FetchActivity', path, {}, (call) => ({ body: format(call.engine, call.url.origin, find(call)) })),
  updates(
    'UpdateActivity',
    path,
    // Availability never changes: the real service takes the parameter and leaves the activity as it is.
    { FriendlyName: text(maximumNameCharacters), Available: flag() },
    (call) => {
      const { FriendlyName: name } = call.given;
      const row = find(call);
      const renamed = name === undefined ? row : renameActivity(call.engine, row.sid, name);
      return { body: format(call.engine, call.url.origin, renamed) };
    },
  ),
  deletes('DeleteActivity', path, (call) => deleteActivity(call.engine, find(call).sid)),
];
