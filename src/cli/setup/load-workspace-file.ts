import { resolve } from 'node:path';
import { readWorkspaceFile, type ReadWorkspaceFile } from '../../lib/workspace-file/read-workspace-file';
import { WorkspaceFileError } from '../../lib/workspace-file/workspace-file-error';
import { CliError } from '../cli-error';
import { readTextIfThere } from '../files/read-text';
import type { Io } from '../io';

/** A workspace file, and the names of the variables that stand in it. */
export interface LoadedFile extends ReadWorkspaceFile {
  readonly variables: readonly string[];
}

/** @throws CliError `usage` where it cannot be read, or naming the line that is wrong */
export async function loadWorkspaceFile({ cwd }: Pick<Io, 'cwd'>, path: string): Promise<LoadedFile> {
  const text = await readTextIfThere(resolve(cwd, path), path, 'usage');
  if (text === undefined) {
    throw new CliError(
      'usage',
      `There is no file ${path} in ${cwd}. Copy workspace.example.yaml, or write one from a workspace with “desk setup export --out ${path}”.`,
    );
  }
  try {
    const names = [...text.matchAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g)].map(([, name = '']) => name);
    return { ...readWorkspaceFile(text, path), variables: [...new Set(names)] };
  } catch (error) {
    if (error instanceof WorkspaceFileError) throw new CliError('usage', error.message);
    throw error;
  }
}
