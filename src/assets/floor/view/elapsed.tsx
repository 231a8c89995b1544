import type { ReadonlySignal } from '@preact/signals';
import { duration } from '../../desk/ground/format';

/** The time as the view sees it: changes once a second and redraws only what shows it. */
export type Now = ReadonlySignal<number>;

/** How long something has been going on. */
export function Elapsed({ since, now }: { since: number; now: Now }) {
  return <span class="elapsed">{duration(now.value - since)}</span>;
}
