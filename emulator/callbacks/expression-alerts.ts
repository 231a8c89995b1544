import type { Engine } from '../taskrouter/engine';
import { unknownNamesOfTaskQueue, unknownNamesOfWorkflow } from '../taskrouter/unknown-names';
import type { Alerts } from './alerts';

/**
 * Raises an alert where an expression names what only the platform could define and nothing here does: it would be false
 * without a word.
 *
 * @returns A function that ends it.
 */
export function startExpressionAlerts(engine: Engine, alerts: Alerts): () => void {
  const { store, log } = engine;
  const tell = (kind: string, sid: string, names: readonly string[]): void => {
    for (const name of names)
      alerts.raise({
        code: 20501,
        level: 'warning',
        message: `${kind} ${sid} names ${name}, which nothing here defines: it counts as null; see docs/differences.md`,
        resourceSid: sid,
      });
  };
  return log.subscribe(({ type, workflow, taskQueue, workspaceSid }) => {
    if (workflow && (type === 'workflow.created' || type === 'workflow.updated'))
      tell('Workflow', workflow.sid, unknownNamesOfWorkflow(store, workflow));
    if (taskQueue && (type === 'task-queue.created' || type === 'task-queue.expression.updated'))
      tell('Task queue', taskQueue.sid, unknownNamesOfTaskQueue(taskQueue));
    if (type === 'task-channel.deleted')
      for (const one of store.workflowsOf.of(workspaceSid))
        tell('Workflow', one.sid, unknownNamesOfWorkflow(store, one));
  });
}
