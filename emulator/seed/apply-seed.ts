import { createTaskChannel, updateTaskChannel } from '../taskrouter/commands/task-channels';
import { createTaskQueue, updateTaskQueue } from '../taskrouter/commands/task-queues';
import { createWorker, updateWorker, updateWorkerChannel } from '../taskrouter/commands/workers';
import { createWorkflow, updateWorkflow } from '../taskrouter/commands/workflows';
import { createActivity, createWorkspace, updateWorkspace } from '../taskrouter/commands/workspaces';
import type { Engine } from '../taskrouter/engine';
import type { WorkspaceRow } from '../taskrouter/rows';
import { fillIn } from './placeholders';
import type { Seed } from './read-seed';
import { SeedError } from './seed-error';

interface Named {
  readonly sid: string;
  readonly friendlyName: string;
}

const named = <T extends Named>(rows: Iterable<T>, friendlyName: string): T | undefined => {
  for (const row of rows) if (row.friendlyName === friendlyName) return row;
  return undefined;
};

/**
 * Makes a workspace as its seed describes it. What is there already under the same name is brought up to date, so that
 * applying a seed twice changes nothing.
 *
 * @param variables - What the seed's placeholders stand for, such as `DESK_ORIGIN`.
 * @returns The workspace, and the voice URL of each phone number.
 * @throws SeedError or TwilioError where the seed contradicts itself
 */
export function applySeed(
  engine: Engine,
  seed: Seed,
  variables: Readonly<Record<string, string>>,
): { workspace: WorkspaceRow; phoneNumbers: ReadonlyMap<string, string> } {
  const { store } = engine;
  const workspace =
    named(store.workspaces.values(), seed.workspace) ?? createWorkspace(engine, { friendlyName: seed.workspace });
  const workspaceSid = workspace.sid;
  const fill = (text: string): string =>
    fillIn(text, variables, (name) => named(store.workflowsOf.of(workspaceSid), name)?.sid);
  for (const { name: friendlyName, available } of seed.activities) {
    const existing = named(store.activitiesOf.of(workspaceSid), friendlyName);
    if (!existing) createActivity(engine, { workspaceSid, friendlyName, available });
    else if (existing.available !== available)
      throw new SeedError(
        `Activity ${friendlyName} cannot be made ${available ? '' : 'un'}available: availability is fixed`,
      );
  }
  updateWorkspace(engine, workspaceSid, {
    multiTaskEnabled: seed.multiTaskEnabled,
    prioritizeQueueOrder: seed.prioritizeQueueOrder,
    eventCallbackUrl: seed.eventCallbackUrl === undefined ? null : fill(seed.eventCallbackUrl),
    eventsFilter: seed.eventsFilter ?? null,
    ...(seed.defaultActivity && { defaultActivitySid: activitySid(engine, workspaceSid, seed.defaultActivity) }),
    ...(seed.timeoutActivity && { timeoutActivitySid: activitySid(engine, workspaceSid, seed.timeoutActivity) }),
  });
  for (const { name: friendlyName, uniqueName, channelOptimizedRouting } of seed.taskChannels) {
    const existing = [...store.taskChannelsOf.of(workspaceSid)].find((row) => row.uniqueName === uniqueName);
    if (existing) updateTaskChannel(engine, existing.sid, { friendlyName, channelOptimizedRouting });
    else createTaskChannel(engine, { workspaceSid, friendlyName, uniqueName, channelOptimizedRouting });
  }
  for (const { name: friendlyName, reservationActivity, assignmentActivity, ...plain } of seed.taskQueues) {
    const queue = {
      ...plain,
      reservationActivitySid: reservationActivity ? activitySid(engine, workspaceSid, reservationActivity) : null,
      assignmentActivitySid: assignmentActivity ? activitySid(engine, workspaceSid, assignmentActivity) : null,
    };
    const existing = named(store.taskQueuesOf.of(workspaceSid), friendlyName);
    if (existing) updateTaskQueue(engine, existing.sid, queue);
    else createTaskQueue(engine, { workspaceSid, friendlyName, ...queue });
  }
  for (const workflow of seed.workflows) seedWorkflow(engine, workspaceSid, workflow, fill);
  for (const worker of seed.workers) seedWorker(engine, workspaceSid, worker);
  return {
    workspace: store.workspaces.require(workspaceSid),
    phoneNumbers: new Map(seed.phoneNumbers.map(({ number, voiceUrl }) => [number, fill(voiceUrl)])),
  };
}

function activitySid(engine: Engine, workspaceSid: string, friendlyName: string): string {
  const activity = named(engine.store.activitiesOf.of(workspaceSid), friendlyName);
  if (!activity) throw new SeedError(`The seed names activity ${friendlyName}, which it does not have`);
  return activity.sid;
}

function seedWorkflow(
  engine: Engine,
  workspaceSid: string,
  workflow: Seed['workflows'][number],
  fill: (text: string) => string,
): void {
  const { store } = engine;
  // In a seed a queue goes by its name; in a workflow's configuration by its SID.
  const configuration = JSON.stringify(workflow.configuration, (key, value: unknown) => {
    if (key !== 'queue' || typeof value !== 'string') return value;
    const queue = named(store.taskQueuesOf.of(workspaceSid), value);
    if (!queue)
      throw new SeedError(`Workflow ${workflow.name} names task queue ${value}, which the seed does not have`);
    return queue.sid;
  });
  const { assignmentCallbackUrl: url, fallbackAssignmentCallbackUrl: fallbackUrl } = workflow;
  const settings = {
    configuration,
    taskReservationTimeoutSeconds: workflow.taskReservationTimeout,
    assignmentCallbackUrl: url === undefined ? null : fill(url),
    fallbackAssignmentCallbackUrl: fallbackUrl === undefined ? null : fill(fallbackUrl),
  };
  const existing = named(store.workflowsOf.of(workspaceSid), workflow.name);
  if (existing) updateWorkflow(engine, existing.sid, settings);
  else createWorkflow(engine, { workspaceSid, friendlyName: workflow.name, ...settings });
}

function seedWorker(engine: Engine, workspaceSid: string, seeded: Seed['workers'][number]): void {
  const { store } = engine;
  const attributes = JSON.stringify(seeded.attributes);
  const inActivity = seeded.activity && activitySid(engine, workspaceSid, seeded.activity);
  const existing = store.workersByName.first(`${workspaceSid}/${seeded.name.toLowerCase()}`);
  const worker = existing
    ? updateWorker(engine, existing.sid, { attributes })
    : createWorker(engine, {
        workspaceSid,
        friendlyName: seeded.name,
        attributes,
        ...(inActivity && { activitySid: inActivity }),
      });
  for (const [uniqueName, given] of Object.entries(seeded.channels ?? {})) {
    const { capacity, available } = typeof given === 'number' ? { capacity: given, available: true } : given;
    const taskChannel = [...store.taskChannelsOf.of(workspaceSid)].find((row) => row.uniqueName === uniqueName);
    const channel = taskChannel && store.workerChannelBy.first(`${worker.sid}/${taskChannel.sid}`);
    if (!channel) throw new SeedError(`Worker ${seeded.name} has no task channel ${uniqueName}`);
    if (channel.capacity !== capacity || channel.available !== available)
      updateWorkerChannel(engine, channel.sid, { capacity, available });
  }
}
