import { readFile, stat } from 'node:fs/promises';
import { readTextFile, UnreadableTextError } from '../../lib/text/read-text-file';
import { CliError, type CliErrorCode } from '../cli-error';

/**
 * Reads a file in UTF-8.
 *
 * @param path - Where it is.
 * @param named - How messages name it.
 * @returns undefined where there is none
 * @throws CliError saying what it is instead, with the code given
 */
export async function readTextIfThere(path: string, named: string, code: CliErrorCode): Promise<string | undefined> {
  try {
    return await readTextFile({ readFile, stat }, path);
  } catch (error) {
    if (!(error instanceof UnreadableTextError)) throw error;
    if (error.code === 'ENOENT') return undefined;
    throw new CliError(code, `${named} ${error.message}.`);
  }
}
