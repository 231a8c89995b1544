import type { JSX } from 'preact';
import { formatDuration } from '../model/shown-duration';
import type { Countdown } from '../model/time';

const radius = 6;
const round = 2 * Math.PI * radius;

/** A ring that empties to the deadline, with the time left in words beside it. */
export function CountdownRing({ countdown }: { countdown: Countdown }): JSX.Element {
  return (
    <span class="countdown">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r={radius} class="track" />
        <circle
          cx="8"
          cy="8"
          r={radius}
          class="rest"
          transform="rotate(-90 8 8)"
          stroke-dasharray={round}
          stroke-dashoffset={round * (1 - countdown.share)}
        />
      </svg>
      <span role="timer">{formatDuration(countdown.secondsLeft * 1000)} left</span>
    </span>
  );
}
