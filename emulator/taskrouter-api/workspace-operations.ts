import type { WorkspaceRow } from '../account/taskrouter-rows';
import { type Call, operation, missing } from '../rest/operation';
import { listPage, paging } from '../rest/page';
import { defined, flag, oneOf, orNone, required, sid, text, url } from '../rest/parameters';
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

function find({ engine, path: { Sid }, url: address }: Call<typeof path>): WorkspaceRow {
  const row = engine.store.workspaces.get(Sid);
  if (!row) throw missing(address);
  return row;
}

const settings = {
  EventCallbackUrl: orNone(url()),
  EventsFilter: orNone(text()),
  MultiTaskEnabled: flag(),
  PrioritizeQueueOrder: oneOf('FIFO', 'LIFO'),
};

/** @see https://www.twilio.com/docs/taskrouter/api/workspace */
export const workspaceOperations = [
  operation({
    id: 'ListWorkspace',
    method: 'GET',
    path: '/v1/Workspaces',
    parameters: { ...paging, FriendlyName: text() },
    status: 200,
    handle: (call) =>
      listPage(call, {
        key: 'workspaces',
        rows: call.engine.store.workspaces.values(),
        where: ({ friendlyName }) => (call.given.FriendlyName ?? friendlyName) === friendlyName,
        format: (row) => format(call.engine, call.url.origin, row),
      }),
  }),
  operation({
    id: 'CreateWorkspace',
    method: 'POST',
    path: '/v1/Workspaces',
    parameters: {
      ...settings,
      FriendlyName: required(text(maximumNameCharacters)),
      Template: oneOf('NONE', 'FIFO'),
    },
    status: 201,
    handle: ({ engine, given, url: { origin } }) => ({
      body: format(
        engine,
        origin,
        createWorkspace(
          engine,
          defined({
            friendlyName: given.FriendlyName,
            eventCallbackUrl: given.EventCallbackUrl,
            eventsFilter: given.EventsFilter,
            multiTaskEnabled: given.MultiTaskEnabled,
            prioritizeQueueOrder: given.PrioritizeQueueOrder,
            template: given.Template,
          }),
        ),
      ),
    }),
  }),
  operation({
    id: 'FetchWorkspace',
    method: 'GET',
    path,
    parameters: {},
    status: 200,
    handle: (call) => ({ body: format(call.engine, call.url.origin, find(call)) }),
  }),
  operation({
    id: 'UpdateWorkspace',
    method: 'POST',
    path,
    parameters: {
      ...settings,
      FriendlyName: text(maximumNameCharacters),
      DefaultActivitySid: sid('WA'),
      TimeoutActivitySid: sid('WA'),
    },
    status: 200,
    handle(call) {
      const { engine, given } = call;
      const row = updateWorkspace(
        engine,
        find(call).sid,
        defined({
          friendlyName: given.FriendlyName,
          defaultActivitySid: given.DefaultActivitySid,
          timeoutActivitySid: given.TimeoutActivitySid,
          eventCallbackUrl: given.EventCallbackUrl,
          eventsFilter: given.EventsFilter,
          multiTaskEnabled: given.MultiTaskEnabled,
          prioritizeQueueOrder: given.PrioritizeQueueOrder,
        }),
      );
      return { body: format(engine, call.url.origin, row) };
    },
  }),
  operation({
    id: 'DeleteWorkspace',
    method: 'DELETE',
    path,
    parameters: {},
    status: 204,
    handle(call) {
      deleteWorkspace(call.engine, find(call).sid);
      return {};
    },
  }),
];
