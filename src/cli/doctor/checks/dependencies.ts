import type { Check } from '../check';
import { installedVersion, readManifest } from '../machine';
import { verdictOf } from '../verdicts';
import type { Finding } from '../verdicts';

/** Twilio refuses a deployment without an exact version of it. */
const runtimeHandler = '@twilio/runtime-handler';
const exact = /^\d+\.\d+\.\d+$/;

/** @see https://www.twilio.com/docs/serverless/functions-assets/handler */
export const dependencies: Check = {
  id: 'dependencies',
  title: 'Packages of the Functions',
  weight: 'stops',
  async run({ machine }) {
    const declared = (await readManifest(machine)).dependencies;
    const findings: Finding[] = [];
    if (declared[runtimeHandler] === undefined) {
      findings.push({
        found: `package.json does not depend on ${runtimeHandler}.`,
        action: `npm install --save-exact ${runtimeHandler}`,
      });
    }
    for (const [name, version] of Object.entries(declared)) {
      if (!exact.test(version)) {
        findings.push({
          found: `package.json has ${name} as “${version}”, which is no exact version: Twilio would install another one.`,
          action: `npm install --save-exact ${name}`,
        });
        continue;
      }
      const installed = await installedVersion(machine, name);
      if (installed === version) continue;
      findings.push({
        found: `package.json has ${name} ${version}, and ${installed ?? 'nothing'} is installed.`,
        action: 'npm ci',
      });
    }
    const wanted = `Exact versions in package.json's dependencies, ${runtimeHandler} among them, and these installed.`;
    return verdictOf(findings, {
      wanted,
      whenFine: Object.entries(declared)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    });
  },
};
