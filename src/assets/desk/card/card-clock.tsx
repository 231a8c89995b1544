import type { DeskState } from '../desk-state';
import { type Engagement, talkOf } from '../ground/engagement';
import { duration } from '../ground/format';
import { asObject } from '../ground/json';
import { Countdown, Elapsed, type Now } from '../ground/time';
import { say } from '../words/desk-words';
import type { OnDesk } from './card-situation';

interface ClockProps {
  readonly state: DeskState;
  readonly situation: OnDesk;
  readonly now: Now;
}

/** Time left to answer, or time gone by: in this activity, in this call, in its wrap-up. */
export function CardClock({ state, situation, now }: ClockProps) {
  if (!('engagement' in situation)) {
    const { activitySince } = state.worker ?? {};
    if (!('activity' in situation) || activitySince === undefined) return null;
    const { [situation.activity.name]: limit } = asObject(state.settings.activityLimitSeconds);
    return (
      <Labelled
        label={say('activity.since')}
        since={activitySince - state.skewMs}
        now={now}
        limitMs={Number(limit) * 1_000 || undefined}
      />
    );
  }
  const { engagement } = situation;
  const { stage, reservation, connectedAt, wrappingAt } = engagement;
  if ('deadline' in stage) {
    return <Countdown deadline={stage.deadline} timeoutMs={reservation.timeoutMs} now={now} />;
  }
  if (connectedAt !== undefined && wrappingAt === undefined) {
    return <Labelled label={talkLabel(engagement)} since={connectedAt} now={now} />;
  }
  if (wrappingAt === undefined) return null;
  return (
    <div class="clocks">
      <Labelled label={say('wrapUp.title')} since={wrappingAt} now={now} />
      {connectedAt !== undefined && (
        <p class="clock-before">
          {talkLabel(engagement)} {duration(wrappingAt - connectedAt)}
        </p>
      )}
    </div>
  );
}

const talkLabel = (engagement: Engagement): string =>
  say(talkOf(engagement) === 'call' ? 'card.talkTime' : 'card.taskTime');

interface LabelledProps {
  readonly label: string;
  readonly since: number;
  readonly now: Now;
  /** After which it is said to be too long. */
  readonly limitMs?: number | undefined;
}

function Labelled({ label, since, now, limitMs }: LabelledProps) {
  const isOver = limitMs !== undefined && now.value - since >= limitMs;
  return (
    <div class="clock">
      <Elapsed since={since} now={now} />
      <span class="clock-label">{label}</span>
      {isOver && <strong class="unheard">{say('activity.over', { time: duration(limitMs) })}</strong>}
    </div>
  );
}
