import type { TaskChannelRow } from '../account/taskrouter-rows';
import { missing, type Call, creates, deletes, reads, updates } from '../rest/operation';
import { listPage, paging } from '../rest/page';
import { asFields, flag, required, text } from '../rest/parameters';
import { createTaskChannel, deleteTaskChannel, updateTaskChannel } from '../taskrouter/commands/task-channel-commands';
import type { Engine } from '../taskrouter/engine';
import { maximumNameCharacters } from '../taskrouter/limits';
import { common, resourceUrl, workspaceUrl, findWorkspace } from './in-workspace';

const collection = '/v1/Workspaces/:WorkspaceSid/TaskChannels';
/** `Sid` is the SID or the unique name. */
const path = `${collection}/:Sid` as const;

function format(engine: Engine, origin: string, row: TaskChannelRow): object {
  return {
    ...common(engine, row),
    friendly_name: row.friendlyName,
    unique_name: row.uniqueName,
    channel_optimized_routing: row.channelOptimizedRouting,
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
  reads('ListTaskChannel', collection, paging, (call) =>
    listPage(call, {
      key: 'channels',
      rows: call.engine.store.taskChannelsOf.of(findWorkspace(call).sid),
      format: (row) => format(call.engine, call.url.origin, row),
    }),
  ),
  creates(
    'CreateTaskChannel',
    collection,
    {
      FriendlyName: required(text(maximumNameCharacters)),
      UniqueName: required(text(maximumNameCharacters)),
      ChannelOptimizedRouting: flag(),
    },
    (call) => {
      const row = createTaskChannel(call.engine, { workspaceSid: findWorkspace(call).sid, ...asFields(call.given) });
      return { body: format(call.engine, call.url.origin, row) };
    },
  ),
  reads('FetchTaskChannel', path, {}, (call) => ({ body: format(call.engine, call.url.origin, find(call)) })),
  updates(
    'UpdateTaskChannel',
    path,
    { FriendlyName: text(maximumNameCharacters), ChannelOptimizedRouting: flag() },
    (call) => {
      const row = updateTaskChannel(call.engine, find(call).sid, asFields(call.given));
      return { body: format(call.engine, call.url.origin, row) };
    },
  ),
  deletes('DeleteTaskChannel', path, (call) => deleteTaskChannel(call.engine, find(call).sid)),
];
