import type { ReadonlySignal } from '@preact/signals';
import { secondsLeft } from './deadline';
import { duration, numeral } from './format';
import { say } from '../words/desk-words';

/** The time as the view sees it: changes once a second and redraws only what shows it. */
export type Now = ReadonlySignal<number>;

/** How long something has been going on. */
export function Elapsed({ since, now }: { since: number; now: Now }) {
  return (
    <span class="elapsed" role="timer">
      {duration(now.value - since)}
    </span>
  );
}

const RADIUS = 44;
const ROUND = 2 * Math.PI * RADIUS;

/** A ring that empties to the deadline, with the seconds in its middle. */
export function Countdown({ deadline, timeoutMs, now }: { deadline: number; timeoutMs: number; now: Now }) {
  const seconds = secondsLeft(deadline, now.value);
  const share = timeoutMs > 0 ? Math.min(1, (seconds * 1000) / timeoutMs) : 0;
  return (
    <span class="countdown" role="timer" aria-label={say('offer.secondsLeft', { count: seconds })}>
      <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <circle class="countdown-track" cx="50" cy="50" r={RADIUS} />
        <circle
          class="countdown-left"
          cx="50"
          cy="50"
          r={RADIUS}
          stroke-dasharray={ROUND}
          stroke-dashoffset={ROUND * (1 - share)}
        />
      </svg>
      <span class="countdown-number" aria-hidden="true">
        {numeral(seconds)}
      </span>
    </span>
  );
}
