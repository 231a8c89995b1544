import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const copy = (name: string): Promise<void> => cp(join(PROJECT_FOLDER, name), join(folder, name), { recursive: true });
  for (const name of [...NEEDED_TO_DEPLOY, ...more]) await copy(name);
  await symlink(join(PROJECT_FOLDER, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await haveBuilt(...built);
  for (const name of built) await stamped(folder, name, () => Promise.all(outputs[name].files.map(copy)));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
