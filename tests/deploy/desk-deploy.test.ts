import { spawn } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator, type Emulator } from '../../emulator';
import { run } from '../../src/cli/desk';
import { testIo } from '../cli/test-io';
import { copyProject, type ProjectCopy } from '../scripts/project-copy';
import { deployedDomain, startServerlessStub, type ServerlessStub } from './serverless-stub';

const variables = {
  ACCOUNT_SID: 'AC0123456789abcdef0123456789abcdef',
  AUTH_TOKEN: 'the-auth-token-of-32-characters!',
  API_KEY: 'SK0123456789abcdef0123456789abcdef',
  API_SECRET: 'the-api-secret',
  WORKSPACE_SID: 'WS0123456789abcdef0123456789abcdef',
  WORKFLOW_SID: 'WW0123456789abcdef0123456789abcdef',
  SIGN_IN: 'shared',
  TOKEN_PASSWORD: 'a password of the agents',
};

/** Of another account, with the supervisors' password and the calls of agents left out. */
const other = {
  ACCOUNT_SID: 'ACfedcba9876543210fedcba9876543210',
  AUTH_TOKEN: 'another-token-of-32-characters!!',
  API_KEY: 'SKfedcba9876543210fedcba9876543210',
  API_SECRET: 'another-secret',
  WORKSPACE_SID: 'WSfedcba9876543210fedcba9876543210',
  WORKFLOW_SID: 'WWfedcba9876543210fedcba9876543210',
  SIGN_IN: 'shared',
  TOKEN_PASSWORD: 'a password of other agents',
};

/** What the first desk has, and the other leaves out. */
const optional = {
  CALLER_ID: '+15550100',
  OUTBOUND_WORKFLOW_SID: 'WW1123456789abcdef0123456789abcdef',
  SUPERVISOR_PASSWORD: 'a password of the supervisors',
};

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let copy: ProjectCopy;
let stub: ServerlessStub;
let taskRouter: Emulator;
/** A folder of somebody who works for another account. */
let elsewhere: string;
beforeAll(async () => {
  const { ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken, API_KEY: apiKey, API_SECRET: apiSecret } = other;
  [copy, stub, taskRouter, elsewhere] = await Promise.all([
    copyProject({ built: ['cli'] }),
    startServerlessStub(),
    createEmulator({ credentials: { accountSid, authToken, apiKey, apiSecret } }),
    mkdtemp(join(tmpdir(), 'desk-elsewhere-')),
  ]);
  await writeEnv(copy.folder, { ...variables, ...optional, ANOTHER_SECRET: 'not yours' });
});
afterAll(async () => {
  stub.close();
  await Promise.all([copy.remove(), taskRouter.close(), rm(elsewhere, { recursive: true })]);
});

const writeEnv = (folder: string, lines: object): Promise<void> =>
  writeFile(
    join(folder, '.env'),
    Object.entries(lines)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );

/** `desk` in a copy of the project, with nothing in its environment but what is given. */
async function desk(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd = copy.folder,
): Promise<Outcome> {
  const child = spawn(process.execPath, [join(copy.folder, 'src', 'cli', 'bin.mjs'), ...args], {
    cwd,
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

/** `desk` in this process, for what ends before anything is sent. */
async function typed(args: readonly string[], cwd = copy.folder): Promise<Outcome> {
  const io = await testIo({ cwd });
  return { code: await run(args, io), stdout: io.stdout.text, stderr: io.stderr.text };
}

it('builds, deploys what belongs there, asks the desk whether it is there, and keeps its address', async () => {
  const { code, stdout, stderr } = await desk(['deploy', '--no-doctor', '--write-env', '.env']);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stdout).toContain('✓ the page is served\n✓ its script is served\n✓ nobody signs in without a name\n');
  expect(stdout).toContain('✓ only Twilio can call the assignment callback\n');
  expect(stdout).toContain(`The desk: https://${deployedDomain}/\n`);
  expect(await readFile(join(copy.folder, '.env'), 'utf8')).toContain(`\nDESK_ORIGIN=https://${deployedDomain}\n`);
  const { ACCOUNT_SID: _sid, AUTH_TOKEN: _token, ...sent } = variables;
  expect(stub.deployment.variables).toEqual({ ...sent, ...optional });
  expect(stub.deployment.runtime).toBe('node22');
  expect(stderr).toContain(`Variables from ${join(await realpath(copy.folder), '.env')}: API_KEY, API_SECRET, `);
  for (const secret of ['AUTH_TOKEN', 'API_SECRET', 'TOKEN_PASSWORD'] as const)
    expect(stdout + stderr).not.toContain(variables[secret]);
});

it('deploys nothing where the doctor finds something', async () => {
  const before = stub.deployment.functions.length;
  const { code, stderr } = await desk(['deploy'], { TOKEN_PASSWORD: 'password12345' });
  expect(code).toBe(1);
  expect(stderr).toContain('found   TOKEN_PASSWORD is easy to guess.');
  expect(stderr).toContain('found   api.twilio.com did not answer (ENOTFOUND).');
  expect(stderr).toContain('Nothing was deployed: fix what stops it (✗)');
  expect(stderr).not.toContain('password12345');
  const reason = await typed(['deploy', '--waive', 'clock']);
  expect(reason).toMatchObject({ code: 2, stderr: expect.stringContaining('--waive clock gives no reason') });
  const near = await typed(['deploy', '--waive', 'clok=a laptop']);
  expect(near).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no check clok. Did you mean clock?'),
  });
  expect(stub.deployment.functions).toHaveLength(before);
});

