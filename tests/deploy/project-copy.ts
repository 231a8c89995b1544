import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../../scripts/project';

/** What is needed to deploy; the local TaskRouter is not in it. */
const NEEDED = ['package.json', '.twilioserverlessrc', 'tsconfig.json', 'scripts', 'src'];

export interface ProjectCopy {
  folder: string;
  remove(): Promise<void>;
}

/** The project in a folder of its own, so that a deployment leaves no traces in the work tree. */
export async function copyProject(): Promise<ProjectCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'taskrouter-desk-test-'));
  for (const name of NEEDED) await cp(join(PROJECT_FOLDER, name), join(folder, name), { recursive: true });
  await symlink(join(PROJECT_FOLDER, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
