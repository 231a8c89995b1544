import { firstVersion } from '../../account/store';
import type { TaskRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import type { Engine } from '../engine';
import { checkRoom, checkVirtualStart, checkWhole, priorities, taskTimeouts } from '../limits';
import { ttlDeadline } from './task-moves';
import { cancelTask } from './task-status';

export interface NewTask {
  readonly workspaceSid: string;
  /** JSON text of an object. */
  readonly attributes?: string | undefined;
  readonly workflowSid?: string | undefined;
  readonly taskQueueSid?: string | undefined;
  /** SID or unique name; `default` where absent. */
  readonly taskChannel?: string | undefined;
  readonly priority?: number | undefined;
  readonly timeoutSeconds?: number | undefined;
  /** Epoch milliseconds, not in the future. */
  readonly virtualStartTime?: number | undefined;
  readonly routingTarget?: string | undefined;
  readonly ignoreCapacity?: boolean | undefined;
}

const defaultTimeoutSeconds = 86_400;

/** The task channel of a workspace with this SID or unique name. @throws TwilioError 400 where there is none */
export function findTaskChannel(engine: Engine, workspaceSid: string, name: string): string {
  for (const channel of engine.store.taskChannelsOf.of(workspaceSid)) {
    if (channel.sid === name || channel.uniqueName === name) return channel.sid;
  }
  throw invalid(`Value '${name}' provided for TaskChannel is not a task channel of workspace ${workspaceSid}`);
}

function findWorkflow(engine: Engine, given: NewTask): string | undefined {
  const { store } = engine;
  const where = `WorkspaceSid: ${given.workspaceSid}, AccountSid: ${engine.accountSid}`;
  const target = given.routingTarget?.startsWith('WW') ? given.routingTarget : undefined;
  const sid = given.workflowSid ?? target;
  if (sid !== undefined) {
    const workflow = store.workflows.get(sid);
    if (workflow?.workspaceSid !== given.workspaceSid)
      throw invalid(`Value '${sid}' provided for WorkflowSid as RoutingTarget has an invalid format. ${where}`);
    // Not as it was given: what is cut out of a request's body keeps the whole body.
    return workflow.sid;
  }
  if (given.taskQueueSid || given.routingTarget) return undefined;
  const [only, another] = store.workflowsOf.of(given.workspaceSid);
  if (!only || another) throw invalid('WorkflowSid field is required');
  return only.sid;
}

function checkTargets(engine: Engine, given: NewTask): void {
  const { store } = engine;
  if (given.taskQueueSid !== undefined && store.taskQueues.get(given.taskQueueSid)?.workspaceSid !== given.workspaceSid)
    throw invalid(`Value '${given.taskQueueSid}' provided for TaskQueueSid is not a task queue of the workspace`);
  const target = given.routingTarget;
  if (target === undefined || target.startsWith('WW')) return;
  const found = target.startsWith('WK') ? store.workers.get(target) : store.taskQueues.get(target);
  if (found?.workspaceSid !== given.workspaceSid)
    throw invalid(
      `Value '${target}' provided for RoutingTarget is not a worker, task queue or workflow of the workspace`,
    );
}

/** @throws TwilioError 400 where what it names is unknown, or a limit is passed */
export function createTask(engine: Engine, given: NewTask): TaskRow {
  const now = engine.clock.now();
  const workflowSid = findWorkflow(engine, given);
  checkTargets(engine, given);
  checkSettings(engine, given);
  checkWhole('Timeout', given.timeoutSeconds, taskTimeouts);
  checkRoom(engine, given.workspaceSid, 'tasks');
  const timeoutSeconds = given.timeoutSeconds ?? defaultTimeoutSeconds;
  const task = engine.store.tasks.insert({
    sid: engine.ids.next('WT'),
    dateCreated: now,
    dateUpdated: now,
    workspaceSid: given.workspaceSid,
    assignmentStatus: 'pending',
    statusSince: now,
    attributes: given.attributes ?? '{}',
    priority: given.priority ?? 0,
    reason: null,
    taskQueueSid: given.taskQueueSid ?? null,
    taskQueueEnteredDate: null,
    taskChannelSid: findTaskChannel(engine, given.workspaceSid, given.taskChannel ?? 'default'),
    timeoutSeconds,
    workflowSid: workflowSid ?? null,
    virtualStartTime: given.virtualStartTime ?? now,
    ignoreCapacity: given.ignoreCapacity ?? given.routingTarget?.startsWith('WK') ?? false,
    routingTarget: given.routingTarget ?? null,
    assignmentCount: 0,
    version: firstVersion,
  });
  watchTimeToLive(engine, task);
  engine.router.enter(task.sid);
  return task;
}

/** Sets the deadline at which a task is canceled that nobody has accepted. */
export function watchTimeToLive(engine: Engine, { sid, dateCreated, timeoutSeconds }: TaskRow): void {
  engine.deadlines.set(ttlDeadline(sid), dateCreated + timeoutSeconds * 1000, () =>
    engine.transact(() => outlive(engine, sid)),
  );
}

/** One that waited for a worker without room was not even offered, and that worker is told so. */
function outlive(engine: Engine, sid: string): void {
  const { routingTarget, assignmentStatus } = engine.store.tasks.require(sid);
  if (assignmentStatus !== 'pending' || !routingTarget?.startsWith('WK')) {
    cancelTask(engine, sid, 'Task TTL Exceeded');
    return;
  }
  const task = cancelTask(engine, sid, 'RoutingTarget SLA for Reservation creation was not met');
  engine.announce('reservation.failed', task.workspaceSid, { task });
}

/** The limits that hold for any task, however it is made or changed. @throws TwilioError 400 */
function checkSettings(
  { clock }: Engine,
  given: { readonly priority?: number | undefined; readonly virtualStartTime?: number | undefined },
): void {
  checkWhole('Priority', given.priority, priorities);
  checkVirtualStart(given.virtualStartTime, clock.now());
}

export interface TaskChange {
  readonly attributes?: string;
  readonly priority?: number;
  readonly taskChannel?: string;
  readonly virtualStartTime?: number;
}

/** Changes a task without touching a reservation of it; one that still waits is routed anew. */
export function updateTask(engine: Engine, sid: string, change: TaskChange): TaskRow {
  const { store } = engine;
  const before = store.tasks.require(sid);
  const now = engine.clock.now();
  checkSettings(engine, change);
  const { taskChannel, ...plain } = change;
  const task = store.tasks.update(sid, {
    ...plain,
    ...(taskChannel !== undefined && { taskChannelSid: findTaskChannel(engine, before.workspaceSid, taskChannel) }),
    dateUpdated: now,
    version: before.version + 1,
  });
  engine.announce('task.updated', task.workspaceSid, { task });
  if (task.taskChannelSid !== before.taskChannelSid) {
    // Whoever has it is a task less loaded in the one channel, and a task more in the other.
    for (const { workerSid } of store.openReservationsOfTask.of(sid)) engine.router.reviewAvailability(workerSid);
  }
  if (task.assignmentStatus === 'pending' || engine.router.isWaiting(sid)) engine.router.reEnter(sid);
  return task;
}
