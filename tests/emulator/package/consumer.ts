import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_FOLDER } from '../../../scripts/project';
import { haveBuilt } from '../../have-built';
import { temporaryFolder } from '../../temporary-folder';

/** A project of somebody else's, somewhere else, which has installed the package. */
export interface Consumer {
  readonly folder: string;
  /** Where the package lies. */
  readonly installed: string;
  /** Runs a program in it to its end. @returns What it printed, and complained of. @throws Error with what it complained of, where it fails. */
  run(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  write(file: string, text: string): Promise<void>;
}

/** What the project has beside the package, as most have that test with it. */
const others = ['twilio', '@twilio/runtime-handler', '@types/node'];

/** Packs the package as npm publishes it, and installs that in a new project, without a network. */
export async function newConsumer(): Promise<Consumer> {
  const folder = await temporaryFolder('consumer');
  const run: Consumer['run'] = async (program, args, env = {}) => {
    const options = { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, ...env } };
    const { stdout, stderr } = await promisify(execFile)(program, args, options);
    return stdout + stderr;
  };
  const write: Consumer['write'] = async (file, text) => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  await write('package.json', '{"name":"consumer","private":true}');
  await haveBuilt('console', 'emulator');
  const pack = ['pack', '--workspace', 'local-taskrouter', '--pack-destination', folder];
  await promisify(execFile)('npm', pack, { cwd: PROJECT_FOLDER });
  const [packed = 'nothing'] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${packed}`]);
  for (const name of others) {
    const link = join(folder, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(PROJECT_FOLDER, 'node_modules', name), link);
  }
  return { folder, installed: join(folder, 'node_modules', 'local-taskrouter'), run, write };
}

/** A program that serves until it is told to stop. */
export interface Served {
  /** What it printed, up to what was waited for. */
  readonly printed: string;
  stop(): Promise<void>;
}

/**
 * Starts a program and waits until it has printed something.
 *
 * @throws Error with all that it printed, where it ends before
 */
export async function serve(
  [program = '', ...args]: readonly string[],
  until: RegExp,
  { cwd, env }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Served> {
  const child = spawn(program, args, { cwd, env: { PATH: process.env['PATH'], HOME: cwd, ...env } });
  const ended = once(child, 'close');
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (data: unknown): void => {
      printed += String(data);
      if (until.test(printed)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', () => reject(new Error(`${program} ended:\n${printed}`)));
  });
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  return { printed, stop };
}
