import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import * as v from 'valibot';
import { PROJECT_FOLDER } from '../project';

/** Tells which desk was built: an asset of it that anybody may read, so that a deployed one can be asked. */
export const VERSION_FILE = 'assets/version.json';

const digits = 16;
const manifest = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));

/** The content of `version.json`. */
export interface BuiltVersion {
  /** Of package.json. */
  readonly version: string;
  /** A digest of everything that was built: the same sources make the same one. */
  readonly build: string;
}

/** Writes the version of a built desk beside its page. */
export async function writeVersion(folder: string): Promise<BuiltVersion> {
  const digest = createHash('sha256');
  for (const file of await filesIn(folder)) {
    digest.update(`${relative(folder, file).replaceAll(sep, '/')}\0`);
    digest.update(await readFile(file));
  }
  const { version } = v.parse(manifest, await readFile(join(PROJECT_FOLDER, 'package.json'), 'utf8'));
  const built = { version, build: digest.digest('hex').slice(0, digits) };
  await writeFile(join(folder, VERSION_FILE), `${JSON.stringify(built)}\n`);
  return built;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
