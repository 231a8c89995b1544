import { execFile } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { PROJECT_FOLDER } from '../../../scripts/project';
import { version } from '../../../emulator/package.json';
import { temporaryFolder } from '../../temporary-folder';

const job = v.object({
  if: v.string(),
  permissions: v.optional(v.unknown()),
  steps: v.array(v.object({ name: v.optional(v.string()), run: v.optional(v.string(), '') })),
});
const workflow = v.parse(
  v.object({ permissions: v.unknown(), jobs: v.object({ rehearsal: job, publish: job }) }),
  parse(readFileSync(join(PROJECT_FOLDER, '.github', 'workflows', 'publish.yml'), 'utf8')),
);
const { rehearsal, publish } = workflow.jobs;

const commands = ({ steps }: typeof publish): readonly string[] => steps.map(({ run }) => run);

it('publishes with provenance, and only what a tag asks for', () => {
  expect(publish.if).toBe("github.event_name == 'push'");
  expect(commands(publish)).toContain('npm publish --workspace local-taskrouter --provenance');
  expect(publish.permissions).toEqual({ contents: 'read', 'id-token': 'write', packages: 'write' });
});

it('publishes nothing for a pull request, which has no rights', () => {
  expect(rehearsal.if).toBe("github.event_name == 'pull_request'");
  expect(commands(rehearsal)).toContain('npm publish --workspace local-taskrouter --dry-run');
  expect(commands(rehearsal).join('\n')).not.toMatch(/docker push|--provenance/);
  expect([workflow.permissions, rehearsal.permissions]).toEqual([{ contents: 'read' }, undefined]);
});

it('lets nothing from outside become a part of a command', () => {
  for (const command of [...commands(rehearsal), ...commands(publish)]) expect(command).not.toContain('${{');
});

/** Runs a named step in a copy of what it reads, as GitHub's runner does. */
async function step(named: RegExp, env: Readonly<Record<string, string>>): Promise<{ folder: string; failed: string }> {
  const folder = await temporaryFolder('publish');
  for (const file of ['package.json', 'emulator/package.json', 'src/cli/package.json'])
    await cp(join(PROJECT_FOLDER, file), join(folder, file));
  const { run = '' } = publish.steps.find(({ name = '' }) => named.test(name)) ?? {};
  const options = { cwd: folder, env: { PATH: process.env['PATH'], GITHUB_ENV: join(folder, 'env'), ...env } };
  const failed = await new Promise<string>((resolve) => {
    execFile('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], options, (error, stdout) =>
      resolve(error ? stdout : ''),
    );
  });
  return { folder, failed };
}

it('takes the version of the tag', async () => {
  const { folder, failed } = await step(/^Take the version/, { GITHUB_REF_NAME: `local-taskrouter-v${version}` });
  expect(failed).toBe('');
  expect(await readFile(join(folder, 'env'), 'utf8')).toBe(`VERSION=${version}\n`);
});

it('stops where the tag and the package do not agree', async () => {
  const { failed } = await step(/^Take the version/, { GITHUB_REF_NAME: 'local-taskrouter-v99.0.0' });
  expect(failed).toBe(
    `The tag is local-taskrouter-v99.0.0, and emulator/package.json has version ${version}: make them agree.\n`,
  );
});

it('names the repository that it runs in', async () => {
  const env = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'somebody/fork' };
  const { folder, failed } = await step(/^Name this repository/, env);
  expect(failed).toBe('');
  expect(JSON.parse(await readFile(join(folder, 'emulator', 'package.json'), 'utf8'))).toMatchObject({
    name: 'local-taskrouter',
    repository: { url: 'git+https://github.com/somebody/fork.git', directory: 'emulator' },
    homepage: 'https://github.com/somebody/fork/tree/main/emulator#readme',
    bugs: 'https://github.com/somebody/fork/issues',
  });
});
