import { stringify } from 'lossless-json';
import { fillIn, type Variables } from '../../src/lib/workspace-file/placeholders';
import { mapQueues } from '../../src/lib/workspace-file/queue-names';
import type { WholeWorker, WholeWorkflow, WholeWorkspace } from '../../src/lib/workspace-file/whole';
import { WorkspaceFileError } from '../../src/lib/workspace-file/workspace-file-error';
import type { WorkspaceRow } from '../account/taskrouter-rows';
import { createTaskChannel, updateTaskChannel } from '../taskrouter/commands/task-channel-commands';
import { createTaskQueue, updateTaskQueue } from '../taskrouter/commands/task-queue-commands';
import { createWorker, updateWorker, updateWorkerChannel } from '../taskrouter/commands/worker-commands';
import { createWorkflow, updateWorkflow } from '../taskrouter/commands/workflow-commands';
import { createActivity, createWorkspace, updateWorkspace } from '../taskrouter/commands/workspace-commands';
import type { Engine } from '../taskrouter/engine';
import { putPhoneNumber } from '../voice/phone-numbers';

interface Named {
  readonly sid: string;
  readonly friendlyName: string;
}

const named = <T extends Named>(rows: Iterable<T>, friendlyName: string): T | undefined => {
  for (const row of rows) if (row.friendlyName === friendlyName) return row;
  return undefined;
};

/**
 * Makes a workspace as its seed describes it, and gives the account its phone numbers. What is there already under the same name is brought up to date, so that
 * applying a seed twice changes nothing.
 *
 * @param variables - What the seed's placeholders stand for, such as `DESK_ORIGIN`.
 * @throws WorkspaceFileError or TwilioError where the seed contradicts itself
 */
export function applySeed(engine: Engine, seed: WholeWorkspace, variables: Variables): WorkspaceRow {
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
      throw new WorkspaceFileError(
        `Activity ${friendlyName} cannot be made ${available ? '' : 'un'}available: availability is fixed`,
      );
  }
  const { defaultActivity, timeoutActivity, eventCallbackUrl, ...settings } = seed.settings;
  updateWorkspace(engine, workspaceSid, {
    ...settings,
    ...(!namesWorkflow(eventCallbackUrl) && { eventCallbackUrl: eventCallbackUrl && fill(eventCallbackUrl) }),
    ...(defaultActivity !== null && { defaultActivitySid: activitySid(engine, workspaceSid, defaultActivity) }),
    ...(timeoutActivity !== null && { timeoutActivitySid: activitySid(engine, workspaceSid, timeoutActivity) }),
  });
  for (const { name: friendlyName, uniqueName, channelOptimizedRouting } of seed.taskChannels) {
    const existing = [...store.taskChannelsOf.of(workspaceSid)].find((row) => row.uniqueName === uniqueName);
    if (existing) updateTaskChannel(engine, existing.sid, { friendlyName, channelOptimizedRouting });
    else createTaskChannel(engine, { workspaceSid, friendlyName, uniqueName, channelOptimizedRouting });
  }
  for (const { name: friendlyName, reservationActivity, assignmentActivity, ...plain } of seed.taskQueues) {
    const queue = {
      ...plain,
      reservationActivitySid:
        reservationActivity === null ? null : activitySid(engine, workspaceSid, reservationActivity),
      assignmentActivitySid: assignmentActivity === null ? null : activitySid(engine, workspaceSid, assignmentActivity),
    };
    const existing = named(store.taskQueuesOf.of(workspaceSid), friendlyName);
    if (existing) updateTaskQueue(engine, existing.sid, queue);
    else createTaskQueue(engine, { workspaceSid, friendlyName, ...queue });
  }
  const addressedLater = seed.workflows.filter(
    (workflow) =>
      namesWorkflow(workflow.assignmentCallbackUrl) || namesWorkflow(workflow.fallbackAssignmentCallbackUrl),
  );
  const noAddresses = { assignmentCallbackUrl: null, fallbackAssignmentCallbackUrl: null };
  for (const workflow of seed.workflows)
    seedWorkflow(
      engine,
      workspaceSid,
      addressedLater.includes(workflow) ? { ...workflow, ...noAddresses } : workflow,
      fill,
    );
  for (const workflow of addressedLater) seedWorkflow(engine, workspaceSid, workflow, fill);
  if (namesWorkflow(eventCallbackUrl))
    updateWorkspace(engine, workspaceSid, { eventCallbackUrl: eventCallbackUrl && fill(eventCallbackUrl) });
  for (const worker of seed.workers) seedWorker(engine, workspaceSid, worker);
  for (const { number, voiceUrl } of seed.phoneNumbers) putPhoneNumber(engine, number, { voiceUrl: fill(voiceUrl) });
  return store.workspaces.require(workspaceSid);
}

