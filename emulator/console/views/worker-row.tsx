import type { JSX } from 'preact';
import { failureOf, isUnderWay } from '../model/action';
import { taskTitle, workerFacts } from '../model/attributes';
import type { WorkerLine } from '../model/floor-lines';
import type { Worker } from '../model/snapshot';
import { activityTone } from '../model/tone';
import type { WorkspaceProps } from './actions';
import { Age } from './age';
import { Facts } from './facts';
import { Problem } from './problem';
import { ReservationLine } from './reservation-line';
import { Sid } from './sid';
import { Shape } from './state';

/** A worker: whether they can be offered something, what is on their desk, and what they can do. */
export function WorkerRow({
  line,
  workspace,
  model,
  now,
  actions,
}: WorkspaceProps & { line: WorkerLine }): JSX.Element {
  const { worker, reservations } = line;
  const key = `set-activity:${worker.sid}`;
  const tone = activityTone({ available: worker.available, friendlyName: worker.activityName });
  const titleOf = (taskSid: string): string => {
    const task = workspace.tasks.find(({ sid }) => sid === taskSid);
    return task ? taskTitle(task.attributes) : taskSid;
  };
  return (
    <li class="worker">
      <div class="worker-who">
        <h3>{worker.friendlyName}</h3>
        <Sid sid={worker.sid} actions={actions} />
      </div>
      <div class="worker-now">
        <label class="activity" data-tone={tone}>
          <Shape tone={tone} />
          <span class="unseen">Activity of {worker.friendlyName}</span>
          <select
            value={worker.activitySid}
            aria-disabled={isUnderWay(model.actions, key)}
            onChange={(event) =>
              actions.ask({ type: 'set-activity', workerSid: worker.sid, activitySid: event.currentTarget.value })
            }
          >
            {workspace.activities.map(({ sid, friendlyName }) => (
              <option key={sid} value={sid} selected={sid === worker.activitySid}>
                {friendlyName}
              </option>
            ))}
          </select>
        </label>
        <Age since={worker.since} now={now} />
      </div>
      <div class="worker-can">
        <p class="quiet">{loadOf(worker)}</p>
        <Facts facts={workerFacts(worker.attributes)} />
      </div>
      <Problem text={failureOf(model.actions, key)} />
      {reservations.length > 0 && (
        <ul class="lines" aria-label={`Reservations of ${worker.friendlyName}`}>
          {reservations.map((reservation) => (
            <ReservationLine
              key={reservation.sid}
              reservation={reservation}
              about={titleOf(reservation.taskSid)}
              now={now}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

function loadOf({ channels }: Worker): string {
  const used = channels.filter(({ assigned }) => assigned > 0);
  if (used.length === 0) return 'No load';
  return used.map(({ uniqueName, assigned, capacity }) => `${uniqueName} ${assigned} of ${capacity}`).join(', ');
}
