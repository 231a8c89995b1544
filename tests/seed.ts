import { seededRandom } from '../emulator/core/seeded-random';

/** What an untouched clone draws from, so that a test that passed yesterday passes today. */
const usualSeed = 20_261_120;

/** How the tests that draw at random are to do it, read from the environment. */
export interface Draws {
  /** A whole number; the same one brings the same draws. */
  readonly seed: number;
  /** Leads to one draw alone, as fast-check printed it. */
  readonly path?: string;
  /** How many times as often as usual to try. */
  readonly times: number;
}

/**
 * Reads `PROPERTY_SEED`, `PROPERTY_PATH` and `PROPERTY_TIMES`.
 *
 * @throws Error where one of the numbers is none: a misread seed would replay nothing, and pass.
 * @example
 * readDraws({ PROPERTY_SEED: '42' }); // { seed: 42, times: 1 }
 */
export function readDraws(environment: Readonly<Record<string, string | undefined>>): Draws {
  const { PROPERTY_SEED: seed, PROPERTY_PATH: path, PROPERTY_TIMES: times } = environment;
  return {
    seed: wholeNumber('PROPERTY_SEED', seed) ?? usualSeed,
    times: wholeNumber('PROPERTY_TIMES', times) ?? 1,
    ...(path ? { path } : {}),
  };
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const number = Number(text);
  if (!Number.isSafeInteger(number))
    throw new Error(`${name} is "${text}", expected a whole number: correct or unset it.`);
  return number;
}

/** How the tests of this run draw. */
export const draws = readDraws(process.env);

/** Random whole numbers from 0 up to, and without, `below`; the same ones for the same seed. */
export function drawsBelow(seed: number): (below: number) => number {
  const random = seededRandom(seed);
  return (below) => Math.floor(random() * below);
}
