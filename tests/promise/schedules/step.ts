import { drawsBelow } from '../../seed';
import { besides, moves, often, type Step } from './moves';

/** How long a schedule is. */
export const STEPS = 70;

/** Every so many seeds have agents who call customers and go from one computer to another, and a supervisor who listens. */
const BESIDES_EVERY = 3;

const drawnFrom = (given: object): readonly string[] =>
  Object.keys(given).flatMap((kind) => Array.from({ length: often[kind] ?? 1 }, () => kind));
const usual = drawnFrom(moves);
const all = drawnFrom({ ...moves, ...besides });

/** The steps of a seed, always the same. */
export function stepsOf(seed: number): Step[] {
  const draw = drawsBelow(seed);
  const kinds = seed % BESIDES_EVERY === 0 ? all : usual;
  return Array.from({ length: STEPS }, () => ({
    kind: kinds[draw(kinds.length)] ?? 'time passes',
    pick: draw(1000),
    other: draw(1000),
    // Mostly things come one upon the other.
    seconds: [0, 0, 1, 1, 2, 3, 5, 8, 15, 40][draw(10)] ?? 1,
  }));
}
