import { useState } from 'preact/hooks';
import { numeral, timeOfDay } from '../../desk/ground/format';
import type { Figures, QueueFigures } from '../model/figures';
import type { Filters } from '../model/filters';
import { gradeOfLevel, gradeOfWait, levelsOf } from '../model/shown';
import { Elapsed, type Now } from './elapsed';
import { Fact } from './fact';
import { GradeWord } from './grade';
import { say } from './messages/floor-words';
import { lengthOf, shareOf } from './service-level';

interface QueuesProps {
  readonly figures: Figures;
  readonly filters: Filters;
  readonly now: Now;
}

/** Of more queues than this, those are shown first in which somebody has waited for longest. */
const MOST_SHOWN = 20;

/** How each queue stands. */
export function Queues({ figures, filters, now }: QueuesProps) {
  const shown = figures.queues.filter(({ sid }) => filters.queueSid === '' || filters.queueSid === sid);
  const [isOpen, setOpen] = useState(false);
  const isLong = shown.length > MOST_SHOWN;
  const first = isLong
    ? shown
        .toSorted((a, b) => (a.waitingSince ?? Number.MAX_VALUE) - (b.waitingSince ?? Number.MAX_VALUE))
        .slice(0, MOST_SHOWN)
    : shown;
  return (
    <section class="panel" aria-labelledby="floor-queues">
      <h2 id="floor-queues">{say('floor.queues')}</h2>
      <p class="panel-note">{say('floor.asOf', { time: timeOfDay(figures.countedAt) })}</p>
      {shown.length === 0 && <p class="panel-note">{say('floor.noQueues')}</p>}
      <ul class="floor-rows">
        {first.map((queue) => (
          <Queue key={queue.sid} queue={queue} figures={figures} now={now} />
        ))}
      </ul>
      {isLong && (
        <details class="floor-more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{say('floor.allQueues')}</summary>
          {isOpen && (
            <ul class="floor-rows">
              {shown.map((queue) => (
                <Queue key={queue.sid} queue={queue} figures={figures} now={now} />
              ))}
            </ul>
          )}
        </details>
      )}
    </section>
  );
}

type QueueProps = Pick<QueuesProps, 'figures' | 'now'> & { readonly queue: QueueFigures };

function Queue({ queue, figures, now }: QueueProps) {
  const { sid, name, waiting, waitingSince, limits, assigned, wrapping, available, workers } = queue;
  return (
    <li class="floor-row" data-queue={name}>
      <div class="floor-line">
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <dl class="floor-facts">
          <Fact label={say('floor.waiting')}>{numeral(waiting)}</Fact>
          <Fact label={say('floor.longest')}>
            {waitingSince === undefined ? say('floor.none') : <Elapsed since={waitingSince} now={now} />}{' '}
            <GradeWord grade={gradeOfWait(waitingSince, limits, now.value)} />
          </Fact>
          <Fact label={say('floor.working')}>{numeral(assigned + wrapping)}</Fact>
          <Fact label={say('floor.staff')}>{say('floor.staffOf', { available, all: workers })}</Fact>
          <ThisHour figures={figures} queueSid={sid} />
        </dl>
      </div>
    </li>
  );
}

/** How the hour that goes on is, so far. */
function ThisHour({ figures, queueSid }: { figures: Figures; queueSid: string }) {
  const hour = levelsOf(figures, queueSid).at(-1);
  const limits = figures.queues.find(({ sid }) => sid === queueSid)?.limits ?? figures.limits;
  return (
    <>
      <Fact label={say('floor.level')}>
        {hour ? shareOf(hour) : say('floor.none')} <GradeWord grade={gradeOfLevel(hour?.level, limits)} />
      </Fact>
      <Fact label={say('floor.averageWait')}>{lengthOf(hour?.averageWait)}</Fact>
      <Fact label={say('floor.averageHandling')}>{lengthOf(hour?.averageHandling)}</Fact>
      <Fact label={say('floor.lost')}>{numeral(hour?.lost ?? 0)}</Fact>
    </>
  );
}
