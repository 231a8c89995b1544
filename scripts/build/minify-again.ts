import { minify } from '@swc/core';
import { readFile, writeFile } from 'node:fs/promises';

/** At the end of what esbuild makes for `require`: the names that Node lets an ES module import. To a minifier it is dead. */
const NAMES = /0&&\(module\.exports=\{[^}]*\}\);\s*$/;

/**
 * esbuild looks at a script once. A minifier that goes over it until it finds no more, and names what is used most in the
 * fewest letters, leaves less of it: of a page's scripts a tenth less to load.
 *
 * @param path - Of a script that esbuild has minified, which is changed in its place.
 * @see docs/decisions/0048-minified-twice.md
 */
export async function minifyAgain(path: string, format: 'module' | 'commonjs'): Promise<void> {
  const before = await readFile(path, 'utf8');
  const { code } = await minify(before, {
    module: format === 'module',
    compress: { ecma: 2022, passes: 3, toplevel: true },
    mangle: { toplevel: true },
    format: { comments: 'some' },
  });
  const [names] = NAMES.exec(before) ?? [];
  await writeFile(path, names === undefined ? code : `${code};${names}`);
}
