import type { JSX } from 'preact';
import { taskTable } from '../../../src/lib/lifecycle';
import { failureOf, isUnderWay } from '../model/action';
import { taskFacts, taskTitle } from '../model/attributes';
import type { TaskLine } from '../model/floor-lines';
import { taskTones } from '../model/tone';
import type { WorkspaceProps } from './actions';
import { Age } from './age';
import { Button } from './button';
import { AllAttributes, Facts } from './facts';
import { Problem } from './problem';
import { ReservationLine } from './reservation-line';
import { Sid } from './sid';
import { State } from './state';

/** A task: what it is about, where it stands, and whom it was offered to. */
export function TaskCard({ line, model, now, actions }: WorkspaceProps & { line: TaskLine }): JSX.Element {
  const { task, reservations } = line;
  const cancelKey = `cancel-task:${task.sid}`;
  const title = taskTitle(task.attributes);
  const place = [task.taskQueueName, task.workflowName !== task.taskQueueName && task.workflowName];
  return (
    <li class="card task" data-tone={taskTones[task.assignmentStatus]}>
      <div class="card-head">
        <State tone={taskTones[task.assignmentStatus]} word={task.assignmentStatus} />
        <Age since={task.statusSince} now={now} />
        <span class="pushed">
          <Age since={task.dateCreated} now={now} /> <span class="quiet">old</span>
        </span>
      </div>
      <h3>{title}</h3>
      <p class="meta">
        {place.filter(Boolean).join(' · ') || 'in no queue'}
        {` · ${task.taskChannelUniqueName} · priority ${task.priority}`}
        <Sid sid={task.sid} actions={actions} />
      </p>
      {task.reason && <p class="quiet">{task.reason}</p>}
      <Facts facts={taskFacts(task.attributes)} />
      {reservations.length > 0 && (
        <ul class="lines" aria-label="Reservations">
          {reservations.map((reservation) => (
            <ReservationLine
              key={reservation.sid}
              reservation={reservation}
              about={reservation.workerName ?? reservation.workerSid}
              now={now}
            />
          ))}
        </ul>
      )}
      <div class="row between">
        <AllAttributes attributes={task.attributes} />
        {'cancel' in taskTable[task.assignmentStatus] && (
          <Button
            kind="danger"
            label={`Cancel the task ${title}`}
            underWay={isUnderWay(model.actions, cancelKey)}
            onPress={() => actions.ask({ type: 'cancel-task', taskSid: task.sid })}
          >
            Cancel
          </Button>
        )}
      </div>
      <Problem text={failureOf(model.actions, cancelKey)} />
    </li>
  );
}
