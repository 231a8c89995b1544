import { build } from 'esbuild';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../project';
import { refuseEmulator } from './boundary';

/** What Twilio's runtime installs from package.json's `dependencies`; everything else is bundled in. */
const INSTALLED_IN_THE_CLOUD = ['twilio', 'twilio/*', '@twilio/runtime-handler'];

/**
 * Bundles each `*.ts` of a folder into one `*.js` with the same name, `.protected` and sub-folders included.
 *
 * No source maps, because every file under the functions folder is looked at as a route.
 */
export async function buildFunctions(folders: { source: string; out: string }): Promise<void> {
  const files = await readdir(folders.source, { recursive: true });
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  if (sources.length === 0) throw new Error(`There is no Function to build in ${folders.source}: expected *.ts files.`);
  const { metafile } = await build({
    entryPoints: sources.map((file) => ({ in: join(folders.source, file), out: file.slice(0, -'.ts'.length) })),
    outdir: folders.out,
    absWorkingDir: PROJECT_FOLDER,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: INSTALLED_IN_THE_CLOUD,
    // As `require`, which takes less time than an import that is left as it is.
    supported: { 'dynamic-import': false },
    metafile: true,
    logLevel: 'silent',
  });
  refuseEmulator(Object.keys(metafile.inputs));
}