describe('from another folder, whose .env leaves some out', () => {
  beforeAll(() => writeEnv(elsewhere, other));

  it('takes nothing of the .env of the project, takes away what is gone, and asks for another runtime', async () => {
    stub.setVariable('TASKROUTER_ORIGIN', 'http://127.0.0.1:4010');
    stub.setVariable('OF_SOMEBODY_ELSE', 'stays');
    stub.loseAnswerTo(/^DELETE .*\/Variables\//);
    const args = ['deploy', '--no-doctor', '--override-existing-project', '--runtime', 'node24'];
    const lost = await desk(args, {}, elsewhere);
    expect(lost.code).toBe(1);
    expect(lost.stderr).toContain('The desk is deployed, but Twilio may still have an earlier CALLER_ID, ');
    const again = await desk(args, {}, elsewhere);
    expect(again).toMatchObject({ code: 0 });
    const { ACCOUNT_SID, AUTH_TOKEN, ...sent } = other;
    expect(stub.deployment.variables).toEqual({ ...sent, OF_SOMEBODY_ELSE: 'stays' });
    expect([...stub.deployment.credentials].at(-1)).toBe(`${ACCOUNT_SID}:${AUTH_TOKEN}`);
    expect(stub.deployment.runtime).toBe('node24');
    // tests/cli/deploy has the whole list.
    expect(again.stderr).toMatch(
      /^Not set here, so removed at Twilio .*: CALLER_ID, CALLER_IDS, OUTBOUND_WORKFLOW_SID, DEADLINE_WORKFLOW_SID, SUPERVISOR_PASSWORD, .*, TASKROUTER_ORIGIN\.$/m,
    );
    const output = Object.values({ ...lost, ...again }).join('\n');
    for (const secret of [other.AUTH_TOKEN, other.API_SECRET, other.TOKEN_PASSWORD, optional.SUPERVISOR_PASSWORD])
      expect(output).not.toContain(secret);
  });

  it('deploys to no account but that of the variables, and to no runtime that there is not', async () => {
    const before = stub.requests.length;
    const account = await typed(['deploy', '--no-doctor', '--account-sid', variables.ACCOUNT_SID], elsewhere);
    expect(account.code).toBe(2);
    expect(account.stderr).toContain(`of its variables, ${other.ACCOUNT_SID}, and not to ${variables.ACCOUNT_SID}`);
    const runtime = await typed(['deploy', '--no-doctor', '--runtime', 'node18'], elsewhere);
    expect(runtime.code).toBe(2);
    expect(runtime.stderr).toContain('node20, node22, node24');
    expect(stub.requests).toHaveLength(before);
  });

  it('takes the desk away again: says first what would go, and has it gone though the answer is lost', async () => {
    const port = new URL(taskRouter.origin).port;
    const hosts = { OTHER_HOSTS: `api.twilio.com=${port} taskrouter.twilio.com=${port}` };
    const dry = await desk(['undeploy'], hosts, elsewhere);
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.stdout).toContain(`would go, and with it\n  https://${deployedDomain}/\n`);
    expect(dry.stderr).toContain('Nothing was removed. Use --yes to do it');
    expect(Object.keys(stub.services)).toEqual(['taskrouter-desk']);
    stub.loseAnswerTo(/^DELETE /);
    const gone = await desk(['undeploy', '--yes'], hosts, elsewhere);
    expect(gone).toMatchObject({ code: 0 });
    expect(gone.stdout).toContain('is gone');
    expect(stub.services).toEqual({});
    // Anew, and with nothing but an API key to sign in with, as a workflow may have it.
    const { AUTH_TOKEN: _token, ...keyed } = other;
    await writeEnv(elsewhere, keyed);
    const again = await desk(['deploy', '--no-doctor'], {}, elsewhere);
    expect(again).toMatchObject({ code: 0 });
    expect([...stub.deployment.credentials].at(-1)).toBe(`${other.API_KEY}:${other.API_SECRET}`);
    expect(Object.keys(stub.services)).toEqual(['taskrouter-desk']);
  });
});

it('deploys nothing where something is missing, or to a local TaskRouter', async () => {
  const before = stub.deployment.functions.length;
  const { ACCOUNT_SID, AUTH_TOKEN } = variables;
  await writeEnv(copy.folder, { ACCOUNT_SID, AUTH_TOKEN });
  const missing = await typed(['deploy', '--no-doctor']);
  expect(missing.code).toBe(3);
  expect(missing.stderr).toContain('A deployed desk cannot work without API_KEY, API_SECRET');
  await writeEnv(copy.folder, { ...variables, SIGN_IN: '' });
  const undecided = await typed(['deploy', '--no-doctor']);
  expect(undecided.code).toBe(3);
  expect(undecided.stderr).toContain('TOKEN_PASSWORD is set, and SIGN_IN is not. Set SIGN_IN=shared to keep');
  const local = await typed(['deploy', '--local']);
  expect(local.code).toBe(2);
  expect(local.stderr).toContain('leave out --local');
  expect(stub.deployment.functions).toHaveLength(before);
});
