import { NotAnObjectError, withValues } from '../../src/lib/attributes/edit-attributes';
import type { TaskRow } from '../account/taskrouter-rows';
import type { CallRow } from '../account/voice-rows';
import { createTask } from '../taskrouter/commands/task-commands';
import type { Engine } from '../taskrouter/engine';
import { parseAttributes } from '../taskrouter/expression-facts';
import { checkAttributes } from '../taskrouter/limits';
import type { EnqueueStep } from './interpreter';
import { TwimlError } from './twiml';
import { callAttributes } from './voice-parameters';

/** What an application wrote into `<Task>`, as it wrote it, and what is known of the call. */
function withCall(json: string, call: Readonly<Record<string, string>>): string {
  try {
    return withValues(json, [], call);
  } catch (error) {
    if (!(error instanceof NotAnObjectError)) throw error;
    throw new TwimlError(14221, `The text of <Task> is ${JSON.stringify(json.slice(0, 80))}, expected a JSON object`);
  }
}

/**
 * Makes a task of a call, on channel `voice`. Its attributes are those of the document and what is known of the call,
 * which wins: nobody may pass for another caller.
 *
 * @throws TwimlError 14220 for an unknown workflow, 14221 for attributes that are no JSON object
 * @see https://www.twilio.com/docs/taskrouter/twiml-queue-calls
 */
export function createTaskOfCall(engine: Engine, call: CallRow, step: EnqueueStep): TaskRow {
  const workflow = engine.store.workflows.get(step.workflowSid);
  if (!workflow)
    throw new TwimlError(14220, `<Enqueue> names workflow ${JSON.stringify(step.workflowSid)}, which does not exist`);
  const attributes = withCall(step.attributes, callAttributes(engine, call));
  // What is known of the call comes on top of what may be sent.
  checkAttributes(step.attributes, '<Task>');
  return createTask(engine, {
    workspaceSid: workflow.workspaceSid,
    workflowSid: workflow.sid,
    taskChannel: 'voice',
    attributes,
    ...(step.priority !== undefined && { priority: step.priority }),
    ...(step.timeoutSeconds !== undefined && { timeoutSeconds: step.timeoutSeconds }),
  });
}

/**
 * The call of the customer whom a task is about: the one it was made of, whatever its attributes say by now; of an outbound
 * call the one they name, once it is answered.
 */
export function customersCall({ store }: Engine, taskSid: string): CallRow | undefined {
  for (const call of store.callsOfTask.of(taskSid)) if (call.direction === 'inbound') return call;
  const { conference } = parseAttributes(store.tasks.get(taskSid)?.attributes ?? '{}');
  const sid = valueOf(valueOf(conference, 'participants'), 'customer');
  return typeof sid === 'string' ? store.calls.get(sid) : undefined;
}

const valueOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
