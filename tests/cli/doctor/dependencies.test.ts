import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../../../package.json';
import { dependencies } from '../../../src/cli/doctor/checks/dependencies';
import type { Verdict } from '../../../src/cli/doctor/check';
import { declaredRuntime, thisMachine } from '../../../src/cli/doctor/machine';
import {
  listedHandlers,
  oldestForTheDesk,
  isOlder,
  readOn,
  recommendedHandler,
  runtimes,
  saidToDeploy,
  standingOf,
  usualRuntime,
} from '../../../src/cli/serverless-platform';
import { makeContext } from '../../../src/cli/doctor/make-context';
import { testIo } from '../test-io';
import { invocationOf } from './invocation-of';

const handler = '@twilio/runtime-handler';

let projectFolder: string;
beforeEach(async () => (projectFolder = await mkdtemp(join(tmpdir(), 'desk-dependencies-'))));
afterEach(() => rm(projectFolder, { recursive: true }));

interface Project {
  readonly handler?: string | undefined;
  readonly runtime?: string;
  /** Days since the vendor's pages were read. */
  readonly days?: number;
}

/** What the check says of a project that has this handler, installed as it declares it, and asks for this runtime. */
async function judge({ handler: version, runtime, days = 0 }: Project): Promise<Verdict> {
  const declared = version === undefined ? {} : { [handler]: version };
  const installed = join(projectFolder, 'node_modules', handler);
  await mkdir(installed, { recursive: true });
  await writeFile(join(installed, 'package.json'), JSON.stringify({ version: version ?? '' }));
  await writeFile(join(projectFolder, 'package.json'), JSON.stringify({ version: '1.0.0', dependencies: declared }));
  if (runtime !== undefined) {
    const rc = `{\n  // A comment.\n  "commands": { "deploy": { "runtime": "${runtime}" } }\n}`;
    await writeFile(join(projectFolder, '.twilioserverlessrc'), rc);
  }
  const io = await testIo({
    now: Date.parse(readOn) + days * 86_400_000,
    env: { TASKROUTER_ORIGIN: 'http://127.0.0.1:1' },
  });
  const machine = { nodeVersion: '22.11.0', projectFolder };
  return dependencies.run(await makeContext(invocationOf(io, false), { machine }));
}

it('has nothing to say of the project as it is pinned', async () => {
  const io = await testIo({ now: Date.parse(readOn), env: { TASKROUTER_ORIGIN: 'http://127.0.0.1:1' } });
  const verdict = await dependencies.run(await makeContext(invocationOf(io, false)));
  expect(verdict).toMatchObject({ valid: true });
  expect(verdict.note).toBeUndefined();
  expect(manifest.dependencies[handler]).toBe(recommendedHandler);
  expect(await declaredRuntime(thisMachine)).toBe(usualRuntime);
});

it.each(['2.1.0', '2.0.2', '2.1.1', '3.0.0', '0.0.1', '1.2.6'])(
  'refuses %s, and recommends none that is refused',
  async (version) => {
    const { valid, found, actions } = await judge({ handler: version, days: 12 });
    expect(valid).toBe(false);
    expect(found[0]).toContain(`Twilio refuses ${handler} ${version}`);
    expect(found[0]).toContain(`read 12 days ago, on ${readOn}`);
    expect(actions).toEqual([`npm install --save-exact ${handler}@${recommendedHandler}`]);
    expect(standingOf(recommendedHandler)).toBe('listed');
  },
);

it.each(['^2.0.1', '~2.0.1', '2.x', '*', 'latest', '>=2.0.0', '', undefined])(
  'refuses %j, and never says to install the newest of npm',
  async (version) => {
    const { valid, actions } = await judge({ handler: version });
    expect(valid).toBe(false);
    expect(actions).toContain(`npm install --save-exact ${handler}@${recommendedHandler}`);
    expect(actions).not.toContain(`npm install --save-exact ${handler}`);
  },
);

it.each(listedHandlers.filter(({ version }) => !isOlder(version, oldestForTheDesk)))(
  'takes $version',
  async ({ version }) => {
    const { valid, note, found } = await judge({ handler: version, days: 1 });
    expect({ valid, note }).toEqual({ valid: true });
    expect(found[0]).toContain(`read 1 day ago, on ${readOn}`);
  },
);

it.each(listedHandlers.filter(({ version }) => isOlder(version, oldestForTheDesk)))(
  'takes no $version, with which nobody could sign in',
  async ({ version }) => {
    expect(await judge({ handler: version })).toMatchObject({ valid: false });
  },
);

it.each(saidToDeploy)('warns of %s, which is on no list', async (version) => {
  expect(await judge({ handler: version })).toMatchObject({ valid: false, weight: 'look' });
});

it.each(runtimes)('takes the runtime %s', async (runtime) => {
  expect(await judge({ handler: recommendedHandler, runtime })).toMatchObject({ valid: true });
});

it.each(['node18', 'node26', 'node', 'nodejs22', ''])('refuses the runtime “%s”', async (runtime) => {
  const { valid, found } = await judge({ handler: recommendedHandler, runtime });
  expect(valid).toBe(false);
  expect(found[0]).toContain(`asks for the runtime ${runtime}`);
});
