import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PROJECT_FOLDER } from '../../../scripts/project';
import { listen } from '../../../scripts/start/listen';
import { version } from '../../../emulator/package.json';
import { codeIn } from './code-in';
import { newConsumer, serve, type Consumer, type Served } from './consumer';

const mostBytes = 1_000_000;

const dockerfile = readFileSync(join(PROJECT_FOLDER, 'emulator', 'Dockerfile'), 'utf8');

/** What an instruction of the Dockerfile runs, which it says as JSON. */
const instruction = (name: string): readonly string[] =>
  JSON.parse(new RegExp(`^ *${name} (\\[.*\\])$`, 'm').exec(dockerfile)?.[1] ?? '[]');

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0, 'PORT');
  await new Promise((closed) => server.close(closed));
  return port;
}

let consumer: Consumer;
beforeAll(async () => (consumer = await newConsumer()));

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);

it('is installed without anything else, and takes no more than a megabyte', () => {
  const lock: { packages: object } = JSON.parse(readFileSync(join(consumer.folder, 'package-lock.json'), 'utf8'));
  expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/local-taskrouter']);
  expect(bytesIn(consumer.installed)).toBeLessThanOrEqual(mostBytes);
});

it('has what belongs to a package, and nothing else', () => {
  const files = readdirSync(consumer.installed, { recursive: true }).map(String).sort();
  expect(files.filter((file) => statSync(join(consumer.installed, file)).isFile())).toEqual([
    'CHANGELOG.md',
    'Dockerfile',
    'LICENSE',
    'README.md',
    'bin.js',
    'dist/THIRD-PARTY-LICENSES.txt',
    'dist/console/console.css',
    'dist/console/console.js',
    'dist/console/index.html',
    'dist/index.js',
    'dist/main.js',
    'dist/request-client.js',
    'docs/differences.md',
    'docs/emulator.md',
    'index.d.ts',
    'package.json',
    'recipes/container.md',
    'recipes/curl.md',
    'recipes/functions.md',
    'recipes/jest.md',
    'recipes/playwright.md',
    'recipes/python.md',
    'seed/writers.yaml',
    'twilio.d.ts',
  ]);
});

