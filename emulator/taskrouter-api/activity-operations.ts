import type { ActivityRow } from '../account/taskrouter-rows';
import { type Call, operation } from '../rest/operation';
import { listPage, paging } from '../rest/page';
import { defined, flag, required, text } from '../rest/parameters';
import { createActivity, deleteActivity, renameActivity } from '../taskrouter/commands/workspace-commands';
import type { Engine } from '../taskrouter/engine';
import { maximumNameCharacters } from '../taskrouter/limits';
import { resourceUrl, workspaceUrl, isoDate, findRow, findWorkspace } from './in-workspace';

const collection = '/v1/Workspaces/:WorkspaceSid/Activities';
const path = `${collection}/:Sid` as const;

function format(engine: Engine, origin: string, row: ActivityRow): object {
  return {
    sid: row.sid,
    account_sid: engine.accountSid,
    workspace_sid: row.workspaceSid,
    friendly_name: row.friendlyName,
    available: row.available,
    date_created: isoDate(row.dateCreated),
    date_updated: isoDate(row.dateUpdated),
    url: resourceUrl(origin, 'Activities', row),
    links: { workspace: workspaceUrl(origin, row.workspaceSid) },
  };
}

const find = (call: Call<typeof path>): ActivityRow => findRow(call, call.engine.store.activities, call.path.Sid);

/** @see https://www.twilio.com/docs/taskrouter/api/activity */
export const activityOperations = [
  operation({
    id: 'ListActivity',
    method: 'GET',
    path: collection,
    parameters: { ...paging, FriendlyName: text(), Available: flag() },
    status: 200,
    handle: (call) =>
      listPage(call, {
        key: 'activities',
        rows: call.engine.store.activitiesOf.of(findWorkspace(call).sid),
        where: ({ friendlyName, available }) =>
          (call.given.FriendlyName ?? friendlyName) === friendlyName &&
          (call.given.Available ?? available) === available,
        format: (row) => format(call.engine, call.url.origin, row),
      }),
  }),
  operation({
    id: 'CreateActivity',
    method: 'POST',
    path: collection,
    parameters: { FriendlyName: required(text(maximumNameCharacters)), Available: flag() },
    status: 201,
    handle(call) {
      const row = createActivity(
        call.engine,
        defined({
          workspaceSid: findWorkspace(call).sid,
          friendlyName: call.given.FriendlyName,
          available: call.given.Available,
        }),
      );
      return { body: format(call.engine, call.url.origin, row) };
    },
  }),
  operation({
    id: 'FetchActivity',
    method: 'GET',
    path,
    parameters: {},
    status: 200,
    handle: (call) => ({ body: format(call.engine, call.url.origin, find(call)) }),
  }),
  operation({
    id: 'UpdateActivity',
    method: 'POST',
    path,
    // Availability never changes: the real service takes the parameter and leaves the activity as it is.
    parameters: { FriendlyName: text(maximumNameCharacters), Available: flag() },
    status: 200,
    handle(call) {
      const { FriendlyName: name } = call.given;
      const row = find(call);
      const renamed = name === undefined ? row : renameActivity(call.engine, row.sid, name);
      return { body: format(call.engine, call.url.origin, renamed) };
    },
  }),
  operation({
    id: 'DeleteActivity',
    method: 'DELETE',
    path,
    parameters: {},
    status: 204,
    handle(call) {
      deleteActivity(call.engine, find(call).sid);
      return {};
    },
  }),
];
