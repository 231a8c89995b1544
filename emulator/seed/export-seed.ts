import { readExact } from '../../src/lib/attributes/exact';
import { withVariables, withWorkflowNames, type Variables } from '../../src/lib/workspace-file/placeholders';
import { mapQueues } from '../../src/lib/workspace-file/queue-names';
import type { WholeWorker, WholeWorkflow, WholeWorkspace } from '../../src/lib/workspace-file/whole';
import { writeWorkspaceFile } from '../../src/lib/workspace-file/write-workspace-file';
import type { Store } from '../account/store';
import type { WorkerRow, WorkflowRow, WorkspaceRow } from '../account/taskrouter-rows';
import { notFound, invalid } from '../account/twilio-error';
import type { Engine } from '../taskrouter/engine';

/**
 * Writes a workspace as a seed in YAML, everything named by its name: settings, activities, task channels, queues,
 * workflows, workers, and the phone numbers of the account. Tasks are no part of a seed.
 *
 * @param variables - What placeholders stand for, put back where an address begins with it.
 * @throws TwilioError 404 where there is no workspace of this name, 400 where two things of a kind share a name
 */
export function exportSeed(engine: Engine, workspaceName: string, variables: Variables): string {
  const { store } = engine;
  const workspace = [...store.workspaces.values()].find((row) => row.friendlyName === workspaceName);
  if (!workspace) throw notFound(`/_emulator/v1/export?workspace=${workspaceName}`);
  assertNamesAreUnique(store, workspace.sid);
  return writeWorkspaceFile(describe(engine, workspace, variables));
}

function describe(engine: Engine, workspace: WorkspaceRow, variables: Variables): WholeWorkspace {
  const { store } = engine;
  const { sid } = workspace;
  const activityName = (activitySid: string): string => store.activities.require(activitySid).friendlyName;
  const orNone = (activitySid: string | null): string | null =>
    activitySid === null ? null : activityName(activitySid);
  const workflows = [...store.workflowsOf.of(sid)];
  const workflowNames = workflows.map((workflow) => ({ sid: workflow.sid, name: workflow.friendlyName }));
  const address = (url: string): string => withVariables(withWorkflowNames(url, workflowNames), variables);
  const orNowhere = (url: string | null): string | null => (url === null ? null : address(url));
  return {
    workspace: workspace.friendlyName,
    settings: {
      multiTaskEnabled: workspace.multiTaskEnabled,
      prioritizeQueueOrder: workspace.prioritizeQueueOrder,
      eventCallbackUrl: orNowhere(workspace.eventCallbackUrl),
      eventsFilter: workspace.eventsFilter,
      defaultActivity: activityName(workspace.defaultActivitySid),
      timeoutActivity: activityName(workspace.timeoutActivitySid),
    },
    activities: [...store.activitiesOf.of(sid)].map(({ friendlyName: name, available }) => ({ name, available })),
    taskChannels: [...store.taskChannelsOf.of(sid)].map(
      ({ friendlyName: name, uniqueName, channelOptimizedRouting }) => ({ name, uniqueName, channelOptimizedRouting }),
    ),
    taskQueues: [...store.taskQueuesOf.of(sid)].map((queue) => ({
      name: queue.friendlyName,
      targetWorkers: queue.targetWorkers,
      maxReservedWorkers: queue.maxReservedWorkers,
      taskOrder: queue.taskOrder,
      reservationActivity: orNone(queue.reservationActivitySid),
      assignmentActivity: orNone(queue.assignmentActivitySid),
    })),
    workflows: workflows.map((workflow) => describeWorkflow(engine, workflow, orNowhere)),
    workers: [...store.workersOf.of(sid)].map((worker) => describeWorker(engine, worker)),
    phoneNumbers: [...store.phoneNumbers.values()].flatMap(({ phoneNumber: number, voiceUrl }) =>
      voiceUrl === null ? [] : [{ number, voiceUrl: address(voiceUrl) }],
    ),
  };
}

function describeWorkflow(
  { store }: Engine,
  workflow: WorkflowRow,
  address: (url: string | null) => string | null,
): WholeWorkflow {
  const configuration: unknown = JSON.parse(workflow.configuration);
  return {
    name: workflow.friendlyName,
    assignmentCallbackUrl: address(workflow.assignmentCallbackUrl),
    fallbackAssignmentCallbackUrl: address(workflow.fallbackAssignmentCallbackUrl),
    taskReservationTimeout: workflow.taskReservationTimeoutSeconds,
    configuration: mapQueues(
      { ...(typeof configuration === 'object' ? configuration : {}) },
      (queueSid) => store.taskQueues.require(queueSid).friendlyName,
    ),
  };
}

function describeWorker({ store }: Engine, worker: WorkerRow): WholeWorker {
  return {
    name: worker.friendlyName,
    activity: store.activities.require(worker.activitySid).friendlyName,
    attributes: readExact(worker.attributes),
    channels: Object.fromEntries(
      [...store.channelsOfWorker.of(worker.sid)].map(({ taskChannelSid, capacity, available }) => [
        store.taskChannels.require(taskChannelSid).uniqueName,
        { capacity, available },
      ]),
    ),
  };
}

/**
 * In a seed everything goes by its name, so that of two with the same one the second would be lost.
 *
 * @throws TwilioError 400 naming the first name that two things of a kind share
 */
function assertNamesAreUnique(store: Store, workspaceSid: string): void {
  const kinds = {
    activities: store.activitiesOf.of(workspaceSid),
    'task queues': store.taskQueuesOf.of(workspaceSid),
    workflows: store.workflowsOf.of(workspaceSid),
  };
  for (const [kind, rows] of Object.entries(kinds)) {
    const seen = new Set<string>();
    for (const { friendlyName } of rows) {
      if (seen.has(friendlyName))
        throw invalid(
          `Two ${kind} are named "${friendlyName}": rename one, since a seed knows them by their names alone`,
        );
      seen.add(friendlyName);
    }
  }
}
