import { readFile } from 'node:fs/promises';
import { DataFileError } from './data-file-error';
import { Decoder } from './decoder';
import type { Image } from './image';
import { readLines } from './lines';

/**
 * Reads what a data file keeps.
 *
 * @param log - Told where something was left out, in one line.
 * @returns `undefined` where there is no file, or an empty one.
 * @throws DataFileError where it cannot be read; the file is never changed
 */
export async function readImage(path: string, log: (line: string) => void): Promise<Image | undefined> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw new DataFileError(`${path} cannot be read: ${error.message}`);
  });
  if (bytes.length === 0) return undefined;
  const { values, tornBytes } = readLines(bytes, path);
  const decoder = new Decoder();
  for (const value of values) {
    try {
      decoder.add(value);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new DataFileError(`${path} does not make sense, and was left as it is: ${reason}`);
    }
  }
  if (tornBytes > 0)
    log(
      `${path}: the last ${tornBytes} bytes were being written when the process ended, and are left out; nobody had been told of what they say`,
    );
  return decoder.image;
}
