import {
  ageOfTable,
  isOlder,
  isRuntime,
  oldestForTheDesk,
  pages,
  recommendedHandler,
  runtimeHandler,
  runtimes,
  standingOf,
  usualRuntime,
} from '../../serverless-platform';
import type { Check } from '../check';
import { declaredRuntime, installedVersion, readManifest } from '../machine';
import { verdictOf, type Finding } from '../verdicts';

const exact = /^\d+\.\d+\.\d+$/;

const install = (name: string): string =>
  `npm install --save-exact ${name === runtimeHandler ? `${name}@${recommendedHandler}` : name}`;

/** Whether Twilio takes a deployment with these packages. @see {@link pages.handler} */
export const dependencies: Check = {
  id: 'dependencies',
  title: 'Packages of the Functions',
  weight: 'stops',
  async run({ machine, io }) {
    const age = ageOfTable(io.clock.now());
    const declared = (await readManifest(machine)).dependencies;
    const findings: Finding[] = [];
    if (declared[runtimeHandler] === undefined) {
      findings.push({ found: `package.json does not depend on ${runtimeHandler}.`, action: install(runtimeHandler) });
    }
    for (const [name, version] of Object.entries(declared)) {
      if (!exact.test(version)) {
        findings.push({
          found: `package.json has ${name} as “${version}”, which is not an exact version: Twilio would install another one.`,
          action: install(name),
        });
        continue;
      }
      if (name === runtimeHandler) findings.push(...judgeHandler(version, age));
      const installed = await installedVersion(machine, name);
      if (installed === version) continue;
      findings.push({
        found: `package.json has ${name} ${version}, and ${installed ?? 'nothing'} is installed.`,
        action: 'npm ci',
      });
    }
    findings.push(...judgeRuntime(await declaredRuntime(machine), age));
    const packages = Object.entries(declared).map(([name, version]) => `${name} ${version}`);
    return verdictOf(findings, {
      wanted: `Exact versions in package.json's dependencies, ${runtimeHandler} among them in one that Twilio lists, and these installed.`,
      whenFine: `${packages.join(', ')}, as on Twilio's list (${age}).`,
    });
  },
};

function judgeHandler(version: string, age: string): readonly Finding[] {
  const standing = standingOf(version);
  const action = install(runtimeHandler);
  if (standing === 'refused') {
    return [
      {
        found: `Twilio refuses ${runtimeHandler} ${version}: its list has no such version (${pages.handler}, ${age}).`,
        action,
      },
    ];
  }
  if (isOlder(version, oldestForTheDesk)) {
    return [{ found: `${runtimeHandler} ${version} passes no headers to Functions: nobody could sign in.`, action }];
  }
  if (standing === 'listed') return [];
  return [
    {
      found: `${runtimeHandler} ${version} is not on Twilio's list (${pages.handler}, ${age}), though it is said to deploy.`,
      action,
      weight: 'look',
    },
  ];
}

function judgeRuntime(runtime: string | undefined, age: string): readonly Finding[] {
  if (runtime === undefined || isRuntime(runtime)) return [];
  return [
    {
      found: `.twilioserverlessrc asks for the runtime ${runtime}, which Twilio does not offer (${pages.nodeUpgrade}, ${age}).`,
      action: `Set "runtime" of the deploy command to ${usualRuntime}; Twilio offers ${runtimes.join(', ')}.`,
    },
  ];
}
