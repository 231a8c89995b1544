import fc from 'fast-check';
import { TwilioError } from '../../../emulator/account/twilio-error';
import { draws } from '../../seed';

/** Something done to a floor. The numbers say to which of the things there are then, so that a shorter sequence still has a meaning. */
export interface Step {
  readonly kind: string;
  readonly pick: number;
  readonly other: number;
  readonly seconds: number;
}

/** What can be done, by name. */
export type Moves<Floor> = Readonly<Record<string, (floor: Floor, step: Step) => unknown>>;

/**
 * Sequences of some of these moves.
 *
 * @param often - Moves that are to come several times as often, for the others to find something to do.
 */
export function sequences(
  moves: object,
  maxLength: number,
  often: Readonly<Record<string, number>> = {},
): fc.Arbitrary<Step[]> {
  const kinds = Object.keys(moves).flatMap((kind) => Array.from({ length: often[kind] ?? 1 }, () => kind));
  const step = fc.record({
    kind: fc.constantFrom(...kinds),
    pick: fc.nat(60),
    other: fc.nat(60),
    seconds: fc.integer({ min: 1, max: 200 }),
  });
  return fc.array(step, { maxLength, size: 'max' });
}

/** Takes a step. A refusal is an answer; anything else that is thrown is a bug. */
export async function take<Floor>(moves: Moves<Floor>, floor: Floor, step: Step): Promise<void> {
  try {
    await moves[step.kind]?.(floor, step);
  } catch (error) {
    if (!(error instanceof TwilioError)) throw error;
  }
}

/** One of them, or nothing where there are none. */
export function choose<T>(all: Iterable<T>, pick: number): T | undefined {
  const list = [...all];
  return list[pick % Math.max(list.length, 1)];
}

/** Long enough for a failing sequence to be made short, which takes far longer than to try them all. */
export const timeToShrinkMs = 120_000;

/** How often to try; `PROPERTY_TIMES` multiplies it. */
export const trying = (numRuns: number): { numRuns: number } => ({ numRuns: numRuns * draws.times });
