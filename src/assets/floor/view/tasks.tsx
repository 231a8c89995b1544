import { Shape, type Tone } from '../../desk/ground/icons';
import type { TaskStatus } from '../../../lib/lifecycle';
import type { Figures, TaskFigures } from '../model/figures';
import { MOST_DRAWN, supervisorsOf, tasksShown } from '../model/shown';
import { maySupervise } from '../model/supervising';
import { actOn, type FloorState } from '../model/floor-state';
import { Asking, Confirming } from './asking';
import { Elapsed, type Now } from './elapsed';
import { Fact } from './fact';
import { say } from './messages/floor-words';
import type { Send } from './send';

export const STATUS_TONES: Readonly<Record<TaskStatus, Tone>> = {
  pending: 'offline',
  reserved: 'ringing',
  assigned: 'busy',
  wrapping: 'wrapping',
  completed: 'available',
  canceled: 'offline',
};

export interface TasksProps {
  readonly state: FloorState;
  readonly figures: Figures;
  readonly now: Now;
  readonly send: Send;
}

/** The tasks that have not ended, the oldest first. */
export function Tasks({ state, figures, now, send }: TasksProps) {
  const all = tasksShown(figures, state.filters);
  const shown = all.slice(0, MOST_DRAWN);
  return (
    <section class="panel floor-tasks" aria-labelledby="floor-tasks">
      <h2 id="floor-tasks" tabIndex={-1}>
        {say('floor.tasks')}
      </h2>
      {shown.length === 0 && (
        <p class="panel-note">{say(figures.tasks.length === 0 ? 'floor.noTasks' : 'floor.noTasksShown')}</p>
      )}
      <ul class="floor-rows">
        {shown.map((task) => (
          <Task key={task.sid} task={task} state={state} figures={figures} now={now} send={send} />
        ))}
      </ul>
      {all.length > shown.length && (
        <p class="panel-note">{say('floor.moreShown', { shown: shown.length, count: all.length })}</p>
      )}
    </section>
  );
}

type TaskProps = TasksProps & { readonly task: TaskFigures };

export function Task({ task, state, figures, now, send }: TaskProps) {
  const { sid, status, since, queueName, worker, ends, help, priority } = task;
  const supervisors = supervisorsOf(figures, task);
  const caller = task.caller || say('floor.unknown');
  const { question } = state;
  const asked = question?.kind === 'end' && question.sid === sid;
  const isPriority = question?.kind === 'priority' && question.sid === sid;
  const busy = actOn(state, sid) !== undefined;
  const drop = (): void => send({ type: 'question-dropped' });
  return (
    <li class="floor-row" data-task={sid} data-status={status} aria-busy={busy}>
      <div class="floor-line">
        <h3>
          <bdi>{caller}</bdi>
        </h3>
        {help && worker && (
          <p class="floor-status floor-help" data-tone="wrapping">
            <Shape tone="wrapping" />
            {say('floor.asksForHelp', { worker: worker.name })} <bdi>{help.word}</bdi>
          </p>
        )}
        <dl class="floor-facts">
          <Fact label={say('floor.status')}>
            <span class="floor-status" data-tone={STATUS_TONES[status]}>
              <Shape tone={STATUS_TONES[status]} />
              {say(`floor.${status}`)}
            </span>
          </Fact>
          <Fact label={say('floor.age')}>
            <Elapsed since={since} now={now} />
          </Fact>
          <Fact label={say('floor.queue')}>
            <bdi>{queueName || say('floor.none')}</bdi>
          </Fact>
          <Fact label={say('floor.worker')}>
            <bdi>{worker?.name ?? say('floor.nobody')}</bdi>
          </Fact>
          {supervisors.length > 0 && (
            <Fact label={say('floor.supervisors')}>
              <bdi>{supervisors.join(', ')}</bdi>
            </Fact>
          )}
        </dl>
        <p class="floor-actions">
          {worker && maySupervise(task) && state.supervising?.taskSid !== sid && (
            <button
              id={`listen-${sid}`}
              class="button"
              type="button"
              aria-label={say('floor.listenOf', { worker: worker.name })}
              aria-disabled={busy || state.supervising !== undefined}
              onClick={() => send({ type: 'supervise-asked', taskSid: sid, act: 'listen' })}
            >
              {say('floor.listen')}
            </button>
          )}
          {priority !== undefined && (
            <button
              id={`priority-${sid}`}
              class="button"
              type="button"
              aria-label={say('floor.priorityOf', { caller })}
              aria-expanded={isPriority}
              aria-disabled={busy}
              onClick={() => {
                if (isPriority) drop();
                else if (!busy) send({ type: 'question-asked', question: { kind: 'priority', sid } });
              }}
            >
              {say('floor.priority', { priority })}
            </button>
          )}
          {ends && (
            <button
              id={`end-${sid}`}
              class="button"
              type="button"
              aria-label={say(`floor.${ends}Of`, { caller })}
              aria-expanded={asked}
              aria-disabled={busy}
              onClick={() => {
                if (asked) drop();
                else if (!busy) send({ type: 'question-asked', question: { kind: 'end', sid, ending: ends } });
              }}
            >
              {say(`floor.${ends}`)}
            </button>
          )}
        </p>
        {isPriority && (
          <Asking question={say('floor.priorityOf', { caller })} hint={say('floor.priorityHint')} drop={drop}>
            <Priority
              priority={priority ?? 0}
              choose={(chosen) => send({ type: 'priority-chosen', taskSid: sid, priority: chosen })}
            />
            <button class="button" type="button" data-kind="quiet" onClick={drop}>
              {say('floor.keep')}
            </button>
          </Asking>
        )}
        {asked && (
          <Confirming
            question={say(`floor.${question.ending}Ask`)}
            yes={say(`floor.${question.ending}Yes`)}
            confirm={() => send({ type: 'end-confirmed', taskSid: sid })}
            drop={drop}
          />
        )}
      </div>
    </li>
  );
}

function Priority({ priority, choose }: { priority: number; choose: (priority: number) => void }) {
  return (
    <form
      class="floor-actions"
      onSubmit={(event) => {
        event.preventDefault();
        choose(Number(event.currentTarget.querySelector('input')?.value));
      }}
    >
      <input
        type="number"
        min={0}
        max={2_147_483_647}
        required
        aria-label={say('floor.newPriority')}
        defaultValue={String(priority)}
      />
      <button class="button" data-kind="primary" type="submit">
        {say('floor.save')}
      </button>
    </form>
  );
}
