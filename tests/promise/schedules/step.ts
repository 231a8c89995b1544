import { drawsBelow } from '../../seed';
import { moves, often, type Step } from './moves';

/** How long a schedule is. */
export const STEPS = 70;

const kinds = Object.keys(moves).flatMap((kind) => Array.from({ length: often[kind] ?? 1 }, () => kind));

/** The steps of a seed, always the same. */
export function stepsOf(seed: number): Step[] {
  const draw = drawsBelow(seed);
  return Array.from({ length: STEPS }, () => ({
    kind: kinds[draw(kinds.length)] ?? 'time passes',
    pick: draw(1000),
    other: draw(1000),
    // Mostly things come one upon the other.
    seconds: [0, 0, 1, 1, 2, 3, 5, 8, 15, 40][draw(10)] ?? 1,
  }));
}
