import type { ComponentChildren } from 'preact';
import { numeral } from '../../desk/ground/format';
import type { Figures } from '../model/figures';
import { glanceAt, type Grade } from '../model/shown';
import { Elapsed, type Now } from './elapsed';
import { GradeWord } from './grade';
import { say } from './messages/floor-words';

interface GlanceProps {
  readonly figures: Figures;
  readonly now: Now;
  /** More of the kind. */
  readonly children?: ComponentChildren;
}

/** The floor in five numbers, to be read from across the room; who can take a call now is the first and largest. */
export function Glance({ figures, now, children }: GlanceProps) {
  const { free, freeGrade, waiting, waitingSince, waitGrade, working, away } = glanceAt(figures, now.value);
  return (
    <section aria-label={say('floor.glance')}>
      <dl class="glance">
        <Tile name="free" label={say('floor.freeNow')} grade={freeGrade}>
          {numeral(free)}
        </Tile>
        <Tile name="waiting" label={say('floor.waiting')}>
          {numeral(waiting)}
        </Tile>
        <Tile name="longest" label={say('floor.longest')} grade={waitGrade}>
          {waitingSince === undefined ? say('floor.none') : <Elapsed since={waitingSince} now={now} />}
        </Tile>
        <Tile name="working" label={say('floor.working')}>
          {numeral(working)}
        </Tile>
        <Tile name="away" label={say('floor.isAway')}>
          {numeral(away)}
        </Tile>
        {children}
      </dl>
    </section>
  );
}

interface TileProps {
  readonly name: string;
  readonly label: string;
  readonly grade?: Grade;
  readonly children: ComponentChildren;
}

export function Tile({ name, label, grade = 'good', children }: TileProps) {
  return (
    <div data-glance={name} data-grade={grade}>
      <dt>{label}</dt>
      <dd>
        {children} <GradeWord grade={grade} />
      </dd>
    </div>
  );
}
