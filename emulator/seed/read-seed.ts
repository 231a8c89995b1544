import { readFile } from 'node:fs/promises';
import { readWorkspaceFile } from '../../src/lib/workspace-file/read';
import { completed } from '../../src/lib/workspace-file/whole';
import type { WholeWorkspace } from '../../src/lib/workspace-file/whole';
import { WorkspaceFileError } from '../../src/lib/workspace-file/workspace-file-error';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
};

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    throw new WorkspaceFileError(`The seed ${file} cannot be read: ${reasons[code] ?? code}`);
  }
}

/**
 * Reads the workspace file that an emulator starts with.
 *
 * @throws WorkspaceFileError where it cannot be read, or naming the line that is wrong
 */
export async function readSeed(file: string): Promise<WholeWorkspace> {
  return completed(readWorkspaceFile(await readText(file), file).content);
}
