import { useMemo } from 'preact/hooks';
import { numeral } from '../../desk/ground/format';
import { Shape } from '../../desk/ground/icons';
import { type Figures, PERSON_STATES, type TaskFigures, type WorkerFigures } from '../model/figures';
import { type Filters, TASK_COLUMNS, type TaskColumn, WORKER_COLUMNS, type WorkerColumn } from '../model/filters';
import type { FloorState } from '../model/floor-state';
import { Elapsed, type Now } from '../view/elapsed';
import { ClearFilters } from '../view/filters';
import { say } from '../view/messages/floor-words';
import type { Send } from '../view/send';
import { STATUS_TONES, Task } from '../view/tasks';
import { STATE_TONES, STATE_WORDS, Worker } from '../view/workers';
import { Count, DenseTable } from './dense-table';
import { loadsOf, taskRows, workerRows } from './order';

interface ListProps {
  readonly state: FloorState;
  readonly figures: Figures;
  readonly now: Now;
  readonly send: Send;
}

const LABELS = {
  state: 'rows.state',
  for: 'floor.for',
  activity: 'floor.activity',
  load: 'floor.load',
  skills: 'rows.skills',
  status: 'floor.status',
  age: 'floor.age',
  queue: 'floor.queue',
  agent: 'floor.worker',
} as const satisfies Record<WorkerColumn | TaskColumn, string>;

/** The tasks and the workers of a large floor, a line each. */
export function DenseLists(props: ListProps) {
  return (
    <>
      <TaskList {...props} />
      <WorkerList {...props} />
    </>
  );
}

function WorkerList({ state, figures, now, send }: ListProps) {
  const { filters } = state;
  const loads = useMemo(() => loadsOf(figures), [figures]);
  const workers = useMemo(() => workerRows(figures, filters, loads), [figures, filters]);
  const activities = useMemo(() => new Map(figures.activities.map(({ sid, name }) => [sid, name])), [figures]);
  const columns = WORKER_COLUMNS.filter((name) => !filters.hidden.includes(name));
  const cell = ({ sid, state: doing, since, activitySid, skills }: WorkerFigures, column: WorkerColumn | 'name') => {
    switch (column) {
      case 'state':
        return say(STATE_WORDS[doing]);
      case 'for':
        return <Elapsed since={since} now={now} />;
      case 'activity':
        return <bdi>{activities.get(activitySid)}</bdi>;
      case 'load': {
        const { taken, offered } = loads(sid);
        return `${taken === 0 ? say('floor.free') : numeral(taken)}${offered > 0 ? ` ${say('floor.offered', { count: offered })}` : ''}`;
      }
      default:
        return <bdi>{skills.join(', ')}</bdi>;
    }
  };
  return (
    <section class="panel floor-workers" aria-labelledby="floor-workers">
      <h2 id="floor-workers" tabIndex={-1}>
        {say('floor.workers')}
      </h2>
      {figures.moreWorkers && <p class="panel-note">{say('floor.moreWorkers')}</p>}
      <States workers={workers} />
      <ListHead
        shown={workers.length}
        all={figures.workers.length}
        none={say('floor.noWorkers')}
        columns={WORKER_COLUMNS}
        filters={filters}
        send={send}
      />
      <DenseTable
        labelledBy="floor-workers"
        items={workers}
        columns={[{ name: 'name', label: say('floor.worker') }, ...columns.map(labelled)]}
        order={filters.agents}
        sort={(agents) => send({ type: 'filtered', filters: { agents } })}
        title={({ name, state: doing }) => ({ text: name, tone: STATE_TONES[doing] })}
        cell={cell}
        card={(worker) => <Worker worker={worker} state={state} figures={figures} now={now} send={send} />}
        asking={state.question?.sid}
      />
    </section>
  );
}

