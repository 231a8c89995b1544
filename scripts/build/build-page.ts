import { createHash } from 'node:crypto';
import { build } from 'esbuild';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { PROJECT_FOLDER } from '../project';
import { minifyAgain } from './minify-again';
import { scriptsOf, type BuiltScript } from './module-graph';

export interface PageOptions {
  source: string;
  /** Script name → its source, relative to `source`. */
  entries: Record<string, string>;
  out: string;
  minify: boolean;
  /** Top-level style sheets, by name; all of them where they are left out. */
  styles?: readonly string[];
}

/** TaskRouter's SDK needs a GraphQL client for an option that the page leaves out. */
export const NO_GRAPHQL = join(PROJECT_FOLDER, 'src/assets/desk/taskrouter/no-graphql.ts');

const CODE = new Set(['.ts', '.tsx']);

/**
 * Builds a page: its scripts as ES modules that may split into `chunks/`, its top-level style sheets with their
 * imports inlined, and every other file copied as it is. No source maps, because every asset is public.
 *
 * @returns the scripts it made
 */
export async function buildPage(options: PageOptions): Promise<Map<string, BuiltScript>> {
  const paths = await pathsIn(options.source);
  const scripts = await bundlePage(options);
  for (const path of paths) {
    if (CODE.has(extname(path)) || extname(path) === '.css') continue;
    const target = join(options.out, path.slice(options.source.length + 1));
    await mkdir(dirname(target), { recursive: true });
    await copyFile(path, target);
  }
  return scripts;
}

/** The same without the files that are copied: for a second page in the same folder. */
export async function bundlePage(options: PageOptions): Promise<Map<string, BuiltScript>> {
  const paths = await pathsIn(options.source);
  const styles = paths.filter(
    (path) =>
      extname(path) === '.css' &&
      dirname(path) === options.source &&
      (options.styles?.includes(basename(path, '.css')) ?? true),
  );
  const { metafile } = await build({
    entryPoints: [
      ...Object.entries(options.entries).map(([name, file]) => ({ in: join(options.source, file), out: name })),
      ...styles.map((path) => ({ in: path, out: path.slice(options.source.length + 1, -'.css'.length) })),
    ],
    outdir: options.out,
    absWorkingDir: PROJECT_FOLDER,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    // Scripts of a page are read as UTF-8, and Arabic written in escapes is three times as long.
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    alias: { 'graphql-ws': NO_GRAPHQL },
    define: { 'process.env.NODE_ENV': '"production"', DESK_BUILD: JSON.stringify(await digestOf(paths)) },
    minify: options.minify,
    metafile: true,
    logLevel: 'silent',
  });
  const scripts = scriptsOf(metafile, options.out);
  if (options.minify)
    await Promise.all([...scripts.keys()].map((path) => minifyAgain(join(options.out, path), 'module')));
  return scripts;
}

async function pathsIn(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
}

/** The same for the same sources, and different for different ones. */
async function digestOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths.toSorted()) hash.update(await readFile(path));
  return hash.digest('hex').slice(0, 12);
}
