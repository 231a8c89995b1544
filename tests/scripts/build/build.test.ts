import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { buildDesk } from '../../../scripts/build';
import type { BuiltPage } from '../../../scripts/build/page-weight';
import { builtFiles, routesOf } from '../../../scripts/build/built-routes';
import { PROJECT_FOLDER } from '../../../scripts/project';

const HANDLER =
  "export const handler = (_c: unknown, _e: unknown, done: (e: null, r: string) => void) => done(null, 'ok');";

const DESK: Record<string, string> = {
  'functions/token.ts': `import twilio from 'twilio'; import { join } from 'node:path'; import { lib } from '../lib/lib';
    export const handler = () => [twilio, join, lib];`,
  'functions/assignment.protected.ts': HANDLER,
  'lib/lib.ts': "export const lib = 'from src/lib';",
  'assets/index.html':
    '<meta content="script-src %START_AGAIN_HASH%; connect-src %CONNECT_ORIGINS%"><!-- START_AGAIN --><script type="module" src="/desk.js"></script>',
  'assets/desk.css': "@import './desk/tokens.css'; body { color: var(--ink) }",
  'assets/icons/bell.svg': '<svg/>',
  'assets/desk/main.tsx': `import { render } from 'preact'; render(<p>hello</p>, document.body);
    void import('./later').then(({ later }) => later());`,
  'assets/desk/later.ts': "export const later = () => console.log('much later');",
  'assets/desk/tokens.css': ':root { --ink: teal }',
};

let folder: string;
beforeEach(async () => {
  await mkdir(join(PROJECT_FOLDER, 'dist'), { recursive: true });
  folder = await mkdtemp(join(PROJECT_FOLDER, 'dist', 'test-'));
  await write(DESK);
});
afterEach(() => rm(folder, { recursive: true }));

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, 'src', name)), { recursive: true });
    await writeFile(join(folder, 'src', name), content);
  }
}

function build(connectOrigins: string[] = []): Promise<BuiltPage> {
  return buildDesk({
    sourceFolder: join(folder, 'src'),
    outFolder: join(folder, 'out'),
    connectOrigins,
    minify: true,
  });
}

async function built(): Promise<string[]> {
  const entries = await readdir(join(folder, 'out'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => relative(join(folder, 'out'), file).replace(/-[A-Z0-9]{8}\./, '-HASH.')).sort();
}

const read = (file: string): Promise<string> => readFile(join(folder, 'out', file), 'utf8');

describe('buildDesk', () => {
  it('makes one script of each Function, one of the page with its lazy chunks, and nothing else', async () => {
    await build();
    expect(await built()).toEqual([
      'assets/assets/index.html',
      'assets/chunks/later-HASH.js',
      'assets/desk-config.json',
      'assets/desk.css',
      'assets/desk.js',
      'assets/desk.private.html',
      'assets/icons/bell.svg',
      'assets/index.html',
      ...Array.from({ length: 9 }, (_, place) => `assets/numbers/${String(place + 1)}.json`),
      'assets/version.json',
      'functions/assignment.protected.js',
      'functions/token.js',
    ]);
    const routes = routesOf(await builtFiles(join(folder, 'out')));
    expect(routes).toContainEqual({ path: '/token', access: 'public' });
    expect(routes).toContainEqual({ path: '/assignment', access: 'protected' });
  });

  it('tells its version, which is the same for the same sources and another for others', async () => {
    await build();
    const first = await read('assets/version.json');
    expect(JSON.parse(first)).toEqual({ version: expect.any(String), build: expect.stringMatching(/^[0-9a-f]{16}$/) });
    await build();
    expect(await read('assets/version.json')).toBe(first);
    await write({ 'lib/lib.ts': "export const lib = 'changed';" });
    await build();
    expect(await read('assets/version.json')).not.toBe(first);
  });

  it('bundles our own code into a Function and leaves twilio to the runtime', async () => {
    await build();
    const token = await read('functions/token.js');
    expect(token).toContain('from src/lib');
    expect(token).toContain('require("twilio")');
    expect(token.length).toBeLessThan(10_000);
  });

  it('inlines imported styles', async () => {
    await build();
    expect(await read('assets/desk.css')).toContain('--ink: teal');
  });

  it('lets the page connect to the given origins', async () => {
    await build(['http://127.0.0.1:*']);
    expect(await read('assets/index.html')).toContain('connect-src http://127.0.0.1:*"');
    expect(await read('assets/assets/index.html')).toBe(await read('assets/index.html'));
  });

  it('puts the script that loads a page again into it, which the policy allows by its hash', async () => {
    await build();
    const html = await read('assets/index.html');
    const [, script = ''] = /<script>(.+?)<\/script>/s.exec(html) ?? [];
    expect(script).toContain('Part of this page did not load');
    expect(html).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}';`);
  });

  it('drops what was built before and is not there any more', async () => {
    await write({ 'functions/old.ts': HANDLER });
    await build();
    await rm(join(folder, 'src/functions/old.ts'));
    await build();
    expect(await built()).not.toContain('functions/old.js');
  });

  it('leaves the last good desk in place when a rebuild fails, and no rubbish', async () => {
    await build();
    const before = await built();
    const token = await read('functions/token.js');
    await write({ 'functions/token.ts': 'export const handler = (' });
    await expect(build()).rejects.toThrow(/token\.ts:1:\d+: ERROR/);
    expect(await built()).toEqual(before);
    expect(await read('functions/token.js')).toBe(token);
    expect(await readdir(join(folder, 'out'))).toEqual(['assets', 'functions']);
  });

  it('refuses two files that make one path', async () => {
    await write({ 'functions/token.protected.ts': HANDLER });
    await expect(build()).rejects.toThrow('Two files make the same path: /token');
  });

  it.each(['functions/token.ts', 'assets/desk/later.ts'])('refuses the local TaskRouter in %s', async (file) => {
    const emulator = join(PROJECT_FOLDER, 'emulator', 'credentials');
    await write({ [file]: `export { localCredentials as later } from '${emulator}';` });
    await expect(build()).rejects.toThrow(/must not know the local TaskRouter.*emulator\/credentials\.ts/);
  });

  it('refuses a folder without a Function', async () => {
    await rm(join(folder, 'src/functions'), { recursive: true });
    await mkdir(join(folder, 'src/functions'));
    await expect(build()).rejects.toThrow('There is no Function to build');
  });
});
