import { readFile } from 'node:fs/promises';
import { SeedError } from './seed-error';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
};

/** @throws SeedError where the file cannot be read */
export async function readSeedFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    throw new SeedError(`The seed ${file} cannot be read: ${reasons[code] ?? code}`);
  }
}
