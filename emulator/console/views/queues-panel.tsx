import type { JSX } from 'preact';
import type { WorkspaceProps } from './actions';

/** Each task queue with how many wait in it. */
export function Queues({ workspace }: WorkspaceProps): JSX.Element | null {
  if (workspace.taskQueues.length === 0) return null;
  return (
    <ul class="queues" aria-label="Task queues">
      {workspace.taskQueues.map(({ sid, friendlyName, waiting, targetWorkers }) => (
        <li key={sid} title={targetWorkers} data-waiting={waiting > 0}>
          {friendlyName} <span class="number">{waiting}</span> waiting
        </li>
      ))}
    </ul>
  );
}
