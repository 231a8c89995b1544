import type { WorkspaceRow } from '../account/taskrouter-rows';
import { found, type Call, creates, deletes, reads, updates } from '../rest/operation';
import { listPage, paging } from '../rest/page';
import { asFields, flag, oneOf, orNone, required, sid, text, url } from '../rest/parameters';
import { createWorkspace, deleteWorkspace, updateWorkspace } from '../taskrouter/commands/workspace-commands';
import type { Engine } from '../taskrouter/engine';
import { maximumNameCharacters } from '../taskrouter/limits';
import { workspaceUrl, isoDate } from './in-workspace';

const path = '/v1/Workspaces/:Sid';

function format(engine: Engine, origin: string, row: WorkspaceRow): object {
  const { activities } = engine.store;
  const own = workspaceUrl(origin, row.sid);
  return {
    sid: row.sid,
    account_sid: engine.accountSid,
    friendly_name: row.friendlyName,
    default_activity_sid: row.defaultActivitySid,
    default_activity_name: activities.get(row.defaultActivitySid)?.friendlyName ?? null,
    timeout_activity_sid: row.timeoutActivitySid,
    timeout_activity_name: activities.get(row.timeoutActivitySid)?.friendlyName ?? null,
    event_callback_url: row.eventCallbackUrl,
    events_filter: row.eventsFilter,
    multi_task_enabled: row.multiTaskEnabled,
    prioritize_queue_order: row.prioritizeQueueOrder,
    date_created: isoDate(row.dateCreated),
    date_updated: isoDate(row.dateUpdated),
    url: own,
    links: {
      activities: `${own}/Activities`,
      statistics: `${own}/Statistics`,
      real_time_statistics: `${own}/RealTimeStatistics`,
      cumulative_statistics: `${own}/CumulativeStatistics`,
      task_queues: `${own}/TaskQueues`,
      tasks: `${own}/Tasks`,
      workers: `${own}/Workers`,
      workflows: `${own}/Workflows`,
      task_channels: `${own}/TaskChannels`,
      events: `${own}/Events`,
    },
  };
}

const find = ({ engine, path: { Sid }, url: address }: Call<typeof path>): WorkspaceRow =>
  found(engine.store.workspaces.get(Sid), address);

const settings = {
  EventCallbackUrl: orNone(url()),
  EventsFilter: orNone(text()),
  MultiTaskEnabled: flag(),
  PrioritizeQueueOrder: oneOf('FIFO', 'LIFO'),
};

/** @see https://www.twilio.com/docs/taskrouter/api/workspace */
export const workspaceOperations = [
  reads('ListWorkspace', '/v1/Workspaces', { ...paging, FriendlyName: text() }, (call) =>
    listPage(call, {
      key: 'workspaces',
      rows: call.engine.store.workspaces.values(),
      where: ({ friendlyName }) => (call.given.FriendlyName ?? friendlyName) === friendlyName,
      format: (row) => format(call.engine, call.url.origin, row),
    }),
  ),
  creates(
    'CreateWorkspace',
    '/v1/Workspaces',
    {
      ...settings,
      FriendlyName: required(text(maximumNameCharacters)),
      Template: oneOf('NONE', 'FIFO'),
    },
    (call) => ({ body: format(call.engine, call.url.origin, createWorkspace(call.engine, asFields(call.given))) }),
  ),
  reads('FetchWorkspace', path, {}, (call) => ({ body: format(call.engine, call.url.origin, find(call)) })),
  updates(
    'UpdateWorkspace',
    path,
    {
      ...settings,
      FriendlyName: text(maximumNameCharacters),
      DefaultActivitySid: sid('WA'),
      TimeoutActivitySid: sid('WA'),
    },
    (call) => {
      const row = updateWorkspace(call.engine, find(call).sid, asFields(call.given));
      return { body: format(call.engine, call.url.origin, row) };
    },
  ),
  deletes('DeleteWorkspace', path, (call) => deleteWorkspace(call.engine, find(call).sid)),
];
