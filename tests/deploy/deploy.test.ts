import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { copyProject, type ProjectCopy } from '../scripts/project-copy';
import { startServerlessStub, type Deployment, type ServerlessStub } from './serverless-stub';

const REQUIRED = {
  ACCOUNT_SID: 'AC0123456789abcdef0123456789abcdef',
  AUTH_TOKEN: 'the-auth-token',
  API_KEY: 'SK0123456789abcdef0123456789abcdef',
  API_SECRET: 'the-api-secret',
  WORKSPACE_SID: 'WS0123456789abcdef0123456789abcdef',
  WORKFLOW_SID: 'WW0123456789abcdef0123456789abcdef',
  SIGN_IN: 'shared',
  TOKEN_PASSWORD: 'a password # with "marks"',
};

/** What a developer may well have lying about, and no deployment may carry away. */
const LOCAL_ONLY = {
  TASKROUTER_ORIGIN: 'http://127.0.0.1:4010',
  PORT: '3000',
  EMULATOR_PORT: '4010',
  CHROME_PATH: '/usr/bin/chromium',
  ANOTHER_SECRET: 'not yours',
};

interface Outcome {
  code: number | null;
  output: string;
}

/** `npm run deploy` in a folder, with nothing in its environment but what is given. */
function deploy(folder: string, stub: ServerlessStub, env: Record<string, string>): Promise<Outcome> {
  const child = spawn('npm', ['run', 'deploy'], {
    cwd: folder,
    shell: process.platform === 'win32',
    env: {
      PATH: process.env['PATH'] ?? '',
      npm_config_update_notifier: 'false',
      NODE_OPTIONS: `--require ${join(__dirname, 'redirect.cjs')}`,
      SERVERLESS_STUB_PORT: String(stub.port),
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

describe('npm run deploy', () => {
  let copy: ProjectCopy;
  let stub: ServerlessStub;
  let deployed: Deployment;
  let outcome: Outcome;

  beforeAll(async () => {
    [copy, stub] = await Promise.all([copyProject(), startServerlessStub()]);
    const { TOKEN_PASSWORD, ...inEnvironment } = REQUIRED;
    const dotEnv = { TOKEN_PASSWORD, ...LOCAL_ONLY, API_KEY: 'SK-that-the-environment-overrides' };
    await writeFile(
      join(copy.folder, '.env'),
      Object.entries(dotEnv)
        .map(([name, value]) => `${name}='${value}'\n`)
        .join(''),
    );
    // As an earlier deployment leaves it, whose service somebody has removed in the console since.
    const earlier = { serviceSid: `ZS${'f'.repeat(32)}`, latestBuild: `ZB${'f'.repeat(32)}` };
    await writeFile(
      join(copy.folder, '.twiliodeployinfo'),
      JSON.stringify({ [`${REQUIRED.ACCOUNT_SID}:us1`]: earlier }),
    );
    outcome = await deploy(copy.folder, stub, { ...LOCAL_ONLY, ...inEnvironment });
    deployed = stub.deployment;
  });
  afterAll(async () => {
    stub.close();
    await copy.remove();
  });

  const pathsOf = (kind: 'functions' | 'assets', visibility: string): string[] =>
    deployed[kind].flatMap((upload) => (upload.visibility === visibility ? [upload.path] : [])).sort();

  it('succeeds and activates the build', () => {
    expect(outcome).toMatchObject({ code: 0 });
    expect(deployed.activated).toMatch(/^ZB/);
    expect(deployed.serviceName).toBe('taskrouter-desk');
    expect(outcome.output).toContain(
      `The service ZS${'f'.repeat(32)} of an earlier deployment is gone: deploying anew.`,
    );
    expect([...deployed.credentials]).toEqual([`${REQUIRED.ACCOUNT_SID}:${REQUIRED.AUTH_TOKEN}`]);
  });

  it('deploys the webhooks as protected, the other Functions as public, and nothing as private', () => {
    expect(pathsOf('functions', 'protected')).toEqual([
      '/assignment',
      '/conference-events',
      '/incoming-call',
      '/keypad-tones',
      '/wrap-up-sweep',
    ]);
    expect(pathsOf('functions', 'public')).toEqual([
      '/activities',
      '/colleagues',
      '/conference-end',
      '/conference-leave',
      '/conference-return',
      '/desk',
      '/floor',
      '/floor-audit',
      '/floor-history',
      '/floor-listen',
      '/floor-task',
      '/floor-worker',
      '/help',
      '/history',
      '/offer-again',
      '/outbound-call',
      '/participant-add',
      '/participant-digits',
      '/participant-drop',
      '/participants',
      '/recording',
      '/sign-in',
      '/sign-in-callback',
      '/task-fix',
      '/team',
      '/token',
      '/wrap-up',
    ]);
    expect(pathsOf('functions', 'private')).toEqual([]);
    expect(deployed.functions).toHaveLength(32);
  });

  it('deploys a page that is found at / and at /index.html, and its script', () => {
    const paths = pathsOf('assets', 'public');
    expect(paths).toEqual(expect.arrayContaining(['/assets/index.html', '/desk.css', '/desk.js', '/index.html']));
    // The same page once more, for the Function that serves it.
    expect(pathsOf('assets', 'private')).toEqual(['/desk.html']);
    expect(paths).toHaveLength(deployed.assets.length - 1);
    const page = (path: string) => deployed.assets.find((asset) => asset.path === path)?.content;
    expect(page('/assets/index.html')).toBe(page('/index.html'));
    expect(page('/index.html')).toContain('<script type="module" src="/desk.js"');
    expect(paths).toEqual(expect.arrayContaining(['/floor.css', '/floor.html', '/floor.js']));
    expect(page('/floor.html')).toContain('<script type="module" src="/floor.js"');
  });

  it('deploys the script for pages of Worker.js 1, all of it in one file', () => {
    const script = deployed.assets.find((asset) => asset.path === '/taskrouter-worker.js')?.content ?? '';
    expect(brotliCompressSync(script).length / 1024).toBeLessThan(70);
    expect(script).not.toMatch(/\bimport\b|\/chunks\//);
    expect(script).toContain('reservation.rescinded');
  });

  it('deploys no source, no source map, and no path twice', () => {
    const paths = [...deployed.functions, ...deployed.assets].map((upload) => upload.path);
    expect(paths.filter((path) => /\.(ts|tsx|map)$/.test(path))).toEqual([]);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('lets a deployed page connect to nothing on a laptop', () => {
    const text = deployed.assets.map((asset) => asset.content).join('\n');
    expect(text).not.toContain('%CONNECT_ORIGINS%');
    expect(text).not.toMatch(/127\.0\.0\.1|localhost:\d/);
  });

  it('names the dependencies of package.json alone, and the runtime', async () => {
    const { dependencies } = JSON.parse(await readFile(join(copy.folder, 'package.json'), 'utf8'));
    expect(Object.fromEntries(deployed.dependencies.map(({ name, version }) => [name, version]))).toEqual(dependencies);
    expect(Object.keys(dependencies).sort()).toEqual(['@twilio/runtime-handler', 'twilio']);
    expect(deployed.runtime).toBe('node22');
  });

  it('bundles everything a Function needs besides those dependencies', () => {
    const required = deployed.functions.flatMap(({ content }) =>
      [...content.matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1] ?? ''),
    );
    expect(required.filter((name) => name.split('/')[0] !== 'twilio' && !isBuiltin(name))).toEqual([]);
  });

  it('sends the variables the Functions need, those of the environment first, and no other', () => {
    const { ACCOUNT_SID: _sid, AUTH_TOKEN: _token, ...sent } = REQUIRED;
    expect(deployed.variables).toEqual(sent);
  });

  it('prints no secret', () => {
    for (const secret of [
      REQUIRED.AUTH_TOKEN,
      REQUIRED.API_SECRET,
      REQUIRED.TOKEN_PASSWORD,
      LOCAL_ONLY.ANOTHER_SECRET,
    ]) {
      expect(outcome.output).not.toContain(secret);
    }
  });
});

describe('npm run deploy without a .env', () => {
  let copy: ProjectCopy;
  let stub: ServerlessStub;
  beforeAll(async () => {
    [copy, stub] = await Promise.all([copyProject(), startServerlessStub()]);
  });
  afterAll(async () => {
    stub.close();
    await copy.remove();
  });

  it('names all variables that are missing in one sentence, builds nothing and calls nobody', async () => {
    const { API_SECRET: _secret, WORKFLOW_SID: _workflow, ...rest } = REQUIRED;
    const { code, output } = await deploy(copy.folder, stub, rest);
    expect(code).not.toBe(0);
    expect(output).toContain('A deployed desk cannot work without API_SECRET, WORKFLOW_SID');
    expect(output).not.toContain('    at ');
    expect(existsSync(join(copy.folder, 'dist'))).toBe(false);
    expect(stub.requests).toEqual([]);
  });

  // tests/cli/deploy has what else is refused.
  it('refuses a region that there is not, before anything is built or sent', async () => {
    const { code, output } = await deploy(copy.folder, stub, { ...REQUIRED, TWILIO_REGION: 'au1' });
    expect(code).not.toBe(0);
    expect(output).toMatch(/^TWILIO_REGION is not usable: expected us1 or ie1, the regions in which/m);
    expect(existsSync(join(copy.folder, 'dist'))).toBe(false);
    expect(stub.requests).toEqual([]);
  });

  it('goes to the API of another region, and lets the Functions know', async () => {
    const hosts = ['serverless.dublin.ie1.twilio.com', 'serverless-upload.dublin.ie1.twilio.com'];
    const OTHER_HOSTS = hosts.map((host) => `${host}=${stub.port}`).join(' ');
    const there = { TWILIO_REGION: 'ie1', TWILIO_EDGE: 'frankfurt' };
    const { code, output } = await deploy(copy.folder, stub, { ...REQUIRED, ...there, OTHER_HOSTS });
    expect({ code, output }).toMatchObject({ code: 0 });
    expect([...stub.deployment.hosts].sort()).toEqual(hosts.toSorted());
    expect(stub.deployment.variables).toMatchObject(there);
  });
});