/** How many do what, of those who are shown. */
function States({ workers }: { workers: readonly WorkerFigures[] }) {
  const counts = new Map(PERSON_STATES.map((state) => [state, 0]));
  for (const { state } of workers) counts.set(state, (counts.get(state) ?? 0) + 1);
  return (
    <ul class="floor-states">
      {[...counts].map(([state, count]) => (
        <li key={state} class="floor-status" data-tone={STATE_TONES[state]} data-doing={state}>
          <Shape tone={STATE_TONES[state]} />
          {say('floor.countIn', { activity: say(STATE_WORDS[state]), count })}
        </li>
      ))}
    </ul>
  );
}

function TaskList({ state, figures, now, send }: ListProps) {
  const { filters } = state;
  const tasks = useMemo(() => taskRows(figures, filters), [figures, filters]);
  const columns = TASK_COLUMNS.filter((name) => !filters.hidden.includes(name));
  const cell = ({ status, since, queueName, worker, help }: TaskFigures, column: TaskColumn | 'caller') => {
    switch (column) {
      case 'status':
        return help && worker ? say('floor.asksForHelp', { worker: worker.name }) : say(`floor.${status}`);
      case 'age':
        return <Elapsed since={since} now={now} />;
      case 'queue':
        return <bdi>{queueName || say('floor.none')}</bdi>;
      default:
        return <bdi>{worker?.name ?? say('floor.nobody')}</bdi>;
    }
  };
  return (
    <section class="panel floor-tasks" aria-labelledby="floor-tasks">
      <h2 id="floor-tasks" tabIndex={-1}>
        {say('floor.tasks')}
      </h2>
      <ListHead
        shown={tasks.length}
        all={figures.tasks.length}
        none={say(figures.tasks.length === 0 ? 'floor.noTasks' : 'floor.noTasksShown')}
        columns={TASK_COLUMNS}
        filters={filters}
        send={send}
      />
      <DenseTable
        labelledBy="floor-tasks"
        items={tasks}
        columns={[{ name: 'caller', label: say('rows.caller') }, ...columns.map(labelled)]}
        order={filters.tasks}
        sort={(order) => send({ type: 'filtered', filters: { tasks: order } })}
        title={({ caller, status, help }) => ({
          text: caller || say('floor.unknown'),
          tone: help ? 'wrapping' : STATUS_TONES[status],
        })}
        cell={cell}
        card={(task) => <Task task={task} state={state} figures={figures} now={now} send={send} />}
        asking={state.question?.sid}
      />
    </section>
  );
}

const labelled = <Name extends WorkerColumn | TaskColumn>(name: Name): { name: Name; label: string } => {
  const column: WorkerColumn | TaskColumn = name;
  return { name, label: say(LABELS[column]) };
};

interface ListHeadProps {
  readonly shown: number;
  readonly all: number;
  /** Said where nothing is shown. */
  readonly none: string;
  readonly columns: readonly (WorkerColumn | TaskColumn)[];
  readonly filters: Filters;
  readonly send: Send;
}

/** How many there are, and which columns tell of them. */
function ListHead({ shown, all, none, columns, filters, send }: ListHeadProps) {
  const { hidden } = filters;
  const choose = (column: WorkerColumn | TaskColumn, isShown: boolean): void => {
    const others = hidden.filter((name) => name !== column);
    send({ type: 'filtered', filters: { hidden: isShown ? others : [...others, column] } });
  };
  return (
    <div class="floor-list-head">
      <Count shown={shown} all={all} />
      {shown === 0 && (
        <p class="floor-actions">
          {none} {all > 0 && <ClearFilters filters={filters} send={send} />}
        </p>
      )}
      <details class="floor-more">
        <summary>{say('rows.columns')}</summary>
        <p class="panel-note">{say('rows.keys')}</p>
        <p class="floor-columns">
          {columns.map((column) => (
            <label key={column} class="check">
              <input
                type="checkbox"
                checked={!hidden.includes(column)}
                onChange={({ currentTarget }) => choose(column, currentTarget.checked)}
              />
              {say(LABELS[column])}
            </label>
          ))}
        </p>
      </details>
    </div>
  );
}
