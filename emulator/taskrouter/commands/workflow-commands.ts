import type { NewRow, WorkflowRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import type { Engine } from '../engine';
import { checkRoom, maximumConfigurationCharacters } from '../limits';
import { readConfiguration } from '../routing/workflow-configuration';

export type NewWorkflow = NewRow<WorkflowRow, 'friendlyName' | 'configuration'>;

const defaultReservationTimeoutSeconds = 120;

function checkConfiguration(engine: Engine, workspaceSid: string, json: string): void {
  if (json.length > maximumConfigurationCharacters)
    throw invalid(
      `Invalid workflow configuration: it has ${json.length} characters, expected at most ${maximumConfigurationCharacters}`,
    );
  const { filters, defaultTarget } = readConfiguration(json);
  const targets = [...filters.flatMap((filter) => filter.targets), ...(defaultTarget ? [defaultTarget] : [])];
  for (const { queueSid } of targets) {
    if (engine.store.taskQueues.get(queueSid)?.workspaceSid !== workspaceSid)
      throw invalid(
        `Invalid workflow configuration: queue ${queueSid} is not a task queue of workspace ${workspaceSid}`,
      );
  }
}

/** @throws TwilioError 400 naming the part of the configuration that is wrong */
export function createWorkflow(engine: Engine, given: NewWorkflow): WorkflowRow {
  checkConfiguration(engine, given.workspaceSid, given.configuration);
  checkRoom(engine, given.workspaceSid, 'workflows');
  const now = engine.clock.now();
  const workflow = engine.store.workflows.insert({
    sid: engine.ids.next('WW'),
    dateCreated: now,
    dateUpdated: now,
    workspaceSid: given.workspaceSid,
    friendlyName: given.friendlyName,
    configuration: given.configuration,
    assignmentCallbackUrl: given.assignmentCallbackUrl ?? null,
    fallbackAssignmentCallbackUrl: given.fallbackAssignmentCallbackUrl ?? null,
    taskReservationTimeoutSeconds: given.taskReservationTimeoutSeconds ?? defaultReservationTimeoutSeconds,
  });
  engine.announce('workflow.created', workflow.workspaceSid, { workflow });
  return workflow;
}

export type WorkflowChange = Partial<Omit<NewWorkflow, 'workspaceSid'>>;

/**
 * @param reEvaluateTasks - Whether pending tasks start anew at the top of the changed workflow.
 * @throws TwilioError 400 naming the part of the configuration that is wrong
 */
export function updateWorkflow(
  engine: Engine,
  sid: string,
  change: WorkflowChange,
  reEvaluateTasks = false,
): WorkflowRow {
  const before = engine.store.workflows.require(sid);
  if (change.configuration !== undefined) checkConfiguration(engine, before.workspaceSid, change.configuration);
  const workflow = engine.store.workflows.update(sid, { ...change, dateUpdated: engine.clock.now() });
  engine.announce('workflow.updated', workflow.workspaceSid, { workflow });
  if (reEvaluateTasks) engine.router.reEnterAll(sid);
  return workflow;
}

/** @throws TwilioError 400 while tasks are on their way through it */
export function deleteWorkflow(engine: Engine, sid: string): void {
  const workflow = engine.store.workflows.require(sid);
  for (const task of engine.store.tasksOf.of(workflow.workspaceSid)) {
    if (task.workflowSid === sid && (task.assignmentStatus === 'pending' || task.assignmentStatus === 'reserved'))
      throw invalid(`Cannot delete workflow ${sid}: task ${task.sid} is on its way through it`);
  }
  engine.store.workflows.delete(sid);
  engine.announce('workflow.deleted', workflow.workspaceSid, { workflow });
}
