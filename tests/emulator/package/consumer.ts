import { execFile } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_FOLDER } from '../../../scripts/project';
import { temporaryFolder } from '../../temporary-folder';

/** A project of somebody else's, somewhere else, which has installed the package. */
export interface Consumer {
  readonly folder: string;
  /** Where the package lies. */
  readonly installed: string;
  /** Runs a program in it, and resolves with what it printed once it has ended well. */
  run(program: string, ...args: readonly string[]): Promise<string>;
  write(file: string, text: string): Promise<void>;
}

/** Packs the package as npm publishes it, and installs that, without a network, in a project that has `twilio` and types. */
export async function newConsumer(): Promise<Consumer> {
  const folder = await temporaryFolder('consumer');
  const run = async (program: string, ...args: readonly string[]): Promise<string> => {
    const options = { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder } };
    return (await promisify(execFile)(program, args, options)).stdout;
  };
  const write = (file: string, text: string): Promise<void> => writeFile(join(folder, file), text);
  await write('package.json', '{"name":"consumer","private":true}');
  await promisify(execFile)('npm', ['pack', '--workspace', 'local-taskrouter', '--pack-destination', folder], {
    cwd: PROJECT_FOLDER,
  });
  const [packed = 'nothing'] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
  await run('npm', 'install', '--offline', '--no-audit', '--no-fund', `./${packed}`);
  await mkdir(join(folder, 'node_modules', '@types'), { recursive: true });
  for (const name of ['twilio', '@types/node'])
    await symlink(join(PROJECT_FOLDER, 'node_modules', name), join(folder, 'node_modules', name));
  return { folder, installed: join(folder, 'node_modules', 'local-taskrouter'), run, write };
}
