import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packEmulator } from '../../scripts/pack-emulator';
import { PROJECT_FOLDER } from '../../scripts/project';

const run = promisify(execFile);
const folder = 'dist/emulator-test';
const packed = join(PROJECT_FOLDER, folder);
let description: object;

beforeAll(async () => {
  description = await packEmulator(folder);
});
afterAll(() => rm(packed, { recursive: true, force: true }));

it('depends on what its code imports, and on nothing of the desk’s', () => {
  expect(description).toMatchObject({
    name: 'local-taskrouter',
    main: 'index.js',
    peerDependencies: { twilio: '^6.2.0' },
  });
  const { dependencies } = description as { dependencies: Record<string, string> };
  expect(Object.keys(dependencies).sort()).toEqual([
    '@hono/node-server',
    'commander',
    'fast-xml-parser',
    'hono',
    'jsonwebtoken',
    'lossless-json',
    'sorted-btree',
    'valibot',
    'ws',
    'yaml',
  ]);
});

it('runs as a library, with its seed and its console', async () => {
  const program = `
    const { createEmulator, localCredentials } = require(${JSON.stringify(packed)});
    createEmulator({ consoleFolder: ${JSON.stringify(join(packed, 'console'))} }).then(async (emulator) => {
      const page = await fetch(emulator.origin);
      const names = emulator.control.state().workspaces.map((workspace) => workspace.friendlyName);
      console.log(JSON.stringify([page.status, names, localCredentials.accountSid]));
      await emulator.close();
    });`;
  const { stdout } = await run(process.execPath, ['-e', program], { cwd: packed });
  expect(JSON.parse(stdout)).toEqual([200, ['writers'], 'AC00000000000000000000000000000001']);
});

it('has types that a strict program compiles against', async () => {
  const program = join(packed, 'consumer.ts');
  await writeFile(
    program,
    `import { createEmulator, LocalRequestClient } from './types/emulator';
     export async function check(): Promise<string> {
       const emulator = await createEmulator({ port: 0 });
       await emulator.clock.advance(130_000);
       const client = new LocalRequestClient(emulator.origin);
       await emulator.close();
       return emulator.control.call('+15557654321', '+15550100') + String(client);
     }`,
  );
  const compiler = join(PROJECT_FOLDER, 'node_modules', '.bin', 'tsc');
  const options = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--module',
    'esnext',
    '--moduleResolution',
    'bundler',
    '--target',
    'es2023',
    '--types',
    'node',
    '--ignoreConfig',
    program,
  ];
  const { stdout } = await run(compiler, options, { cwd: packed });
  expect(stdout).toBe('');
});
