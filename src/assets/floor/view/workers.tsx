import { numeral } from '../../desk/ground/format';
import { Shape, type Tone } from '../../desk/ground/icons';
import type { Figures, PersonState, WorkerFigures } from '../model/figures';
import { loadOf, workersShown } from '../model/shown';
import { actOn, type FloorState } from '../model/floor-state';
import { Asking } from './asking';
import { Elapsed, type Now } from './elapsed';
import { Fact } from './fact';
import { say } from './messages/floor-words';
import { Person } from './person';
import type { Send } from './send';

export const STATE_TONES: Readonly<Record<PersonState, Tone>> = {
  free: 'available',
  ringing: 'ringing',
  working: 'busy',
  wrapping: 'wrapping',
  away: 'offline',
};

export const STATE_WORDS = {
  free: 'floor.isFree',
  ringing: 'floor.isRinging',
  working: 'floor.isWorking',
  wrapping: 'floor.isWrapping',
  away: 'floor.isAway',
} as const;

export interface WorkersProps {
  readonly state: FloorState;
  readonly figures: Figures;
  readonly now: Now;
  readonly send: Send;
}

export function Workers({ state, figures, now, send }: WorkersProps) {
  const groups = workersShown(figures, state.filters);
  return (
    <section class="panel floor-workers" aria-labelledby="floor-workers">
      <h2 id="floor-workers" tabIndex={-1}>
        {say('floor.workers')}
      </h2>
      {figures.moreWorkers && <p class="panel-note">{say('floor.moreWorkers')}</p>}
      {groups.length === 0 && <p class="panel-note">{say('floor.noWorkers')}</p>}
      {groups.map(({ state: doing, count, workers }) => (
        <section key={doing} class="floor-group" data-doing={doing}>
          <h3 data-tone={STATE_TONES[doing]}>
            <Shape tone={STATE_TONES[doing]} />
            {say('floor.countIn', { activity: say(STATE_WORDS[doing]), count })}
          </h3>
          <ul class="floor-rows">
            {workers.map((worker) => (
              <Worker key={worker.sid} worker={worker} state={state} figures={figures} now={now} send={send} />
            ))}
          </ul>
          {count > workers.length && (
            <p class="panel-note">{say('floor.moreShown', { shown: workers.length, count })}</p>
          )}
        </section>
      ))}
    </section>
  );
}

export function Worker({ worker, state, figures, now, send }: WorkersProps & { readonly worker: WorkerFigures }) {
  const { sid, name, since } = worker;
  const { taken, offered } = loadOf(figures, sid);
  const asked = state.question?.kind === 'activity' && state.question.sid === sid;
  const busy = actOn(state, sid) !== undefined;
  const person = state.person?.workerSid === sid ? state.person : undefined;
  const drop = (): void => send({ type: 'question-dropped' });
  return (
    <li class="floor-row" data-worker={name} aria-busy={busy}>
      <div class="floor-line">
        <h4>
          <bdi>{name}</bdi>
        </h4>
        <dl class="floor-facts">
          <Fact label={say('floor.for')}>
            <Elapsed since={since} now={now} />
          </Fact>
          <Fact label={say('floor.activity')}>
            <bdi>{figures.activities.find((activity) => activity.sid === worker.activitySid)?.name}</bdi>
          </Fact>
          <Fact label={say('floor.load')}>
            {taken === 0 ? say('floor.free') : numeral(taken)}
            {offered > 0 && <span class="floor-offered"> {say('floor.offered', { count: offered })}</span>}
          </Fact>
        </dl>
        <p class="floor-actions">
          <button
            id={`change-${sid}`}
            class="button"
            type="button"
            aria-label={say('floor.changeOf', { worker: name })}
            aria-expanded={asked}
            aria-disabled={busy}
            onClick={() => {
              if (asked) drop();
              else if (!busy) send({ type: 'question-asked', question: { kind: 'activity', sid } });
            }}
          >
            {say('floor.change')}
          </button>
          <button
            id={`edit-${sid}`}
            class="button"
            data-kind="quiet"
            type="button"
            aria-label={say('floor.editOf', { worker: name })}
            aria-expanded={person !== undefined}
            onClick={() => send({ type: 'person-asked', workerSid: sid })}
          >
            {say('floor.edit')}
          </button>
        </p>
        {person && <Person state={state} person={person} name={name} send={send} />}
        {asked && (
          <Asking question={say('floor.changeTo')} hint={say('floor.changeHint', { worker: name })} drop={drop}>
            {figures.activities
              .filter((activity) => activity.sid !== worker.activitySid)
              .map((activity) => (
                <button
                  key={activity.sid}
                  class="button"
                  type="button"
                  data-tone={activity.available ? 'available' : 'offline'}
                  onClick={() => send({ type: 'activity-chosen', workerSid: sid, activitySid: activity.sid })}
                >
                  <Shape tone={activity.available ? 'available' : 'offline'} />
                  <bdi>{activity.name}</bdi>
                </button>
              ))}
            <button class="button" type="button" data-kind="quiet" onClick={drop}>
              {say('floor.keep')}
            </button>
          </Asking>
        )}
      </div>
    </li>
  );
}
