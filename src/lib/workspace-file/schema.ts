import * as v from 'valibot';

const name = v.pipe(v.string(), v.nonEmpty('must not be empty'), v.maxLength(64, 'must have at most 64 characters'));
const seconds = v.pipe(v.number(), v.integer('must be a whole number of seconds'), v.minValue(1), v.maxValue(86_400));
const capacity = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Any names at all: `constructor` is an attribute like others. */
const anything = v.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'expected fields with values',
);

/** What may be written in a workspace file. Only names have to be; {@link completed} says what goes without saying. */
export const workspaceFileSchema = v.strictObject({
  workspace: name,
  multiTaskEnabled: v.optional(v.boolean()),
  prioritizeQueueOrder: v.optional(v.picklist(['FIFO', 'LIFO'])),
  eventCallbackUrl: v.optional(v.string()),
  /** Comma-separated event types. */
  eventsFilter: v.optional(v.string()),
  activities: v.optional(v.array(v.strictObject({ name, available: v.optional(v.boolean()) }))),
  defaultActivity: v.optional(name),
  timeoutActivity: v.optional(name),
  /** Besides those that every workspace has, which may be named to change them. */
  taskChannels: v.optional(
    v.array(v.strictObject({ name, uniqueName: name, channelOptimizedRouting: v.optional(v.boolean()) })),
  ),
  taskQueues: v.optional(
    v.array(
      v.strictObject({
        name,
        targetWorkers: v.optional(v.string()),
        maxReservedWorkers: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50))),
        taskOrder: v.optional(v.picklist(['FIFO', 'LIFO'])),
        reservationActivity: v.optional(name),
        assignmentActivity: v.optional(name),
      }),
    ),
  ),
  workflows: v.optional(
    v.array(
      v.strictObject({
        name,
        /** Queues are named by their names. */
        configuration: anything,
        assignmentCallbackUrl: v.optional(v.string()),
        fallbackAssignmentCallbackUrl: v.optional(v.string()),
        taskReservationTimeout: v.optional(seconds),
      }),
    ),
  ),
  workers: v.optional(
    v.array(
      v.strictObject({
        name,
        /** Where a new worker starts. */
        activity: v.optional(name),
        attributes: v.optional(anything),
        /** By task channel: the capacity, or with it whether the worker takes any. */
        channels: v.optional(
          v.record(v.string(), v.union([capacity, v.strictObject({ capacity, available: v.boolean() })])),
        ),
      }),
    ),
  ),
  phoneNumbers: v.optional(v.array(v.strictObject({ number: name, voiceUrl: v.string() }))),
});

/** A workspace as somebody wrote it down: everything refers to everything else by name, and much may be left out. */
export type WorkspaceFile = v.InferOutput<typeof workspaceFileSchema>;

type List<Name extends keyof WorkspaceFile> = NonNullable<WorkspaceFile[Name]>;

export type ActivityEntry = List<'activities'>[number];
export type TaskChannelEntry = List<'taskChannels'>[number];
export type TaskQueueEntry = List<'taskQueues'>[number];
export type WorkflowEntry = List<'workflows'>[number];
export type WorkerEntry = List<'workers'>[number];
export type PhoneNumberEntry = List<'phoneNumbers'>[number];
