import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEmulator } from '../emulator';
import { PROJECT_FOLDER } from '../scripts/project';
import { quantile } from './page/quantile';
import { listen } from '../scripts/start/listen';

const ROUNDS = 7;
const LOOK_EVERY_MS = 5;

/** How long something took, in milliseconds: the median of several rounds, and the longest. */
export interface Taken {
  readonly what: string;
  readonly medianMs: number;
  readonly longestMs: number;
}

/** How long one waits for the commands that are typed most, each a process of its own as at a terminal. */
export async function measureCommands(): Promise<readonly Taken[]> {
  const emulator = await createEmulator();
  const list = ['tasks', 'list', '--origin', emulator.origin];
  try {
    return [
      await taken('npx desk --help', () => ended('npx', ['desk', '--help'])),
      await taken('node dist/cli/desk.js --help', () => ended(process.execPath, ['dist/cli/desk.js', '--help'])),
      await taken('npx desk tasks list', () => ended('npx', ['desk', ...list])),
      await taken('node dist/cli/desk.js tasks list', () => ended(process.execPath, ['dist/cli/desk.js', ...list])),
      await taken('npm start, to the first page', firstPage),
    ];
  } finally {
    await emulator.close();
  }
}

/** Does it once before it counts, because the first time reads everything from the disk. */
async function taken(what: string, once: () => Promise<number>): Promise<Taken> {
  await once();
  const times: number[] = [];
  while (times.length < ROUNDS) times.push(await once());
  return { what, medianMs: quantile(times, 0.5), longestMs: quantile(times, 1) };
}

async function ended(program: string, args: readonly string[]): Promise<number> {
  const began = performance.now();
  const child = spawn(program, args, { cwd: PROJECT_FOLDER, stdio: 'ignore' });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${String(code)}.`);
  return performance.now() - began;
}

async function firstPage(): Promise<number> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), EMULATOR_PORT: '0' };
  const began = performance.now();
  const child = spawn('npm', ['start'], { cwd: PROJECT_FOLDER, env, stdio: 'ignore' });
  const exited = new Promise((resolve) => child.on('exit', resolve));
  const isThere = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/`).then(
      ({ status }) => status === 200,
      () => false,
    );
  while (!(await isThere())) await sleep(LOOK_EVERY_MS);
  const took = performance.now() - began;
  child.kill();
  await exited;
  return took;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0, 'PORT');
  await new Promise((closed) => server.close(closed));
  return port;
}