it('names those whose code it contains, with their licences', () => {
  const licences = readFileSync(join(consumer.installed, 'dist', 'THIRD-PARTY-LICENSES.txt'), 'utf8');
  for (const name of ['commander', 'hono', 'jsonwebtoken', 'preact', 'semver', 'valibot', 'ws', 'yaml'])
    expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((MIT|ISC)\\)\n\n`, 'm'));
  expect(licences).not.toMatch(/\((undefined|UNLICENSED|.*GPL.*)\)/);
});

it('leads to nothing that it does not have', () => {
  const pages = readdirSync(consumer.installed, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.md'));
  const links = pages.flatMap((page) =>
    [...readFileSync(join(consumer.installed, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, to = '']) => join(page, '..', to),
    ),
  );
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((to) => !existsSync(join(consumer.installed, to)))).toEqual([]);
});

it('does what its README says, as an ES module, in CommonJS and in TypeScript', async () => {
  const [inModule = '', inCommonJs = '', ...others] = codeIn('README.md', 'js');
  expect(others).toEqual([]);
  await consumer.write('module.mjs', inModule);
  await consumer.write('common.cjs', inCommonJs);
  await consumer.write('typed.mts', inModule);
  const compiler = join(PROJECT_FOLDER, 'node_modules', '.bin', 'tsc');
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023'];
  await Promise.all([
    consumer.run(process.execPath, ['module.mjs']),
    consumer.run(process.execPath, ['common.cjs']),
    consumer.run(compiler, [...options, '--types', 'node', 'typed.mts']),
  ]);
});

it('tells its version and its options under its own name', async () => {
  const program = join(consumer.folder, 'node_modules', '.bin', 'local-taskrouter');
  const [shown, help, credentials] = await Promise.all(
    ['--version', '--help', 'credentials'].map((argument) => consumer.run(program, [argument])),
  );
  expect(shown).toBe(`${version}\n`);
  expect(help).toMatch(/^Usage: local-taskrouter \[options\] \[command\]\n/);
  expect(credentials).toBe(
    'ACCOUNT_SID=AC00000000000000000000000000000001\nAUTH_TOKEN=local-taskrouter-auth-token-0001\n' +
      'API_KEY=SK00000000000000000000000000000001\nAPI_SECRET=local-taskrouter-api-key-secret1\n',
  );
});

describe('with one that runs,', () => {
  const documented = 'http://127.0.0.1:4010';
  /** What the image runs, as this machine runs it, on a port of its own. */
  let container: Served;
  let port: string;

  beforeAll(async () => {
    container = await serve([...instruction('ENTRYPOINT'), '--port', '0'], /Ctrl-C/, { cwd: consumer.installed });
    port = /:(\d+) /.exec(container.printed)?.[1] ?? '';
  });
  afterAll(() => container.stop());

  const block = (page: string, language: string): string =>
    (codeIn(`recipes/${page}.md`, language)[0] ?? '').replace(documented, `http://127.0.0.1:${port}`);

  it('its banner begins with what one must know', () => {
    expect(container.printed).toMatch(/^Account: +AC0+1; `local-taskrouter credentials` prints what signs in$/m);
    expect(container.printed).toMatch(new RegExp(`^Version: +${version}$`, 'm'));
    const [, guide = ''] = /^Guide: +(.*)$/m.exec(container.printed) ?? [];
    expect(existsSync(guide)).toBe(true);
  });

  it('Jest has an account of its own for each test', async () => {
    await consumer.write('tasks.test.js', block('jest', 'js'));
    const jest = join(PROJECT_FOLDER, 'node_modules', 'jest', 'bin', 'jest.js');
    const printed = await consumer.run(process.execPath, [jest, '--rootDir', consumer.folder, '--runInBand']);
    expect(printed).toMatch(/^Tests: +3 passed, 3 total$/m);
  });

  it('Playwright is what the browser tests run', () => {
    const spec = readFileSync(join(PROJECT_FOLDER, 'tests', 'e2e', 'recipe.spec.ts'), 'utf8');
    expect(spec.replace("'../../emulator'", "'local-taskrouter'")).toBe(block('playwright', 'ts'));
  });

  it('Python needs its standard library alone', async () => {
    await consumer.write('test_reservation.py', block('python', 'python'));
    const origin = `http://127.0.0.1:${port}`;
    // Without python3 this fails with ENOENT, which names it.
    const printed = await consumer.run('python3', ['-I', 'test_reservation.py'], { TASKROUTER_ORIGIN: origin });
    expect(printed).toMatch(/^Ran 1 test in .*\n\nOK$/m);
  });

  it('curl goes through as it stands', async () => {
    const printed = await consumer.run('bash', ['--norc', '-euo', 'pipefail', '-c', block('curl', 'bash')]);
    expect(printed).toContain('"reservation_status":"timeout"');
    expect(printed).toMatch(/refused, as the fault wants it: 22\n/);
  });

  it('a Functions project reaches it under Twilio’s own tool', async () => {
    await fetch(`http://127.0.0.1:${port}/_emulator/v1/reset`, { method: 'POST' });
    const [variables = ''] = codeIn('recipes/functions.md', 'sh');
    await consumer.write('functions/offer.js', block('functions', 'js'));
    await consumer.write('package.json', '{"dependencies":{"@twilio/runtime-handler":"2.0.1"}}');
    const bin = join(consumer.folder, 'node_modules', '.bin');
    const shell = ['--norc', '-euo', 'pipefail', '-c', variables.replace(documented, `http://127.0.0.1:${port}`)];
    await consumer.run('bash', shell, { PATH: `${bin}:${process.env['PATH']}` });
    const twilioRun = join(PROJECT_FOLDER, 'node_modules', 'twilio-run', 'bin', 'twilio-run.js');
    const free = await freePort();
    const options = ['--env', '.env.local', '--port', String(free), '--no-fork-process'];
    const served = await serve([process.execPath, twilioRun, ...options], /\/offer\b/, { cwd: consumer.folder });
    try {
      const answer = await fetch(`http://127.0.0.1:${free}/offer?language=es`);
      expect(await answer.json()).toEqual({ sid: expect.stringMatching(/^WT0+\d+$/), status: 'pending' });
    } finally {
      await served.stop();
    }
  });

  it('a container copies what is there, runs it without root, and is healthy while it answers', async () => {
    const copied = dockerfile.matchAll(/^COPY (.+) \S+$/gm);
    for (const file of [...copied].flatMap(([, files = '']) => files.split(' ')))
      expect(readdirSync(consumer.installed)).toContain(file);
    expect(dockerfile).toMatch(/^USER node$/m);
    const [program = '', ...args] = instruction('CMD');
    await consumer.run(program, args, { EMULATOR_PORT: port });
    await expect(consumer.run(program, args, { EMULATOR_PORT: '1' })).rejects.toThrow('Command failed');
  });

  it('a container goes by names and ports that the image has', () => {
    const [actions, compose] = codeIn('recipes/container.md', 'yaml').map((text): unknown => parse(text));
    expect(actions).toMatchObject({ jobs: { test: { services: { taskrouter: { ports: ['4010:4010'] } } } } });
    expect(compose).toMatchObject({ services: { taskrouter: { volumes: ['taskrouter:/data'] } } });
    expect(dockerfile).toMatch(/^EXPOSE 4010$/m);
    expect(dockerfile).toMatch(/mkdir \/data && chown node:node \/data$/m);
  });
});
