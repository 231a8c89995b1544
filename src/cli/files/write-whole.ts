import { randomUUID } from 'node:crypto';
import files from 'node:fs/promises';
import { writeWholeFile } from '../../lib/text/write-whole-file';
import { CliError } from '../cli-error';
import { fileReason } from './file-trouble';

/**
 * Writes a file whole.
 *
 * @param options.named - How messages name it.
 * @param options.mode - What a new file may be used for, as `0o600`; one that is there keeps its own.
 * @throws CliError `file` where it cannot be written; what was there is as it was
 */
export async function writeWhole(
  path: string,
  text: string,
  { named, mode }: { readonly named: string; readonly mode?: number },
): Promise<void> {
  try {
    await writeWholeFile(files, { path, text, mode, id: randomUUID() });
  } catch (error) {
    const reason = fileReason(error);
    if (reason === undefined) throw error;
    throw new CliError('file', `${named} was not written and is unchanged: ${reason}.`);
  }
}
