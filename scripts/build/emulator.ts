import { build, type BuildOptions } from 'esbuild';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../project';
import { refuseDesk } from './boundary';
import { EMULATOR_FOLDER } from './folders';
import { minifyAgain } from './minify-again';

const entryPoints = ['emulator/index.ts', 'emulator/main.ts', 'emulator/request-client.ts'];

const options = {
  absWorkingDir: PROJECT_FOLDER,
  outdir: EMULATOR_FOLDER,
  bundle: true,
  // One local TaskRouter, whether a program or the command line loads it.
  external: ['./index', 'twilio', 'twilio/*'],
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  jsx: 'automatic',
  minify: true,
  // Each package's licence stands in a file of its own.
  legalComments: 'none',
  metafile: true,
  logLevel: 'silent',
} as const satisfies BuildOptions;

/**
 * Bundles the local TaskRouter with everything it is made of, so that its package depends on none: what programs import,
 * and the command line beside it. What it offers for the `twilio` package needs one, its user's.
 */
export async function bundleEmulator(out: string): Promise<void> {
  const { metafile } = await build({ ...options, outdir: out, entryPoints });
  refuseDesk(Object.keys(metafile.inputs).filter((file) => !file.includes('node_modules/')));
  const files = Object.keys(metafile.outputs).map((file) => join(PROJECT_FOLDER, file));
  await Promise.all(files.map((file) => minifyAgain(file, 'commonjs')));
}

/** The folders, relative to the project, of the packages whose code the package contains, its console's among them. */
export async function packagesInEmulator(): Promise<readonly string[]> {
  const { metafile } = await build({
    ...options,
    entryPoints: [...entryPoints, 'emulator/console/main.tsx'],
    write: false,
  });
  const folders = Object.keys(metafile.inputs).flatMap(
    (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
  );
  return [...new Set(folders)].sort();
}
