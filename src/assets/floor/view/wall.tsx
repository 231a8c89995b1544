import { useLayoutEffect } from 'preact/hooks';
import { cause } from '../../desk/ground/cause-words';
import { numeral } from '../../desk/ground/format';
import { Shape } from '../../desk/ground/icons';
import type { Figures, QueueFigures } from '../model/figures';
import type { FloorState } from '../model/floor-state';
import { gradeOfLevel, gradeOfWait, levelsOf } from '../model/shown';
import { Elapsed, type Now } from './elapsed';
import { Glance, Tile } from './glance';
import { GradeWord } from './grade';
import { Light } from './header';
import { say } from './messages/floor-words';
import { shareOf } from './service-level';

interface WallProps {
  readonly state: FloorState;
  readonly now: Now;
  readonly leave: () => void;
}

/** As many queues as can be read from across a room. */
const MOST_QUEUES = 4;

/** The floor for a screen on the wall: nothing to press, and what there is to read is large. */
export function Wall({ state, now, leave }: WallProps) {
  const { figures, reading } = state;
  useEscape(leave);
  return (
    <main class="wall">
      <div class="wall-head">
        <h1>
          <bdi>{figures?.workspaceName || say('floor.title')}</bdi>
        </h1>
        <Light state={state} now={now} />
      </div>
      <div role="alert">
        {figures && figures.alone.length > 0 && (
          <p class="wall-alarm" data-tone="danger">
            <Shape tone="danger" />
            {say('floor.alone', { count: figures.alone.length })}
          </p>
        )}
        {reading.problem && <p class="wall-alarm">{say('floor.unread', { why: cause(reading.problem) })}</p>}
      </div>
      {figures ? <Numbers figures={figures} now={now} /> : <p class="floor-loading">{say('floor.loading')}</p>}
      <p class="panel-note">{say('rows.leaveWall')}</p>
    </main>
  );
}

function Numbers({ figures, now }: { figures: Figures; now: Now }) {
  const level = levelsOf(figures, '').at(-1)?.level;
  const queues = figures.queues
    .filter(({ waiting }) => waiting > 0)
    .toSorted((a, b) => (a.waitingSince ?? Number.MAX_VALUE) - (b.waitingSince ?? Number.MAX_VALUE))
    .slice(0, MOST_QUEUES);
  return (
    <>
      <Glance figures={figures} now={now}>
        <Tile name="level" label={say('rows.levelNow')} grade={gradeOfLevel(level, figures.limits)}>
          {shareOf({ level })}
        </Tile>
      </Glance>
      {queues.length > 0 && (
        <table class="wall-queues">
          <thead>
            <tr>
              <th scope="col">{say('floor.queue')}</th>
              <th scope="col">{say('floor.waiting')}</th>
              <th scope="col">{say('floor.longest')}</th>
            </tr>
          </thead>
          <tbody>
            {queues.map((queue) => (
              <Queue key={queue.sid} queue={queue} now={now} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Queue({ queue: { name, waiting, waitingSince, limits }, now }: { queue: QueueFigures; now: Now }) {
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>{numeral(waiting)}</td>
      <td>
        {waitingSince !== undefined && <Elapsed since={waitingSince} now={now} />}{' '}
        <GradeWord grade={gradeOfWait(waitingSince, limits, now.value)} />
      </td>
    </tr>
  );
}

/** On the wall nobody is at hand to sign in: it says what has happened, and how it goes on. */
export function LostWall({ leave }: Pick<WallProps, 'leave'>) {
  useEscape(leave);
  return (
    <main class="wall">
      <h1 class="visually-hidden">{say('floor.title')}</h1>
      <p class="wall-alarm" role="alert">
        {say('rows.wallOver')}
      </p>
    </main>
  );
}

function useEscape(leave: () => void): void {
  useLayoutEffect(() => {
    scrollTo(0, 0);
    const pressed = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') leave();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
