import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { changesTo } from './journal-changes';
import { Encoder } from './encoder';
import type { Image } from './image';
import { LineWriter } from './lines';

/** A data file that was written whole, and can be written on. */
export interface WrittenFile {
  readonly handle: FileHandle;
  readonly encoder: Encoder;
  readonly lines: LineWriter;
  readonly size: number;
}

/**
 * Writes a whole data file beside the old one and then puts it in its place, so that at every moment there is one that can
 * be read.
 *
 * @param beforeReplacing - Called when the new one is safe on the disk.
 */
export async function writeImage(
  path: string,
  image: Image,
  beforeReplacing: () => Promise<void> = () => Promise.resolve(),
): Promise<WrittenFile> {
  const beside = `${path}.new`;
  const handle = await open(beside, 'w');
  try {
    const encoder = new Encoder();
    const lines = new LineWriter();
    let size = 0;
    const write = async (line: Buffer): Promise<void> => {
      await handle.writeFile(line);
      size += line.length;
    };
    await write(lines.header());
    for (const changes of changesTo(image)) await write(lines.line(encoder.encode(changes)));
    await handle.sync();
    await beforeReplacing();
    await rename(beside, path);
    await syncFolder(dirname(path));
    return { handle, encoder, lines, size };
  } catch (error) {
    await handle.close();
    // On a full disk it would stand in the way of what comes next.
    await rm(beside, { force: true });
    throw error;
  }
}

/** A new name lasts only once its folder is on the disk; Windows neither needs that nor lets a folder be opened. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
