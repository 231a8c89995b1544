/**
 * What it means where a check finds something:
 *
 * - `stops`: the deployed desk would not work, or would be open to everybody. Holds `desk deploy` up.
 * - `look`: somebody should look at this. It may be meant so, or be the state of today.
 * - `know`: good to know; there may be nothing to do.
 */
export type Weight = 'stops' | 'look' | 'know';

/** From the heaviest to the lightest. */
export const weights: readonly Weight[] = ['stops', 'look', 'know'];

/** In words, for people. */
export const weightInWords: Readonly<Record<Weight, string>> = {
  stops: 'stops a deployment',
  look: 'review this',
  know: 'good to know',
};

export const heaviest = (several: readonly Weight[]): Weight | undefined =>
  weights.find((weight) => several.includes(weight));
