import type { Check } from '../check';
import { endOfLife, oldestNode, recommendedNode } from '../node-releases';
import { fine, wrong } from '../verdicts';

const wanted = `Node.js ${oldestNode} or later, in a version that still gets fixes.`;
const action = `Install Node.js ${recommendedNode} from https://nodejs.org, or “nvm install” here.`;

export const nodeVersion: Check = {
  id: 'node-version',
  title: 'Node.js',
  weight: 'look',
  run({ machine, io }) {
    const found = `Node.js ${machine.nodeVersion}.`;
    const major = Number.parseInt(machine.nodeVersion);
    if (!(major >= oldestNode)) return Promise.resolve(wrong({ found, action }, wanted));
    const end = endOfLife[major];
    if (end === undefined || io.clock.now() < Date.parse(end)) return Promise.resolve(fine(found, wanted));
    const warning = `Node.js ${machine.nodeVersion} works, but has had no fixes since ${end}, not even for security.`;
    return Promise.resolve(wrong({ found: warning, action }, wanted));
  },
};
