/** The oldest Node.js that the project runs on, by its major version. */
export const oldestNode = 20;

/**
 * When a Node.js comes to its end of life, by its major version. From then on nothing is corrected in it.
 *
 * Gathered on 2026-11-29 from pages that repeat the release team's schedule; the schedule itself was not at hand.
 *
 * @see https://github.com/nodejs/Release/blob/main/schedule.json
 */
export const endOfLife: Readonly<Record<number, string>> = {
  20: '2026-04-30',
  21: '2024-06-01',
  22: '2027-04-30',
  23: '2025-06-01',
  24: '2028-04-30',
  25: '2026-06-01',
  26: '2029-04-30',
};

/** What to install, as .nvmrc says: twilio-run 5 declares none later, and is warned of by npm at later ones. */
export const recommendedNode = 22;
