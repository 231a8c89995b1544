import { drawsBelow } from '../../seed';
import { besides, moves, often, type Step } from './moves';

/** How long a schedule is. */
export const STEPS = 70;

/** Every so many seeds have agents who call customers and go from one computer to another, and a supervisor who takes part in calls. */
const BESIDES_EVERY = 3;

/** Mostly things come one upon the other. */
const PAUSES = [0, 0, 1, 1, 2, 3, 5, 8, 15, 40];

/** Which steps there are, and how many. */
interface Kinds {
  readonly length?: number;
  readonly moves?: Readonly<Record<string, unknown>>;
  /** How often as often as others; once where absent. */
  readonly often?: Readonly<Record<string, number>>;
  /** What may pass after one, in seconds. */
  readonly pauses?: readonly number[];
}

/** The steps of a seed, always the same. */
export function stepsOf(
  seed: number,
  { length = STEPS, moves: all = movesOf(seed), often: weights = often, pauses = PAUSES }: Kinds = {},
): Step[] {
  const kinds = Object.keys(all).flatMap((kind) => Array.from({ length: weights[kind] ?? 1 }, () => kind));
  const draw = drawsBelow(seed);
  return Array.from({ length }, () => ({
    kind: kinds[draw(kinds.length)] ?? 'time passes',
    pick: draw(1000),
    other: draw(1000),
    seconds: pauses[draw(pauses.length)] ?? 1,
  }));
}

const movesOf = (seed: number): typeof moves => (seed % BESIDES_EVERY === 0 ? { ...moves, ...besides } : moves);
