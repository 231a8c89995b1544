import type * as FileSystem from 'node:fs/promises';

/** What writes files, as `node:fs/promises` does. */
export type FileWriter = Pick<typeof FileSystem, 'open' | 'realpath' | 'rename' | 'rm' | 'stat' | 'writeFile'>;

export interface WholeFile {
  readonly path: string;
  readonly text: string;
  /** What a new file may be used for, as `0o600`; one that is there keeps its own. */
  readonly mode?: number | undefined;
  /** A name that no other file has, for the while that it is written. */
  readonly id: string;
}

/**
 * Writes a file so that at every moment there is the old one or the new one, whole: beside it, to the disk, and then in its
 * place. A link stays one; a device or a pipe is written to directly.
 *
 * @throws what Node says; what was there is then as it was, and nothing is left beside it
 */
export async function writeWholeFile(files: FileWriter, { path, text, mode = 0o666, id }: WholeFile): Promise<void> {
  const before = await files.stat(path).catch(unlessThere);
  if (before && !before.isFile() && !before.isDirectory()) return files.writeFile(path, text);
  const target = before ? await files.realpath(path) : path;
  const beside = `${target}.${id}.new`;
  try {
    const handle = await files.open(beside, 'wx', before ? 0o600 : mode);
    try {
      await handle.writeFile(text);
      if (before) await handle.chmod(before.mode & 0o777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await files.rename(beside, target);
  } catch (error) {
    await files.rm(beside, { force: true });
    throw error;
  }
}

function unlessThere(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
