import { build, type BuildOptions, type Plugin } from 'esbuild';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { outputs, type OutputName } from '../../src/cli/build-stamp';
import { PROJECT_FOLDER } from '../project';
import { EMULATOR_FOLDER } from './folders';

/** Compiled code that Node.js keeps of a bundle is of no use to the next one. */
const COMPILE_CACHE = join(PROJECT_FOLDER, 'dist', 'compile-cache');

/** The operators' command line with all that it needs but the twilio package, which is loaded by the verbs that ask Twilio. */
export function bundleCli(outFile: string): Promise<void> {
  return bundle('cli', 'src/cli/bundle.ts', { outfile: outFile, external: ['twilio', 'twilio/*'] });
}

/**
 * What `npm start` runs, without packages, some of which have files beside their code, and with the local TaskRouter as its
 * package has it.
 */
export function bundleStart(outFile: string): Promise<void> {
  const plugins = [localTaskRouterAsPackaged];
  return bundle('start', 'scripts/start/start-bundle.ts', { outfile: outFile, packages: 'external', plugins });
}

const localTaskRouterAsPackaged: Plugin = {
  name: 'local-taskrouter-as-packaged',
  setup(build) {
    // As seen from dist/start.js.
    build.onResolve({ filter: /^\.\.\/emulator$/ }, () => ({ path: `../${EMULATOR_FOLDER}/index.js`, external: true }));
  },
};

async function bundle(
  name: OutputName,
  entry: string,
  options: Pick<BuildOptions, 'outfile' | 'external' | 'packages' | 'plugins'>,
): Promise<void> {
  const { metafile } = await build({
    ...options,
    entryPoints: [entry],
    absWorkingDir: PROJECT_FOLDER,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // As `require`: an import that is left as it is wants whole file names, and takes longer.
    supported: { 'dynamic-import': false },
    metafile: true,
    logLevel: 'silent',
  });
  refuseUnwatched(name, Object.keys(metafile.inputs));
  await rm(COMPILE_CACHE, { recursive: true, force: true });
}

/** A bundle with a file that is not among its sources would be taken for new after a change to that file. */
function refuseUnwatched(name: OutputName, inputs: readonly string[]): void {
  const { sources } = outputs[name];
  const isWatched = (file: string): boolean =>
    file.includes('node_modules/') || sources.some((source) => file === source || file.startsWith(`${source}/`));
  const unwatched = inputs.filter((file) => !isWatched(file));
  if (unwatched.length === 0) return;
  throw new Error(`Add ${unwatched.join(', ')} to the sources of ${name} in src/cli/build-stamp.ts.`);
}
