import { taskStatuses, reservationStatuses } from '../../src/lib/lifecycle';
import {
  address,
  exactly,
  fields,
  flag,
  keyed,
  moment,
  objectAsText,
  oneOf,
  orNull,
  sid,
  some,
  text,
  whole,
  type Shape,
} from './shape';

/** What TaskRouter's REST API is published to answer. @see https://www.twilio.com/docs/taskrouter/api */
export interface PublishedReply {
  readonly status: 200 | 201 | 204;
  /** Absent where the body is empty. */
  readonly body?: Shape;
}

const order = oneOf('FIFO', 'LIFO');
const dates = { date_created: moment, date_updated: moment };
const ofAccount = { account_sid: sid('AC'), url: address };
const ofWorkspace = { ...ofAccount, workspace_sid: sid('WS') };

/** Links, all of them set but those named as perhaps leading nowhere. */
const links = (names: string, perhapsNull: readonly string[] = []): Shape =>
  fields(
    Object.fromEntries(names.split(' ').map((name) => [name, perhapsNull.includes(name) ? orNull(address) : address])),
  );

const workspace = fields({
  ...ofAccount,
  ...dates,
  sid: sid('WS'),
  friendly_name: text,
  default_activity_sid: sid('WA'),
  default_activity_name: text,
  timeout_activity_sid: sid('WA'),
  timeout_activity_name: text,
  event_callback_url: orNull(address),
  events_filter: orNull(text),
  multi_task_enabled: flag,
  prioritize_queue_order: order,
  links: links(
    'activities cumulative_statistics events real_time_statistics statistics task_channels task_queues tasks workers workflows',
  ),
});

const activity = fields({
  ...ofWorkspace,
  ...dates,
  sid: sid('WA'),
  friendly_name: text,
  available: flag,
  links: links('workspace'),
});

const worker = fields({
  ...ofWorkspace,
  ...dates,
  sid: sid('WK'),
  friendly_name: text,
  operating_unit_sid: sid('OU'),
  attributes: objectAsText,
  activity_sid: sid('WA'),
  activity_name: text,
  available: flag,
  date_status_changed: moment,
  links: links(
    'activity channels cumulative_statistics real_time_statistics reservations statistics worker_channels worker_statistics workspace',
  ),
});

const workerChannel = fields({
  ...ofWorkspace,
  ...dates,
  sid: sid('WC'),
  worker_sid: sid('WK'),
  task_channel_sid: sid('TC'),
  task_channel_unique_name: text,
  assigned_tasks: whole,
  available: flag,
  available_capacity_percentage: whole,
  configured_capacity: whole,
});

const reservation = fields({
  ...ofWorkspace,
  ...dates,
  sid: sid('WR'),
  reservation_status: oneOf(...reservationStatuses),
  task_sid: sid('WT'),
  worker_sid: sid('WK'),
  worker_name: text,
  links: links('task worker workspace'),
});

const taskChannel = fields({
  ...ofWorkspace,
  ...dates,
  sid: sid('TC'),
  friendly_name: text,
  unique_name: text,
  channel_optimized_routing: flag,
  links: links('workspace'),
});

const taskQueue = fields({
  ...ofWorkspace,
  ...dates,
  sid: sid('WQ'),
  friendly_name: text,
  operating_unit_sid: sid('OU'),
  target_workers: text,
  max_reserved_workers: whole,
  task_order: order,
  reservation_activity_sid: orNull(sid('WA')),
  reservation_activity_name: orNull(text),
  assignment_activity_sid: orNull(sid('WA')),
  assignment_activity_name: orNull(text),
  links: links(
    'assignment_activity bulk_real_time_statistics cumulative_statistics list_statistics real_time_statistics reservation_activity statistics workspace',
    ['assignment_activity', 'reservation_activity'],
  ),
});

const workflow = fields({
  ...ofWorkspace,
  ...dates,
  sid: sid('WW'),
  friendly_name: text,
  configuration: objectAsText,
  document_content_type: exactly('application/json'),
  assignment_callback_url: orNull(address),
  fallback_assignment_callback_url: orNull(address),
  task_reservation_timeout: whole,
  links: links('cumulative_statistics real_time_statistics statistics workspace'),
});

