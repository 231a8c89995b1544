import * as v from 'valibot';
import { reservationStatuses, taskStatuses } from '../../../src/lib/lifecycle';

/** ISO 8601 on the wire, epoch milliseconds of virtual time from here on. */
const instant = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.number(),
);
const optionalText = v.nullish(v.string(), null);
const attributes = v.record(v.string(), v.unknown());

const activity = v.object({ sid: v.string(), friendlyName: v.string(), available: v.boolean() });

const taskQueue = v.object({
  sid: v.string(),
  friendlyName: v.string(),
  targetWorkers: v.string(),
  waiting: v.number(),
});

const workflow = v.object({ sid: v.string(), friendlyName: v.string(), assignmentCallbackUrl: optionalText });

const worker = v.object({
  sid: v.string(),
  friendlyName: v.string(),
  attributes,
  activitySid: v.string(),
  activityName: v.string(),
  available: v.boolean(),
  since: instant,
  channels: v.array(v.object({ uniqueName: v.string(), capacity: v.number(), assigned: v.number() })),
});

const task = v.object({
  sid: v.string(),
  assignmentStatus: v.picklist(taskStatuses),
  priority: v.number(),
  attributes,
  taskQueueSid: optionalText,
  taskQueueName: optionalText,
  workflowSid: optionalText,
  workflowName: optionalText,
  taskChannelUniqueName: v.string(),
  reason: optionalText,
  dateCreated: instant,
  statusSince: instant,
});

const reservation = v.object({
  sid: v.string(),
  taskSid: v.string(),
  workerSid: v.string(),
  workerName: optionalText,
  reservationStatus: v.picklist(reservationStatuses),
  dateCreated: instant,
  deadline: v.nullish(instant, null),
});

const workspace = v.object({
  sid: v.string(),
  friendlyName: v.string(),
  /** Of all, also of those that are not listed because there are so many. */
  counts: v.object({
    workers: v.number(),
    availableWorkers: v.number(),
    openTasks: v.number(),
    endedTasks: v.number(),
  }),
  activities: v.array(activity),
  taskQueues: v.array(taskQueue),
  workflows: v.array(workflow),
  workers: v.array(worker),
  tasks: v.array(task),
  reservations: v.array(reservation),
});

/** Where a call waits. */
const queued = v.object({
  queueSid: v.string(),
  taskSid: v.string(),
  /** `null` once the task is deleted. */
  taskStatus: optionalText,
  since: instant,
});

const call = v.object({
  sid: v.string(),
  from: v.string(),
  to: v.string(),
  status: v.string(),
  direction: v.string(),
  taskSid: optionalText,
  dateCreated: instant,
  queued: v.nullish(queued, null),
});

const participant = v.object({
  callSid: v.string(),
  role: v.string(),
  muted: v.boolean(),
  hold: v.boolean(),
  status: v.string(),
});

const conference = v.object({
  sid: v.string(),
  friendlyName: v.string(),
  status: v.string(),
  participants: v.array(participant),
});

const delivery = v.object({
  sid: v.string(),
  at: instant,
  purpose: v.string(),
  method: v.string(),
  url: v.string(),
  parameters: v.record(v.string(), v.string()),
  body: v.string(),
  status: v.nullish(v.number(), null),
  error: optionalText,
  durationMs: v.number(),
});

const alert = v.object({
  sid: v.string(),
  at: instant,
  level: v.string(),
  code: v.number(),
  message: v.string(),
  resourceSid: optionalText,
  moreInfo: v.string(),
});

const syncObject = v.object({
  kind: v.picklist(['document', 'map', 'list']),
  sid: v.string(),
  uniqueName: optionalText,
  revision: v.string(),
  dateUpdated: instant,
  dateExpires: v.nullish(instant, null),
  size: v.number(),
  parts: v.array(v.object({ name: v.string(), data: v.string() })),
});

const event = v.object({
  sid: v.string(),
  type: v.string(),
  at: instant,
  description: v.string(),
  resourceSid: optionalText,
});

const fault = v.object({
  id: v.string(),
  operation: optionalText,
  worker: optionalText,
  trigger: v.union([v.string(), v.record(v.string(), v.unknown())]),
  effect: v.record(v.string(), v.unknown()),
  calls: v.number(),
  hits: v.number(),
  spent: v.boolean(),
});

const snapshot = v.object({
  now: instant,
  frozen: v.boolean(),
  deskOrigin: optionalText,
  phoneNumbers: v.array(v.object({ number: v.string(), voiceUrl: v.string() })),
  counts: v.object({ liveCalls: v.number(), endedCalls: v.number(), liveConferences: v.number() }),
  workspaces: v.array(workspace),
  calls: v.array(call),
  conferences: v.array(conference),
  /** What was changed last first. */
  sync: v.array(syncObject),
  deliveries: v.array(delivery),
  alerts: v.array(alert),
  /** Oldest first. */
  faults: v.array(fault),
  /** Newest first. */
  events: v.array(event),
});

/** All that the local TaskRouter tells about itself at one moment. */
export type Snapshot = v.InferOutput<typeof snapshot>;
export type Workspace = Snapshot['workspaces'][number];
export type Activity = Workspace['activities'][number];
export type Worker = Workspace['workers'][number];
export type Task = Workspace['tasks'][number];
export type Reservation = Workspace['reservations'][number];
export type Workflow = Workspace['workflows'][number];
export type PhoneNumber = Snapshot['phoneNumbers'][number];
export type Call = Snapshot['calls'][number];
export type QueuedCall = NonNullable<Call['queued']>;
export type Conference = Snapshot['conferences'][number];
export type Participant = Conference['participants'][number];
export type Delivery = Snapshot['deliveries'][number];
export type SyncObject = Snapshot['sync'][number];
export type Alert = Snapshot['alerts'][number];
export type Fault = Snapshot['faults'][number];
export type LoggedEvent = Snapshot['events'][number];

/**
 * Reads the answer of `GET /_emulator/v1/state`.
 *
 * @throws Error naming the field that is not what this page was built for
 */
export function readSnapshot(json: unknown): Snapshot {
  const result = v.safeParse(snapshot, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(
    `The state of the local TaskRouter is not as this page expects it: ${v.getDotPath(issue) ?? 'the answer'}: ` +
      `${issue.message}. Reload the page; if that does not help, run npm run build.`,
  );
}
