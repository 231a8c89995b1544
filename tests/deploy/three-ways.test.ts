import { spawn } from 'node:child_process';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recommendedHandler, runtimeHandler } from '../../src/cli/serverless-platform';
import { copyProject, type ProjectCopy } from '../scripts/project-copy';
import { deployedDomain, startServerlessStub, type ServerlessStub } from './serverless-stub';

/** As a developer's `.env` may be: with something of another tool, and something for a local run. */
const dotEnv = {
  ACCOUNT_SID: 'AC0123456789abcdef0123456789abcdef',
  AUTH_TOKEN: 'the-auth-token-of-32-characters!',
  API_KEY: 'SK0123456789abcdef0123456789abcdef',
  API_SECRET: 'the-api-secret',
  WORKSPACE_SID: 'WS0123456789abcdef0123456789abcdef',
  WORKFLOW_SID: 'WW0123456789abcdef0123456789abcdef',
  TOKEN_PASSWORD: 'a password of the agents',
  ANOTHER_SECRET: 'not yours',
  TASKROUTER_ORIGIN: 'http://127.0.0.1:4010',
};

/** The ways that do not build: the desk is built already, as `npm ci` leaves it. */
const ways = [
  {
    name: 'npx twilio-run deploy',
    command: ['npx', '--no-install', 'twilio-run', 'deploy', '--override-existing-project'],
    signIn: `${dotEnv.ACCOUNT_SID}:${dotEnv.AUTH_TOKEN}`,
    withoutRuntime: undefined,
  },
  {
    name: "the engine of the Twilio CLI's plugin",
    command: [process.execPath, join(__dirname, 'engine.cjs')],
    signIn: `${dotEnv.API_KEY}:${dotEnv.API_SECRET}`,
    withoutRuntime: '',
  },
] as const;

let copy: ProjectCopy;
let stub: ServerlessStub;
let manifest: string;
beforeAll(async () => {
  copy = await copyProject({ built: ['deploy'] });
  manifest = await readFile(join(copy.folder, 'package.json'), 'utf8');
  await writeEnv(dotEnv);
});
beforeEach(async () => void (stub = await startServerlessStub()));
afterEach(async () => {
  stub.close();
  // Each test has an account of its own, without any service.
  await rm(join(copy.folder, '.twiliodeployinfo'), { force: true });
  await writeFile(join(copy.folder, 'package.json'), manifest);
});
afterAll(() => copy.remove());

const writeEnv = (variables: object): Promise<void> =>
  writeFile(
    join(copy.folder, '.env'),
    Object.entries(variables)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );

function run(
  [program = '', ...args]: readonly string[],
  env: object = {},
): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, {
    cwd: copy.folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: copy.folder,
      npm_config_update_notifier: 'false',
      NODE_OPTIONS: `--require ${join(__dirname, 'redirect.cjs')}`,
      SERVERLESS_STUB_PORT: String(stub.port),
      API_KEY: dotEnv.API_KEY,
      API_SECRET: dotEnv.API_SECRET,
      RUNTIME: 'node22',
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

async function withHandler(version: string): Promise<void> {
  const changed = JSON.parse(manifest) as { dependencies: object };
  changed.dependencies = { ...changed.dependencies, [runtimeHandler]: version };
  await writeFile(join(copy.folder, 'package.json'), JSON.stringify(changed));
}

describe.each(ways)('$name', ({ command, signIn }) => {
  it('deploys the desk as it is built, and with it all of .env, as the README warns', async () => {
    const { code, output } = await run(command);
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining(deployedDomain) });
    const { deployment } = stub;
    expect([...deployment.credentials]).toEqual([signIn]);
    expect(deployment.functions).toHaveLength(32);
    expect(deployment.assets.map(({ path }) => path)).toEqual(expect.arrayContaining(['/index.html', '/desk.js']));
    expect(deployment.dependencies).toContainEqual({ name: runtimeHandler, version: recommendedHandler });
    expect(deployment.runtime).toBe('node22');
    const { ACCOUNT_SID: _sid, AUTH_TOKEN: _token, ...sent } = dotEnv;
    expect(deployment.variables).toEqual(sent);
  });

  it('is refused what the platform refuses, in its words', async () => {
    await withHandler('2.1.0');
    const { code, output } = await run(command);
    expect(code).not.toBe(0);
    expect(output.replaceAll(/[│\s]+/g, ' ')).toContain(
      `Some dependencies could not be validated. No matching version found for ${runtimeHandler}@2.1.0.`,
    );
    expect(stub.deployment.activated).toBeUndefined();
  });
});

it('a build of nothing is refused, though twilio-run alone would not notice', async () => {
  const [functions, assets] = ['functions', 'assets'].map((name) => join(copy.folder, 'dist', name));
  await Promise.all([functions, assets].map((folder = '') => rename(folder, `${folder}.away`)));
  const { code, output } = await run(ways[0].command);
  await Promise.all([functions, assets].map((folder = '') => rename(`${folder}.away`, folder)));
  expect(code).not.toBe(0);
  expect(output).toContain('At least one function version or asset version is required.');
  expect(stub.deployment.activated).toBeUndefined();
});
