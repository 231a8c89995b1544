import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { buildFunctions } from './build/functions';
import { buildDeskPage } from './build/desk-page';
import { buildPage } from './build/build-page';
import { refuseDuplicates } from './build/built-routes';
import { writeVersion } from './build/version';
import { bundleEmulator } from './build/emulator';
import { DEPLOY_FOLDER, EMULATOR_FOLDER, LOCAL_FOLDER } from './build/folders';
import type { BuiltPage } from './build/page-weight';
import { bundleCli, bundleStart } from './build/programs';
import { outputs, stamped, type OutputName } from '../src/cli/build-stamp';
import { PROJECT_FOLDER } from './project';

export { DEPLOY_FOLDER } from './build/folders';

/**
 * What a local page may connect to besides its own origin: any port on loopback, because the local TaskRouter's
 * port is often chosen after the build. A deployed page gets none of it.
 */
export const LOCAL_CONNECT_ORIGINS = ['http://127.0.0.1:*', 'ws://127.0.0.1:*'];

const MOST_ATTEMPTS = 5;

export interface BuildDeskOptions {
  /** Folder that receives `functions/` and `assets/`, relative to the project; both are replaced whole. */
  outFolder: string;
  /** Origins added to `connect-src` of the page's content security policy; empty for a deployed page. */
  connectOrigins: readonly string[];
  minify: boolean;
  /** Folder with `functions/` and `assets/`; default `src`. */
  sourceFolder?: string;
}

/**
 * Builds the Functions and the worker page.
 *
 * Nothing in `outFolder` changes until everything is built, so a failed rebuild leaves the last good desk in place.
 *
 * @returns what the worker page is made of, in `assets/`
 * @throws esbuild's `BuildFailure` for a mistake in the code, a plain error for a missing file or placeholder, or for a
 *   configuration that cannot be used.
 */
export function buildDesk(options: BuildDeskOptions): Promise<BuiltPage> {
  const output = options.sourceFolder === undefined ? OUTPUT_IN[options.outFolder] : undefined;
  const build = (): Promise<BuiltPage> => buildUnstamped(options);
  return output === undefined ? build() : stamped(PROJECT_FOLDER, output, build);
}

/** Whoever builds into one of these builds what is stamped there. */
const OUTPUT_IN: Readonly<Record<string, OutputName>> = { [DEPLOY_FOLDER]: 'deploy', [LOCAL_FOLDER]: 'local' };

async function buildUnstamped(options: BuildDeskOptions): Promise<BuiltPage> {
  const source = resolve(PROJECT_FOLDER, options.sourceFolder ?? 'src');
  const out = resolve(PROJECT_FOLDER, options.outFolder);
  return inFreshFolder(out, ['functions', 'assets'], async (fresh) => {
    await buildFunctions({ source: join(source, 'functions'), out: join(fresh, 'functions') });
    const { connectOrigins, minify } = options;
    const page = await buildDeskPage({
      source: join(source, 'assets'),
      out: join(fresh, 'assets'),
      connectOrigins,
      minify,
    });
    await writeVersion(fresh);
    await refuseDuplicates(fresh);
    return page;
  });
}

/** Builds the local TaskRouter's console, the page a person places a pretend call from. Never deployed. */
async function buildConsole(): Promise<void> {
  await inFreshFolder(resolve(PROJECT_FOLDER, EMULATOR_FOLDER), ['console'], (fresh) =>
    buildPage({
      source: join(PROJECT_FOLDER, 'emulator', 'console'),
      entries: { console: 'main.tsx' },
      out: join(fresh, 'console'),
      minify: true,
    }),
  );
}

/** Builds the local TaskRouter as programs and tests outside load it. */
async function buildEmulator(): Promise<void> {
  const names = outputs.emulator.files.map((file) => basename(file));
  await inFreshFolder(resolve(PROJECT_FOLDER, EMULATOR_FOLDER), names, bundleEmulator);
}

const MAKERS: Readonly<Record<OutputName, () => Promise<BuiltPage | void>>> = {
  deploy: () => buildDesk({ outFolder: DEPLOY_FOLDER, connectOrigins: [], minify: true }),
  local: () => buildDesk({ outFolder: LOCAL_FOLDER, connectOrigins: LOCAL_CONNECT_ORIGINS, minify: true }),
  console: () => stamped(PROJECT_FOLDER, 'console', buildConsole),
  emulator: () => stamped(PROJECT_FOLDER, 'emulator', buildEmulator),
  cli: () => buildProgram('cli', bundleCli),
  start: () => buildProgram('start', bundleStart),
};

/**
 * Builds some of what there is to build, each of its sources as they are now.
 *
 * @returns what the worker page to deploy is made of, where it was built
 */
export async function make(names: readonly OutputName[]): Promise<BuiltPage | undefined> {
  let page: BuiltPage | undefined;
  for (const name of names) {
    const built = await MAKERS[name]();
    if (name === 'deploy' && built) page = built;
  }
  return page;
}

function buildProgram(name: 'cli' | 'start', bundle: (outFile: string) => Promise<void>): Promise<void> {
  const out = join(PROJECT_FOLDER, outputs[name].files[0]);
  const build = (): Promise<void> =>
    inFreshFolder(dirname(out), [basename(out)], (fresh) => bundle(join(fresh, basename(out))));
  return stamped(PROJECT_FOLDER, name, build);
}

/** Runs `build` in an empty folder beside `out`, then puts the named sub-folders in the place of the old ones. */
async function inFreshFolder<T>(out: string, names: string[], build: (fresh: string) => Promise<T>): Promise<T> {
  await mkdir(out, { recursive: true });
  const fresh = await mkdtemp(join(out, '.building-'));
  try {
    const built = await build(fresh);
    for (const name of names) await replace(join(out, name), join(fresh, name));
    return built;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Tries a few times, because another `npm start` may be putting its own build in the same place. */
async function replace(folder: string, fresh: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await rename(folder, `${fresh}.old${attempt}`).catch(ignore('ENOENT'));
    try {
      return await rename(fresh, folder);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

function ignore(code: string): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (error.code !== code) throw error;
  };
}
