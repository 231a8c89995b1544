import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../../../scripts/project';
import { version } from '../../../emulator/package.json';
import { codeIn } from './code-in';
import { newConsumer, type Consumer } from './consumer';

const mostBytes = 1_000_000;

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
    'LICENSE',
    'README.md',
    'bin.js',
    'dist/THIRD-PARTY-LICENSES.txt',
    'dist/console/console.css',
    'dist/console/console.js',
    'dist/console/index.html',
    'dist/differences.md',
    'dist/index.js',
    'dist/main.js',
    'dist/request-client.js',
    'index.d.ts',
    'package.json',
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

it('does what its README says, as an ES module, in CommonJS and in TypeScript', async () => {
  const [inModule = '', inCommonJs = '', ...others] = codeIn('README.md', 'js');
  expect(others).toEqual([]);
  await consumer.write('module.mjs', inModule);
  await consumer.write('common.cjs', inCommonJs);
  await consumer.write('typed.mts', inModule);
  const compiler = join(PROJECT_FOLDER, 'node_modules', '.bin', 'tsc');
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023'];
  await Promise.all([
    consumer.run(process.execPath, 'module.mjs'),
    consumer.run(process.execPath, 'common.cjs'),
    consumer.run(compiler, ...options, '--types', 'node', 'typed.mts'),
  ]);
});

it('tells its version and its options under its own name', async () => {
  const program = join(consumer.folder, 'node_modules', '.bin', 'local-taskrouter');
  const [shown, help, credentials] = await Promise.all(
    ['--version', '--help', 'credentials'].map((argument) => consumer.run(program, argument)),
  );
  expect(shown).toBe(`${version}\n`);
  expect(help).toMatch(/^Usage: local-taskrouter \[options\] \[command\]\n/);
  expect(credentials).toBe(
    'ACCOUNT_SID=AC00000000000000000000000000000001\nAUTH_TOKEN=local-taskrouter-auth-token-0001\n' +
      'API_KEY=SK00000000000000000000000000000001\nAPI_SECRET=local-taskrouter-api-key-secret1\n',
  );
});