/** Whether an address needs the SID of a workflow, and has to wait until all of them are made. */
const namesWorkflow = (url: string | null): boolean => url?.includes('${workflow:') === true;

function activitySid(engine: Engine, workspaceSid: string, friendlyName: string): string {
  const activity = named(engine.store.activitiesOf.of(workspaceSid), friendlyName);
  if (!activity) throw new WorkspaceFileError(`The seed names activity ${friendlyName}, which it does not have`);
  return activity.sid;
}

function seedWorkflow(
  engine: Engine,
  workspaceSid: string,
  workflow: WholeWorkflow,
  fill: (text: string) => string,
): void {
  const { store } = engine;
  // In a seed a queue goes by its name; in a workflow's configuration by its SID.
  const configuration = mapQueues(workflow.configuration, (name) => {
    const queue = named(store.taskQueuesOf.of(workspaceSid), name);
    if (!queue)
      throw new WorkspaceFileError(`Workflow ${workflow.name} names task queue ${name}, which the seed does not have`);
    return queue.sid;
  });
  const { assignmentCallbackUrl: url, fallbackAssignmentCallbackUrl: fallbackUrl } = workflow;
  const settings = {
    configuration: JSON.stringify(configuration),
    taskReservationTimeoutSeconds: workflow.taskReservationTimeout,
    assignmentCallbackUrl: url === null ? null : fill(url),
    fallbackAssignmentCallbackUrl: fallbackUrl === null ? null : fill(fallbackUrl),
  };
  const existing = named(store.workflowsOf.of(workspaceSid), workflow.name);
  if (existing) updateWorkflow(engine, existing.sid, settings);
  else createWorkflow(engine, { workspaceSid, friendlyName: workflow.name, ...settings });
}

function seedWorker(engine: Engine, workspaceSid: string, seeded: WholeWorker): void {
  const { store } = engine;
  const attributes = stringify(seeded.attributes) ?? '{}';
  const inActivity = seeded.activity === null ? undefined : activitySid(engine, workspaceSid, seeded.activity);
  const existing = store.workersByName.first(`${workspaceSid}/${seeded.name.toLowerCase()}`);
  const worker = existing
    ? updateWorker(engine, existing.sid, { attributes })
    : createWorker(engine, {
        workspaceSid,
        friendlyName: seeded.name,
        attributes,
        ...(inActivity !== undefined && { activitySid: inActivity }),
      });
  for (const [uniqueName, { capacity, available }] of Object.entries(seeded.channels)) {
    const taskChannel = [...store.taskChannelsOf.of(workspaceSid)].find((row) => row.uniqueName === uniqueName);
    const channel = taskChannel && store.workerChannelBy.first(`${worker.sid}/${taskChannel.sid}`);
    if (!channel) throw new WorkspaceFileError(`Worker ${seeded.name} has no task channel ${uniqueName}`);
    if (channel.capacity !== capacity || channel.available !== available)
      updateWorkerChannel(engine, channel.sid, { capacity, available });
  }
}
