import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { BuiltFile } from '../../src/cli/deploy/before-sending';

/** The files of a build: all that is in its `functions/` and `assets/`. */
export async function builtFiles(folder: string): Promise<readonly BuiltFile[]> {
  const kinds = [
    ['function', 'functions'],
    ['asset', 'assets'],
  ] as const;
  const lists = await Promise.all(
    kinds.map(async ([kind, name]) => {
      const root = join(folder, name);
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      return Promise.all(
        files.map(async (entry) => {
          const file = join(entry.parentPath, entry.name);
          const path = `/${relative(root, file).split(sep).join('/')}`;
          return { path, kind, bytes: (await stat(file)).size };
        }),
      );
    }),
  );
  return lists.flat();
}
