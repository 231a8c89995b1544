import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readTextFile, UnreadableTextError } from '../../src/lib/text/read-text-file';
import { readWorkspaceFile } from '../../src/lib/workspace-file/read-workspace-file';
import { completed, type WholeWorkspace } from '../../src/lib/workspace-file/whole';
import { WorkspaceFileError } from '../../src/lib/workspace-file/workspace-file-error';

/** The seed where none is named; the same file from here and from the package's one file, in its dist. */
export const defaultSeed = join(__dirname, '..', 'seed', 'writers.yaml');

async function readText(file: string): Promise<string> {
  try {
    return await readTextFile({ readFile, stat }, file);
  } catch (error) {
    if (error instanceof UnreadableTextError) throw new WorkspaceFileError(`The seed ${file} ${error.message}`);
    throw error;
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
