import type { Check } from '../check';
import { fine, wrong } from '../verdicts';

/** The oldest Node.js that the project runs on, by its major version. */
const oldestNode = 20;

/**
 * When a Node.js comes to its end of life, by its major version. From then on nothing is corrected in it.
 *
 * Gathered on 2026-11-29 from pages that repeat the release team's schedule; the schedule itself was not at hand.
 *
 * @see https://github.com/nodejs/Release/blob/main/schedule.json
 */
const endOfLife: Readonly<Record<number, string>> = {
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

const wanted = `Node.js ${oldestNode} or later, in a version that still gets fixes.`;
const action = `Install Node.js ${recommendedNode} from https://nodejs.org, or “nvm install” here.`;

export const nodeVersion: Check = {
  id: 'node-version',
  title: 'Node.js',
  weight: 'look',
  run({ machine, io }) {
    const found = `Node.js ${machine.nodeVersion}.`;
    const major = Number.parseInt(machine.nodeVersion);
    if (!(major >= oldestNode)) return Promise.resolve(wrong({ wanted, found, action }));
    const end = endOfLife[major];
    if (end === undefined || io.clock.now() < Date.parse(end)) return Promise.resolve(fine(found, wanted));
    const warning = `Node.js ${machine.nodeVersion} works, but has had no fixes since ${end}, not even for security.`;
    return Promise.resolve(wrong({ wanted, found: warning, action }));
  },
};
