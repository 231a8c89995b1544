import type { JSX } from 'preact';
import { taskLines } from '../model/floor-lines';
import { waitsForNobody } from '../model/floor-hint';
import type { WorkspaceProps } from './actions';
import { Queues } from './queues-panel';
import { Empty, Panel } from './panel';
import { TaskCard } from './task-card';

/** A list longer than this is not read, and drawing it would cost more than it is worth. */
const openShown = 60;
const endedShown = 30;

/** The tasks through their life, newest first, with everybody they were offered to. */
export function Tasks(props: WorkspaceProps): JSX.Element {
  const { open, ended } = taskLines(props.workspace);
  const { openTasks, endedTasks } = props.workspace.counts;
  return (
    <Panel id="tasks" title="Tasks" count={openTasks} aside={<Queues {...props} />}>
      {open.length === 0 && <Empty title="No open tasks">Place a call or create a task to see it here.</Empty>}
      {waitsForNobody(props.workspace) && (
        <p class="hint">
          Nobody is available. Choose an activity for a worker, or sign in at the desk and go available there.
        </p>
      )}
      <ul class="cards">
        {open.slice(0, openShown).map((line) => (
          <TaskCard key={line.task.sid} line={line} {...props} />
        ))}
      </ul>
      {openTasks > openShown && <p class="quiet">And {openTasks - openShown} others.</p>}
      {ended.length > 0 && (
        <details class="more">
          <summary>{endedTasks === 1 ? '1 task has ended' : `${endedTasks} tasks have ended`}</summary>
          <ul class="cards">
            {ended.slice(0, endedShown).map((line) => (
              <TaskCard key={line.task.sid} line={line} {...props} />
            ))}
          </ul>
          {endedTasks > endedShown && <p class="quiet">And {endedTasks - endedShown} older ones.</p>}
        </details>
      )}
    </Panel>
  );
}
