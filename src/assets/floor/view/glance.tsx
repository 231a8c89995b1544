import { numeral } from '../../desk/ground/format';
import type { Figures } from '../model/figures';
import { glanceAt } from '../model/shown';
import { Elapsed, type Now } from './elapsed';
import { say } from './messages/floor-words';

/** The floor in four numbers, to be read from across the room. */
export function Glance({ figures, now }: { figures: Figures; now: Now }) {
  const { waiting, waitingSince, working, available } = glanceAt(figures);
  return (
    <section aria-label={say('floor.glance')}>
      <dl class="glance">
        <div data-glance="waiting">
          <dt>{say('floor.waiting')}</dt>
          <dd>{numeral(waiting)}</dd>
        </div>
        <div data-glance="longest">
          <dt>{say('floor.longest')}</dt>
          <dd>{waitingSince === undefined ? say('floor.none') : <Elapsed since={waitingSince} now={now} />}</dd>
        </div>
        <div data-glance="working">
          <dt>{say('floor.working')}</dt>
          <dd>{numeral(working)}</dd>
        </div>
        <div data-glance="available">
          <dt>{say('floor.available')}</dt>
          <dd>{numeral(available)}</dd>
        </div>
      </dl>
    </section>
  );
}
