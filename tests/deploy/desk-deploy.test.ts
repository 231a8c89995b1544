import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyProject, type ProjectCopy } from '../scripts/project-copy';
import { deployedDomain, startServerlessStub, type ServerlessStub } from './serverless-stub';

const variables = {
  ACCOUNT_SID: 'AC0123456789abcdef0123456789abcdef',
  AUTH_TOKEN: 'the-auth-token-of-32-characters!',
  API_KEY: 'SK0123456789abcdef0123456789abcdef',
  API_SECRET: 'the-api-secret',
  WORKSPACE_SID: 'WS0123456789abcdef0123456789abcdef',
  WORKFLOW_SID: 'WW0123456789abcdef0123456789abcdef',
  TOKEN_PASSWORD: 'a password of the agents',
};

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let copy: ProjectCopy;
let stub: ServerlessStub;
beforeAll(async () => {
  [copy, stub] = await Promise.all([copyProject(), startServerlessStub()]);
  const lines = Object.entries({ ...variables, ANOTHER_SECRET: 'not yours' }).map(
    ([name, value]) => `${name}=${value}\n`,
  );
  await writeFile(join(copy.folder, '.env'), lines.join(''));
});
afterAll(async () => {
  stub.close();
  await copy.remove();
});

/** `desk` in a copy of the project, with nothing in its environment but what is given. */
async function desk(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [join('src', 'cli', 'bin.mjs'), ...args], {
    cwd: copy.folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: copy.folder,
      NODE_OPTIONS: `--require ${join(__dirname, 'redirect.cjs')}`,
      SERVERLESS_STUB_PORT: String(stub.port),
      ...env,
    },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => (stdout += String(text)));
  child.stderr.on('data', (text) => (stderr += String(text)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

it('builds, deploys what belongs there, asks the desk whether it is there, and keeps its address', async () => {
  const { code, stdout, stderr } = await desk(['deploy', '--no-doctor', '--write-env', '.env']);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stdout).toContain('✓ the page is served\n✓ its script is served\n✓ nobody signs in without a name\n');
  expect(stdout).toContain('✓ nobody else may call the assignment callback\n');
  expect(stdout).toContain(`The desk: https://${deployedDomain}/\n`);
  expect(await readFile(join(copy.folder, '.env'), 'utf8')).toContain(`\nDESK_ORIGIN=https://${deployedDomain}\n`);
  const { ACCOUNT_SID: _sid, AUTH_TOKEN: _token, ...sent } = variables;
  expect(stub.deployment.variables).toEqual(sent);
  expect(stub.deployment.runtime).toBe('node22');
  for (const secret of ['AUTH_TOKEN', 'API_SECRET', 'TOKEN_PASSWORD'] as const)
    expect(stdout + stderr).not.toContain(variables[secret]);
}, 120_000);

it('deploys nothing where the doctor finds something', async () => {
  const before = stub.deployment.functions.length;
  const { code, stderr } = await desk(['deploy'], { TOKEN_PASSWORD: 'password12345' });
  expect(code).toBe(1);
  expect(stderr).toContain('found   TOKEN_PASSWORD is made of what is tried first.');
  expect(stderr).toContain('found   api.twilio.com did not answer (ENOTFOUND).');
  expect(stderr).toContain('Nothing was deployed: put right what stops it (✗)');
  expect(stderr).not.toContain('password12345');
  const reason = await desk(['deploy', '--waive', 'clock']);
  expect(reason).toMatchObject({ code: 2, stderr: expect.stringContaining('--waive clock says no reason') });
  const near = await desk(['deploy', '--waive', 'clok=a laptop']);
  expect(near).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no check clok. Did you mean clock?'),
  });
  expect(stub.deployment.functions).toHaveLength(before);
}, 60_000);

it('deploys nothing where something is missing, or to a local TaskRouter', async () => {
  const before = stub.deployment.functions.length;
  await writeFile(
    join(copy.folder, '.env'),
    `ACCOUNT_SID=${variables.ACCOUNT_SID}\nAUTH_TOKEN=${variables.AUTH_TOKEN}\n`,
  );
  const missing = await desk(['deploy', '--no-doctor']);
  expect(missing.code).toBe(1);
  expect(missing.stderr).toContain('A deployed desk cannot work without API_KEY, API_SECRET');
  expect(missing.stderr).toContain('The desk was not deployed');
  const local = await desk(['deploy', '--local']);
  expect(local.code).toBe(2);
  expect(local.stderr).toContain('leave out --local');
  expect(stub.deployment.functions).toHaveLength(before);
}, 60_000);
