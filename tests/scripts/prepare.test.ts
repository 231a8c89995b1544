import { readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createEmulator, type Emulator } from '../../emulator';
import { PROJECT_FOLDER } from '../../scripts/project';
import { listen } from '../../scripts/start/listen';
import { copyProject, type ProjectCopy } from './project-copy';
import { FREE_PORTS, killAll, run, type DeskProcess } from './start/desk-process';

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await copyProject({ more: ['emulator', 'package-lock.json'] });
});
afterEach(killAll);
afterAll(() => copy.remove());

const inCopy = (file: string): string => join(copy.folder, file);

/** Runs a script of the copy to its end. */
async function ended(script: string, ...args: readonly string[]): Promise<DeskProcess & { code: number | null }> {
  const child = run(process.execPath, [script, ...args], { HOME: copy.folder }, copy.folder);
  return { ...child, code: await child.exited };
}

const timesBuilt = (): Promise<number[]> =>
  Promise.all(
    [
      'dist/assets/version.json',
      'dist/local/assets/version.json',
      'emulator/dist/console/console.js',
      'emulator/dist/index.js',
      'dist/cli/desk.js',
    ].map(async (file) => (await stat(inCopy(file))).mtimeMs),
  );

// In the order of a newcomer's day: each goes on from what the one before has left.
describe('after npm ci', () => {
  it('everything is built, once', async () => {
    const first = await ended('scripts/prepare.mjs');
    expect({ code: first.code, stderr: first.stderr() }).toEqual({ code: 0, stderr: '' });
    const built = await timesBuilt();
    const second = await ended('scripts/prepare.mjs');
    expect({ code: second.code, stdout: second.stdout() }).toEqual({ code: 0, stdout: '' });
    expect(await timesBuilt()).toEqual(built);
  });

  it('twilio-run serves the desk, with the variables that docs/emulator.md has', async () => {
    const emulator = await createEmulator();
    try {
      await writeFile(inCopy('.env.local'), await variablesFor(emulator));
      const port = await freePort();
      const program = join(PROJECT_FOLDER, 'node_modules/twilio-run/bin/twilio-run.js');
      const args = [program, '--port', String(port), '--env', '.env.local'];
      const served = run(process.execPath, args, { HOME: copy.folder }, copy.folder);
      await served.printed(/\/wrap-up\b/);
      const origin = `http://127.0.0.1:${port}`;
      const page = await fetch(`${origin}/`);
      expect({ status: page.status, text: await page.text() }).toMatchObject({
        status: 200,
        text: expect.stringContaining('http://127.0.0.1:*'),
      });
      const token = await fetch(`${origin}/token`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ worker: 'charles', password: 'local-desk-password' }),
      });
      expect(token.status).toBe(200);
      expect(await token.text()).toContain(new URL(emulator.origin).host);
    } finally {
      await emulator.close();
    }
  });

  it('npm start builds what has changed, and nothing else', async () => {
    const [, localBefore, ...others] = await timesBuilt();
    await writeFile(
      inCopy('src/functions/activities.ts'),
      "export const handler = (_c: unknown, _e: unknown, done: (e: null, r: string) => void) => done(null, 'new');",
    );
    const started = run(process.execPath, ['scripts/start.mjs'], FREE_PORTS, copy.folder);
    const [, origin] = await started.printed(/Desk +(http:\S+)/);
    expect(await (await fetch(`${origin}/activities`)).text()).toBe('new');
    const [, local, ...same] = await timesBuilt();
    expect(local).not.toBe(localBefore);
    expect(same).toEqual(others);
  });

  it('the command line runs from one file, which is built anew where a source has changed', async () => {
    const built = await timesBuilt();
    const doctor = await ended('src/cli/bin.mjs', 'doctor', '--only', 'dependencies', '--json');
    expect(doctor.stdout()).toContain('@twilio/runtime-handler');
    expect(await timesBuilt()).toEqual(built);

    const source = inCopy('src/cli/program.ts');
    await writeFile(source, (await readFile(source, 'utf8')).replace("Command('desk')", "Command('bureau')"));
    const stale = await ended('dist/cli/desk.js', '--help');
    expect({ code: stale.code, stdout: stale.stdout() }).toEqual({ code: 1, stdout: '' });
    expect(stale.stderr()).toContain('npx desk');
    const help = await ended('src/cli/bin.mjs', '--help');
    expect(help.stdout()).toMatch(/^Usage: bureau /);
    expect(await readFile(inCopy('dist/cli/desk.js'), 'utf8')).toContain('bureau');
  });

  it('a command line for which there is no place to write is compiled on the way', async () => {
    await rm(inCopy('dist/cli'), { recursive: true });
    await writeFile(inCopy('dist/cli'), 'in the way');
    const done = await ended('src/cli/bin.mjs', '--help');
    expect({ code: done.code, stdout: done.stdout() }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^Usage: bureau /),
    });
    await rm(inCopy('dist/cli'));
  });

  it('a command line that cannot be compiled runs no old code', async () => {
    await writeFile(inCopy('src/cli/program.ts'), 'export const makeProgram = (');
    const done = await ended('src/cli/bin.mjs', '--help');
    expect({ code: done.code, stdout: done.stdout() }).toEqual({ code: 1, stdout: '' });
    expect(done.stderr()).toContain('program.ts');
  });

  it('without devDependencies nothing is built, and nothing fails', async () => {
    await unlink(inCopy('node_modules'));
    await rm(inCopy('dist'), { recursive: true });
    const prepare = await ended('scripts/prepare.mjs');
    expect({ code: prepare.code, said: prepare.stdout() + prepare.stderr() }).toEqual({ code: 0, said: '' });
    const desk = await ended('src/cli/bin.mjs', '--help');
    expect({ code: desk.code, stderr: desk.stderr() }).toEqual({
      code: 1,
      stderr: 'What compiles this is not installed: run npm ci.\n',
    });
  });
});

/** The file of variables in docs/emulator.md, for an emulator at another address. */
async function variablesFor(emulator: Emulator): Promise<string> {
  const guide = await readFile(join(PROJECT_FOLDER, 'docs/emulator.md'), 'utf8');
  const [, file = ''] = /cat > \.env\.local <<'END'\n([^]*?)\nEND\n/.exec(guide) ?? [];
  expect(file).toContain(`WORKFLOW_SID=${emulator.control.sidOf('workflow', 'support')}\n`);
  expect(file).toContain(`OUTBOUND_WORKFLOW_SID=${emulator.control.sidOf('workflow', 'outbound')}\n`);
  return file.replace('http://127.0.0.1:4010', emulator.origin);
}

/** twilio-run takes no 0 for any. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0, 'PORT');
  await new Promise((closed) => server.close(closed));
  return port;
}
