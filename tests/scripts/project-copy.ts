import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../../scripts/project';

/** What is needed to deploy; the local TaskRouter is not in it. */
const NEEDED_TO_DEPLOY = ['package.json', '.twilioserverlessrc', 'tsconfig.json', 'scripts', 'src'];

export interface ProjectCopy {
  folder: string;
  remove(): Promise<void>;
}

/**
 * The project in a folder of its own, so that a test may deploy and change files and leave no traces in the work tree.
 *
 * @param more files and folders besides what is needed to deploy
 */
export async function copyProject(more: readonly string[] = []): Promise<ProjectCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'taskrouter-desk-test-'));
  for (const name of [...NEEDED_TO_DEPLOY, ...more]) {
    await cp(join(PROJECT_FOLDER, name), join(folder, name), { recursive: true });
  }
  await symlink(join(PROJECT_FOLDER, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
