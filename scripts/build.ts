import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { buildFunctions } from './build/functions';
import { buildDeskPage } from './build/desk-page';
import { buildPage } from './build/page';
import { refuseDuplicates } from './build/routes';
import { writeVersion } from './build/version';
import { weightLine } from './build/weight';
import type { Weight } from './build/weight';
import { PROJECT_FOLDER } from './project';

/** Where the build that `npm run deploy` ships goes; `.twilioserverlessrc` names the same folders. */
export const DEPLOY_FOLDER = 'dist';

/** Where `npm start` puts its own build, so that a local page can never be deployed by mistake. */
export const LOCAL_FOLDER = 'dist/local';

/** Where the local TaskRouter's console is built, for `createEmulator({ consoleFolder })`. */
export const CONSOLE_FOLDER = 'dist/console';

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
 * @returns what the page weighs
 * @throws esbuild's `BuildFailure` for a mistake in the code, a plain error for a missing file or placeholder, or for a
 *   configuration that cannot be used.
 */
export async function buildDesk(options: BuildDeskOptions): Promise<Weight> {
  const source = resolve(PROJECT_FOLDER, options.sourceFolder ?? 'src');
  const out = resolve(PROJECT_FOLDER, options.outFolder);
  return inFreshFolder(out, ['functions', 'assets'], async (fresh) => {
    await buildFunctions({ source: join(source, 'functions'), out: join(fresh, 'functions') });
    const { connectOrigins, minify } = options;
    const weight = await buildDeskPage({
      source: join(source, 'assets'),
      out: join(fresh, 'assets'),
      connectOrigins,
      minify,
    });
    await writeVersion(fresh);
    await refuseDuplicates(fresh);
    return weight;
  });
}

/** Builds the local TaskRouter's console, the page a person places a pretend call from. Never deployed. */
export async function buildConsole(outFolder: string = CONSOLE_FOLDER): Promise<void> {
  const out = resolve(PROJECT_FOLDER, outFolder);
  await inFreshFolder(dirname(out), [basename(out)], (fresh) =>
    buildPage({
      source: join(PROJECT_FOLDER, 'emulator', 'console'),
      entries: { console: 'main.tsx' },
      out: join(fresh, basename(out)),
      minify: true,
    }),
  );
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

/** `npm run build`: the desk to deploy, the desk to run here, and the console; with `console`, that alone. */
async function main(): Promise<void> {
  if (process.argv[2] === 'console') return buildConsole();
  const weight = await buildDesk({ outFolder: DEPLOY_FOLDER, connectOrigins: [], minify: true });
  await buildDesk({ outFolder: LOCAL_FOLDER, connectOrigins: LOCAL_CONNECT_ORIGINS, minify: true });
  await buildConsole();
  console.log(`Built ${DEPLOY_FOLDER}/ to deploy, ${LOCAL_FOLDER}/ to run here, and ${CONSOLE_FOLDER}/.`);
  console.log(weightLine(weight));
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
