import { stringify } from 'yaml';
import { assertNamesAreUnique } from './unique-names';
import type { Engine } from '../taskrouter/engine';
import { notFound } from '../taskrouter/errors';
import { parseAttributes } from '../taskrouter/routing/facts';
import type { TaskChannelRow, WorkerRow, WorkflowRow, WorkspaceRow } from '../taskrouter/rows';
import type { WrittenSeed } from './read-seed';

/** What beside the workspace is written into its seed. */
export interface ExportOptions {
  readonly phoneNumbers: ReadonlyMap<string, string>;
  /** What the seed's placeholders stand for, put back where an address begins with it. */
  readonly variables: Readonly<Record<string, string>>;
}

type List<Name extends keyof WrittenSeed> = NonNullable<WrittenSeed[Name]>;

/** Every workspace has these from the start, with these names. */
const usualChannels: Readonly<Record<string, string>> = {
  default: 'Default',
  voice: 'Voice',
  chat: 'Programmable Chat',
  sms: 'SMS',
  video: 'Video',
};

/**
 * Writes a workspace as a seed in YAML, everything named by its name: settings, activities, task channels, queues,
 * workflows, workers, and the phone numbers of the account. Tasks are no part of a seed.
 *
 * @throws TwilioError 404 where there is no workspace of this name, 400 where two things of a kind share a name
 */
export function exportSeed(engine: Engine, workspaceName: string, options: ExportOptions): string {
  const { store } = engine;
  const workspace = [...store.workspaces.values()].find((row) => row.friendlyName === workspaceName);
  if (!workspace) throw notFound(`/_emulator/export?workspace=${workspaceName}`);
  assertNamesAreUnique(store, workspace.sid);
  return stringify(withoutAbsent(describe(engine, workspace, options)), { lineWidth: 0 });
}

function describe(engine: Engine, workspace: WorkspaceRow, options: ExportOptions): WrittenSeed {
  const { store } = engine;
  const { sid } = workspace;
  const activityName = (activitySid: string): string => store.activities.require(activitySid).friendlyName;
  const address = (url: string): string => withPlaceholders(engine, sid, url, options.variables);
  return {
    workspace: workspace.friendlyName,
    ...(!workspace.multiTaskEnabled && { multiTaskEnabled: false }),
    ...(workspace.prioritizeQueueOrder !== 'FIFO' && { prioritizeQueueOrder: workspace.prioritizeQueueOrder }),
    ...(workspace.eventCallbackUrl !== null && { eventCallbackUrl: address(workspace.eventCallbackUrl) }),
    ...(workspace.eventsFilter !== null && { eventsFilter: workspace.eventsFilter }),
    activities: [...store.activitiesOf.of(sid)].map(({ friendlyName, available }) => ({
      name: friendlyName,
      ...(available && { available }),
    })),
    defaultActivity: activityName(workspace.defaultActivitySid),
    timeoutActivity: activityName(workspace.timeoutActivitySid),
    taskChannels: [...store.taskChannelsOf.of(sid)].flatMap(describeChannel),
    taskQueues: [...store.taskQueuesOf.of(sid)].map((queue) => ({
      name: queue.friendlyName,
      targetWorkers: queue.targetWorkers,
      ...(queue.maxReservedWorkers !== 1 && { maxReservedWorkers: queue.maxReservedWorkers }),
      ...(queue.taskOrder !== 'FIFO' && { taskOrder: queue.taskOrder }),
      ...(queue.reservationActivitySid && { reservationActivity: activityName(queue.reservationActivitySid) }),
      ...(queue.assignmentActivitySid && { assignmentActivity: activityName(queue.assignmentActivitySid) }),
    })),
    workflows: [...store.workflowsOf.of(sid)].map((workflow) => describeWorkflow(engine, workflow, address)),
    workers: [...store.workersOf.of(sid)].map((worker) => describeWorker(engine, workspace, worker)),
    phoneNumbers: [...options.phoneNumbers].map(([number, url]) => ({ number, voiceUrl: address(url) })),
  };
}

function describeChannel({
  friendlyName,
  uniqueName,
  channelOptimizedRouting,
}: TaskChannelRow): List<'taskChannels'>[number][] {
  if (usualChannels[uniqueName] === friendlyName && !channelOptimizedRouting) return [];
  return [{ name: friendlyName, uniqueName, ...(channelOptimizedRouting && { channelOptimizedRouting }) }];
}

function describeWorkflow(
  { store }: Engine,
  workflow: WorkflowRow,
  address: (url: string) => string,
): List<'workflows'>[number] {
  const configuration: unknown = JSON.parse(workflow.configuration, (key, value: unknown) =>
    key === 'queue' && typeof value === 'string' ? store.taskQueues.require(value).friendlyName : value,
  );
  return {
    name: workflow.friendlyName,
    ...(workflow.assignmentCallbackUrl && { assignmentCallbackUrl: address(workflow.assignmentCallbackUrl) }),
    ...(workflow.fallbackAssignmentCallbackUrl && {
      fallbackAssignmentCallbackUrl: address(workflow.fallbackAssignmentCallbackUrl),
    }),
    taskReservationTimeout: workflow.taskReservationTimeoutSeconds,
    configuration: { ...(typeof configuration === 'object' ? configuration : {}) },
  };
}

function describeWorker({ store }: Engine, workspace: WorkspaceRow, worker: WorkerRow): List<'workers'>[number] {
  const channels = [...store.channelsOfWorker.of(worker.sid)].flatMap(({ taskChannelSid, capacity, available }) => {
    if (available && capacity === 1) return [];
    const { uniqueName } = store.taskChannels.require(taskChannelSid);
    return [[uniqueName, available ? capacity : { capacity, available }] as const];
  });
  return {
    name: worker.friendlyName,
    ...(worker.activitySid !== workspace.defaultActivitySid && {
      activity: store.activities.require(worker.activitySid).friendlyName,
    }),
    attributes: parseAttributes(worker.attributes),
    ...(channels.length > 0 && { channels: Object.fromEntries(channels) }),
  };
}

/** Puts back what the seed's placeholders stood for: SIDs of workflows, and variables at the beginning. */
function withPlaceholders(
  { store }: Engine,
  workspaceSid: string,
  url: string,
  variables: Readonly<Record<string, string>>,
): string {
  let address = url;
  for (const [name, value] of Object.entries(variables)) {
    if (value !== '' && address.startsWith(value)) address = `\${${name}}${address.slice(value.length)}`;
  }
  for (const { sid, friendlyName } of store.workflowsOf.of(workspaceSid))
    address = address.replaceAll(sid, () => `\${workflow:${friendlyName}}`);
  return address;
}

/** Empty lists say nothing. */
function withoutAbsent(seed: WrittenSeed): object {
  return Object.fromEntries(Object.entries(seed).filter(([, value]) => !Array.isArray(value) || value.length > 0));
}