const task = fields({
  ...ofWorkspace,
  ...dates,
  sid: sid('WT'),
  age: whole,
  assignment_status: oneOf(...taskStatuses),
  attributes: objectAsText,
  addons: objectAsText,
  task_queue_entered_date: moment,
  virtual_start_time: moment,
  priority: whole,
  reason: orNull(text),
  task_queue_sid: sid('WQ'),
  task_queue_friendly_name: text,
  task_channel_sid: sid('TC'),
  task_channel_unique_name: text,
  timeout: whole,
  workflow_sid: sid('WW'),
  workflow_friendly_name: text,
  ignore_capacity: flag,
  routing_target: orNull(sid('W[KQW]')),
  links: links('reservations task_queue workflow workspace'),
});

const event = fields({
  ...ofWorkspace,
  sid: sid('EV'),
  actor_sid: orNull(sid('[a-zA-Z]{2}')),
  actor_type: orNull(text),
  actor_url: orNull(address),
  description: text,
  event_data: keyed(text),
  event_date: moment,
  event_date_ms: whole,
  event_type: text,
  resource_sid: sid('[a-zA-Z]{2}'),
  resource_type: text,
  resource_url: address,
  source: text,
  source_ip_address: orNull(text),
});

const duration = { avg: whole, min: whole, max: whole, total: whole };
const accepted = { tasks_canceled: whole, reservations_accepted: whole };
const period = { start_time: moment, end_time: moment };
const reservationsSoFar = {
  reservations_created: whole,
  reservations_accepted: whole,
  reservations_rejected: whole,
  reservations_timed_out: whole,
  reservations_canceled: whole,
  reservations_rescinded: whole,
};
const tasksSoFar = {
  ...period,
  ...reservationsSoFar,
  avg_task_acceptance_time: whole,
  tasks_canceled: whole,
  tasks_completed: whole,
  tasks_deleted: whole,
  tasks_moved: whole,
  wait_duration_until_accepted: fields(duration),
  wait_duration_until_canceled: fields(duration),
  split_by_wait_time: orNull(keyed(fields({ above: fields(accepted), below: fields(accepted) }))),
};
const tasksNow = {
  longest_task_waiting_age: whole,
  longest_task_waiting_sid: orNull(sid('WT')),
  tasks_by_priority: keyed(whole),
  tasks_by_status: fields({ pending: whole, reserved: whole, assigned: whole, wrapping: whole }),
  total_tasks: whole,
};
const activitiesNow = some(fields({ sid: sid('WA'), friendly_name: text, workers: whole }));

const workersNow = { activity_statistics: activitiesNow, total_workers: whole };
const workersSoFar = {
  ...period,
  ...reservationsSoFar,
  activity_durations: some(fields({ sid: sid('WA'), friendly_name: text, ...duration })),
};
const workspaceNow = { ...tasksNow, ...workersNow };
const workspaceSoFar = { ...tasksSoFar, tasks_created: whole, tasks_timed_out_in_workflow: whole };
const workflowSoFar = { ...tasksSoFar, tasks_entered: whole, tasks_timed_out_in_workflow: whole };
/** Of several queues asked for at once. */
const queueNowInBulk = {
  ...tasksNow,
  activity_statistics: activitiesNow,
  total_available_workers: whole,
  total_eligible_workers: whole,
};
const queueNow = {
  ...queueNowInBulk,
  longest_relative_task_age_in_queue: whole,
  longest_relative_task_sid_in_queue: orNull(sid('WT')),
};
const queueSoFar = { ...tasksSoFar, tasks_entered: whole, wait_duration_in_queue_until_accepted: fields(duration) };
const ofQueue = { task_queue_sid: sid('WQ') };
const ofWorkflow = { workflow_sid: sid('WW') };

type Fields = Readonly<Record<string, Shape>>;

/** A resource with what stands and what happened in an object each. */
const both = (now: Fields, soFar: Fields, own: Fields = {}): Shape =>
  fields({ ...ofWorkspace, ...own, realtime: fields(now), cumulative: fields(soFar) });

const ok = (body: Shape): PublishedReply => ({ status: 200, body });
const made = (body: Shape): PublishedReply => ({ status: 201, body });
const gone: PublishedReply = { status: 204 };

const page = (key: string, item: Shape): PublishedReply =>
  ok(
    fields({
      [key]: some(item),
      meta: fields({
        key: exactly(key),
        page: whole,
        page_size: whole,
        first_page_url: address,
        previous_page_url: orNull(address),
        next_page_url: orNull(address),
        url: address,
      }),
    }),
  );

