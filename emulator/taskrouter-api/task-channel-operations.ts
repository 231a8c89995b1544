import type { TaskChannelRow } from '../account/taskrouter-rows';
import { missing, type Call, operation } from '../rest/operation';
import { listPage, paging } from '../rest/page';
import { defined, flag, required, text } from '../rest/parameters';
import { createTaskChannel, deleteTaskChannel, updateTaskChannel } from '../taskrouter/commands/task-channel-commands';
import type { Engine } from '../taskrouter/engine';
import { maximumNameCharacters } from '../taskrouter/limits';
import { resourceUrl, workspaceUrl, isoDate, findWorkspace } from './in-workspace';

const collection = '/v1/Workspaces/:WorkspaceSid/TaskChannels';
/** `Sid` is the SID or the unique name. */
const path = `${collection}/:Sid` as const;

function format(engine: Engine, origin: string, row: TaskChannelRow): object {
  return {
    sid: row.sid,
    account_sid: engine.accountSid,
    workspace_sid: row.workspaceSid,
    friendly_name: row.friendlyName,
    unique_name: row.uniqueName,
    channel_optimized_routing: row.channelOptimizedRouting,
    date_created: isoDate(row.dateCreated),
    date_updated: isoDate(row.dateUpdated),
    url: resourceUrl(origin, 'TaskChannels', row),
    links: { workspace: workspaceUrl(origin, row.workspaceSid) },
  };
}

function find(call: Call<typeof path>): TaskChannelRow {
  for (const row of call.engine.store.taskChannelsOf.of(findWorkspace(call).sid)) {
    if (row.sid === call.path.Sid || row.uniqueName === call.path.Sid) return row;
  }
  throw missing(call.url);
}

/** @see https://www.twilio.com/docs/taskrouter/api/task-channel */
export const taskChannelOperations = [
  operation({
    id: 'ListTaskChannel',
    method: 'GET',
    path: collection,
    parameters: paging,
    status: 200,
    handle: (call) =>
      listPage(call, {
        key: 'channels',
        rows: call.engine.store.taskChannelsOf.of(findWorkspace(call).sid),
        format: (row) => format(call.engine, call.url.origin, row),
      }),
  }),
  operation({
    id: 'CreateTaskChannel',
    method: 'POST',
    path: collection,
    parameters: {
      FriendlyName: required(text(maximumNameCharacters)),
      UniqueName: required(text(maximumNameCharacters)),
      ChannelOptimizedRouting: flag(),
    },
    status: 201,
    handle(call) {
      const row = createTaskChannel(
        call.engine,
        defined({
          workspaceSid: findWorkspace(call).sid,
          friendlyName: call.given.FriendlyName,
          uniqueName: call.given.UniqueName,
          channelOptimizedRouting: call.given.ChannelOptimizedRouting,
        }),
      );
      return { body: format(call.engine, call.url.origin, row) };
    },
  }),
  operation({
    id: 'FetchTaskChannel',
    method: 'GET',
    path,
    parameters: {},
    status: 200,
    handle: (call) => ({ body: format(call.engine, call.url.origin, find(call)) }),
  }),
  operation({
    id: 'UpdateTaskChannel',
    method: 'POST',
    path,
    parameters: { FriendlyName: text(maximumNameCharacters), ChannelOptimizedRouting: flag() },
    status: 200,
    handle(call) {
      const { FriendlyName: friendlyName, ChannelOptimizedRouting: channelOptimizedRouting } = call.given;
      const row = updateTaskChannel(call.engine, find(call).sid, defined({ friendlyName, channelOptimizedRouting }));
      return { body: format(call.engine, call.url.origin, row) };
    },
  }),
  operation({
    id: 'DeleteTaskChannel',
    method: 'DELETE',
    path,
    parameters: {},
    status: 204,
    handle(call) {
      deleteTaskChannel(call.engine, find(call).sid);
      return {};
    },
  }),
];
