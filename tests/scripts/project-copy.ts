import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_FOLDER } from '../../scripts/project';
import { outputs, stamped, type OutputName } from '../../src/cli/build-stamp';
import { haveBuilt } from '../have-built';

/** What is needed to deploy; the local TaskRouter is not in it. */
const NEEDED_TO_DEPLOY = ['package.json', '.twilioserverlessrc', 'tsconfig.json', 'scripts', 'src'];

export interface ProjectCopy {
  folder: string;
  remove(): Promise<void>;
}

export interface CopyOptions {
  /** Files and folders besides what is needed to deploy. */
  readonly more?: readonly string[];
  /** What is built in it already, as `npm ci` leaves it. */
  readonly built?: readonly OutputName[];
}

/**
 * The project in a folder of its own, so that a test may deploy and change files and leave no traces in the work tree.
 */
export async function copyProject({ more = [], built = [] }: CopyOptions = {}): Promise<ProjectCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'taskrouter-desk-test-'));
  await copy([...NEEDED_TO_DEPLOY, ...more], folder);
  await symlink(join(PROJECT_FOLDER, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await haveBuilt(...built);
  for (const name of built) await stamped(folder, name, () => copy(outputs[name].files, folder));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Node itself takes half a second for a thousand files, the system's own program a tenth of that. */
async function copy(names: readonly string[], to: string): Promise<void> {
  for (const name of names) {
    const [from, copied] = [join(PROJECT_FOLDER, name), join(to, name)];
    await mkdir(dirname(copied), { recursive: true });
    if (process.platform === 'win32') await cp(from, copied, { recursive: true });
    else await promisify(execFile)('cp', ['-R', from, copied]);
  }
}