/** By the published name of each operation. */
export const publishedReplies: Readonly<Record<string, PublishedReply>> = {
  ListWorkspace: page('workspaces', workspace),
  CreateWorkspace: made(workspace),
  FetchWorkspace: ok(workspace),
  UpdateWorkspace: ok(workspace),
  DeleteWorkspace: gone,
  ListActivity: page('activities', activity),
  CreateActivity: made(activity),
  FetchActivity: ok(activity),
  UpdateActivity: ok(activity),
  DeleteActivity: gone,
  ListWorker: page('workers', worker),
  CreateWorker: made(worker),
  FetchWorker: ok(worker),
  UpdateWorker: ok(worker),
  DeleteWorker: gone,
  ListWorkerChannel: page('channels', workerChannel),
  FetchWorkerChannel: ok(workerChannel),
  UpdateWorkerChannel: ok(workerChannel),
  ListWorkerReservation: page('reservations', reservation),
  FetchWorkerReservation: ok(reservation),
  UpdateWorkerReservation: ok(reservation),
  ListTaskChannel: page('channels', taskChannel),
  CreateTaskChannel: made(taskChannel),
  FetchTaskChannel: ok(taskChannel),
  UpdateTaskChannel: ok(taskChannel),
  DeleteTaskChannel: gone,
  ListTaskQueue: page('task_queues', taskQueue),
  CreateTaskQueue: made(taskQueue),
  FetchTaskQueue: ok(taskQueue),
  UpdateTaskQueue: ok(taskQueue),
  DeleteTaskQueue: gone,
  ListWorkflow: page('workflows', workflow),
  CreateWorkflow: made(workflow),
  FetchWorkflow: ok(workflow),
  UpdateWorkflow: ok(workflow),
  DeleteWorkflow: gone,
  ListTask: page('tasks', task),
  CreateTask: made(task),
  FetchTask: ok(task),
  UpdateTask: ok(task),
  DeleteTask: gone,
  ListTaskReservation: page('reservations', reservation),
  FetchTaskReservation: ok(reservation),
  UpdateTaskReservation: ok(reservation),
  ListEvent: page('events', event),
  FetchEvent: ok(event),
  FetchWorkspaceStatistics: ok(both(workspaceNow, workspaceSoFar)),
  FetchWorkspaceRealTimeStatistics: ok(fields({ ...ofWorkspace, ...workspaceNow })),
  FetchWorkspaceCumulativeStatistics: ok(fields({ ...ofWorkspace, ...workspaceSoFar })),
  FetchWorkerStatistics: ok(both(workersNow, workersSoFar)),
  FetchWorkersRealTimeStatistics: ok(fields({ ...ofWorkspace, ...workersNow })),
  FetchWorkersCumulativeStatistics: ok(fields({ ...ofWorkspace, ...workersSoFar })),
  FetchWorkerInstanceStatistics: ok(
    fields({ ...ofWorkspace, worker_sid: sid('WK'), cumulative: fields(workersSoFar) }),
  ),
  FetchTaskQueueStatistics: ok(both(queueNow, queueSoFar, ofQueue)),
  FetchTaskQueueRealTimeStatistics: ok(fields({ ...ofWorkspace, ...ofQueue, ...queueNow })),
  FetchTaskQueueCumulativeStatistics: ok(fields({ ...ofWorkspace, ...ofQueue, ...queueSoFar })),
  ListTaskQueuesStatistics: page(
    'task_queues_statistics',
    fields({
      account_sid: sid('AC'),
      workspace_sid: sid('WS'),
      ...ofQueue,
      realtime: fields(queueNow),
      cumulative: fields(queueSoFar),
    }),
  ),
  CreateTaskQueueBulkRealTimeStatistics: ok(
    fields({
      ...ofWorkspace,
      task_queue_data: some(fields({ ...ofQueue, ...queueNowInBulk })),
      task_queue_response_count: whole,
    }),
  ),
  FetchWorkflowStatistics: ok(both(tasksNow, workflowSoFar, ofWorkflow)),
  FetchWorkflowRealTimeStatistics: ok(fields({ ...ofWorkspace, ...ofWorkflow, ...tasksNow })),
  FetchWorkflowCumulativeStatistics: ok(fields({ ...ofWorkspace, ...ofWorkflow, ...workflowSoFar })),
};
