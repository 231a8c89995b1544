import type { LoggedEvent } from '../account/event-log';
import { snakeCase } from '../core/snake-case';
import { missing, type Call, reads } from '../rest/operation';
import { listPage, type Order, paging } from '../rest/page';
import { date, sid, text, wholeNumber } from '../rest/parameters';
import { findTaskChannel } from '../taskrouter/commands/task-commands';
import type { Engine } from '../taskrouter/engine';
import { subjectFields, type EventFields } from '../taskrouter/event-fields';
import { describeEvent, resourceOf } from '../taskrouter/event-subject';
import { resourceUrl, workspaceUrl, isoDate, findWorkspace } from './in-workspace';
import { defaultMinutes, maximumMinutes, period } from './list-parameters';

const collection = '/v1/Workspaces/:WorkspaceSid/Events';
const path = `${collection}/:Sid` as const;

const eventData = (fields: EventFields): object =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [snakeCase(name), value]));

function format(engine: Engine, origin: string, event: LoggedEvent): object {
  const workspace = workspaceUrl(origin, event.workspaceSid);
  const resource = resourceOf(event);
  return {
    sid: event.sid,
    account_sid: engine.accountSid,
    workspace_sid: event.workspaceSid,
    // Who caused it is not recorded here: everything counts as the workspace's own doing.
    actor_sid: event.workspaceSid,
    actor_type: 'workspace',
    actor_url: workspace,
    description: describeEvent(engine, event),
    event_data: eventData(subjectFields(engine, event)),
    event_date: isoDate(event.at),
    event_date_ms: event.at,
    event_type: event.type,
    resource_sid: resource.sid,
    resource_type: resource.type,
    resource_url: workspace + resource.path,
    source: 'twilio',
    source_ip_address: null,
    url: resourceUrl(origin, 'Events', event),
  };
}

const filters = {
  EndDate: date(),
  StartDate: date(),
  Minutes: wholeNumber(1, maximumMinutes),
  EventType: text(),
  ReservationSid: sid('WR'),
  TaskQueueSid: sid('WQ'),
  TaskSid: sid('WT'),
  WorkerSid: sid('WK'),
  WorkflowSid: sid('WW'),
  TaskChannel: text(),
  Sid: sid('EV'),
};

function matcher(call: Call<typeof collection, typeof filters>): (event: LoggedEvent) => boolean {
  const { engine, given, path: where } = call;
  const { start, end } = period(given, engine.clock.now(), defaultMinutes);
  const channelSid =
    given.TaskChannel === undefined ? undefined : findTaskChannel(engine, where.WorkspaceSid, given.TaskChannel);
  const concerns = (wanted: string | undefined, ...found: (string | null | undefined)[]): boolean =>
    wanted === undefined || found.includes(wanted);
  return (event) =>
    event.workspaceSid === where.WorkspaceSid &&
    event.at >= start &&
    event.at <= end &&
    concerns(given.EventType, event.type) &&
    concerns(given.Sid, event.sid) &&
    concerns(given.ReservationSid, event.reservation?.sid) &&
    concerns(given.TaskSid, event.task?.sid) &&
    concerns(given.WorkerSid, event.worker?.sid) &&
    concerns(given.WorkflowSid, event.workflow?.sid, event.task?.workflowSid) &&
    concerns(given.TaskQueueSid, event.taskQueue?.sid, event.task?.taskQueueSid) &&
    concerns(channelSid, event.taskChannel?.sid, event.task?.taskChannelSid, event.workerChannel?.taskChannelSid);
}

const newestFirst: Order<LoggedEvent> = { keys: [], newestFirst: true };

/** @see https://www.twilio.com/docs/taskrouter/api/event */
export const eventOperations = [
  reads('ListEvent', collection, { ...paging, ...filters }, (call) => {
    findWorkspace(call);
    return listPage(call, {
      key: 'events',
      rows: call.engine.log.values(),
      where: matcher(call),
      order: newestFirst,
      format: (event) => format(call.engine, call.url.origin, event),
    });
  }),
  reads('FetchEvent', path, {}, (call) => {
    const event = call.engine.log.get(call.path.Sid);
    if (event?.workspaceSid !== findWorkspace(call).sid) throw missing(call.url);
    return { body: format(call.engine, call.url.origin, event) };
  }),
];
