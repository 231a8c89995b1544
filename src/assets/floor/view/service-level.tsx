import { voice } from '../../desk/words/voice';
import { duration, numeral } from '../../desk/ground/format';
import type { Figures } from '../model/figures';
import { gradeOfLevel, type HourLevel, levelsOf } from '../model/shown';
import { GradeWord } from './grade';
import { say } from './messages/floor-words';

/** In units of the drawing. */
const [WIDTH, HEIGHT, TOP, FOOT] = [360, 150, 22, 24];

/** How soon calls were answered in the last hours, as a chart and as a table. */
export function ServiceLevel({ figures, queueSid }: { figures: Figures; queueSid: string }) {
  const levels = levelsOf(figures, queueSid);
  const queue = figures.queues.find(({ sid }) => sid === queueSid);
  const limits = queue?.limits ?? figures.limits;
  return (
    <section class="panel" aria-labelledby="floor-level">
      <h2 id="floor-level">{queue ? say('floor.levelOf', { queue: queue.name }) : say('floor.level')}</h2>
      <p class="panel-note">
        {say('floor.levelHint', { seconds: limits.withinSeconds, target: percent(limits.targetPercent / 100) })}{' '}
        <GradeWord grade={gradeOfLevel(levels.at(-1)?.level, limits)} />
      </p>
      <Chart levels={levels} />
      <details class="floor-more">
        <summary>{say('floor.asTable')}</summary>
        <Table levels={levels} />
      </details>
    </section>
  );
}

/** Each bar carries its number, so that nobody has to measure or tell colours apart; an hour without a task has no bar. */
function Chart({ levels }: { levels: readonly HourLevel[] }) {
  const step = WIDTH / Math.max(1, levels.length);
  const room = HEIGHT - TOP - FOOT;
  const rightToLeft = voice.value.language === 'ar';
  const hours = levels.map((hour) => say('floor.chartHour', { hour: hourOf(hour.from), share: shareOf(hour) }));
  return (
    <figure aria-label={say('floor.chart', { hours: hours.join(' ') })}>
      <svg class="floor-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        <line x1="0" x2={WIDTH} y1={TOP} y2={TOP} class="floor-chart-line" />
        <line x1="0" x2={WIDTH} y1={TOP + room / 2} y2={TOP + room / 2} class="floor-chart-line" />
        <line x1="0" x2={WIDTH} y1={TOP + room} y2={TOP + room} class="floor-chart-foot" />
        {levels.map((hour, place) => {
          const { from, level } = hour;
          const middle = step * ((rightToLeft ? levels.length - 1 - place : place) + 0.5);
          const height = room * (level ?? 0);
          return (
            <g key={from}>
              <rect x={middle - step * 0.32} y={TOP + room - height} width={step * 0.64} height={height} />
              <text x={middle} y={TOP + room - height - 6}>
                {level === undefined ? '–' : percent(level)}
              </text>
              <text x={middle} y={HEIGHT - 7} class="floor-chart-hour">
                {hourOf(from)}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function Table({ levels }: { levels: readonly HourLevel[] }) {
  return (
    <table class="floor-table">
      <thead>
        <tr>
          <th scope="col">{say('floor.hour')}</th>
          <th scope="col">{say('floor.share')}</th>
          <th scope="col">{say('floor.within')}</th>
          <th scope="col">{say('floor.late')}</th>
          <th scope="col">{say('floor.lost')}</th>
          <th scope="col">{say('floor.overdue')}</th>
          <th scope="col">{say('floor.short')}</th>
          <th scope="col">{say('floor.averageWait')}</th>
          <th scope="col">{say('floor.averageHandling')}</th>
        </tr>
      </thead>
      <tbody>
        {levels.map((hour) => (
          <tr key={hour.from}>
            <th scope="row">{hourOf(hour.from)}</th>
            <td>{shareOf(hour)}</td>
            <td>{numeral(hour.within)}</td>
            <td>{numeral(hour.late)}</td>
            <td>{numeral(hour.lost)}</td>
            <td>{numeral(hour.overdue)}</td>
            <td>{numeral(hour.short)}</td>
            <td>{lengthOf(hour.averageWait)}</td>
            <td>{hour.handled === undefined ? say('floor.notYet') : lengthOf(hour.averageHandling)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export const shareOf = ({ level }: Pick<HourLevel, 'level'>): string =>
  level === undefined ? say('floor.noCalls') : percent(level);

const percent = (share: number): string =>
  new Intl.NumberFormat(voice.value.locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** In time zones that are off by half an hour, full hours of the world begin in the middle of one. */
function hourOf(at: number): string {
  const minute = new Date(at).getMinutes() === 0 ? undefined : '2-digit';
  return new Intl.DateTimeFormat(voice.value.locale, { hour: 'numeric', minute }).format(at);
}

/** @param seconds - `undefined` where there was nothing, or it is not known. */
export const lengthOf = (seconds: number | undefined): string =>
  seconds === undefined ? say('floor.none') : duration(seconds * 1_000);
