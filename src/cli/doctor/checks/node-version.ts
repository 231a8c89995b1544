import type { Check } from '../check';
import { readManifest } from '../machine';
import { fine, wrong } from '../verdicts';

const majorOf = (version: string): number => Number(/^\D*(\d+)/.exec(version)?.[1] ?? Number.NaN);

/** Whether a version is within `>=20 <23`, by its major version. */
function isWithin(version: string, range: string): boolean {
  const major = majorOf(version);
  return range
    .split(/\s+/)
    .every((part) => (part.startsWith('<') ? major < majorOf(part) : part.startsWith('>=') && major >= majorOf(part)));
}

export const nodeVersion: Check = {
  id: 'node-version',
  title: 'Node.js',
  weight: 'look',
  async run({ machine }) {
    const { engines } = await readManifest(machine);
    const range = engines?.node ?? '>=20';
    const wanted = `Node.js ${range}.`;
    const found = `Node.js ${machine.nodeVersion}.`;
    if (isWithin(machine.nodeVersion, range)) return fine(found, wanted);
    return wrong({ found, action: 'Install Node.js 22 from https://nodejs.org, or “nvm install” here.' }, wanted);
  },
};
