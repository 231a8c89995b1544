import { build } from 'esbuild';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../project';
import { refuseEmulator } from './boundary';
import { NO_GRAPHQL, type PageOptions } from './build-page';

/** Where it is in the folder of assets. */
export const WORKER_SCRIPT = 'taskrouter-worker.js';

/**
 * Builds the script that stands in for Worker.js version 1 on other people's pages: one classic script with everything in
 * it, as that was, so that nothing but its address changes.
 */
export async function buildWorkerScript({
  source,
  out,
  minify,
}: Pick<PageOptions, 'source' | 'out' | 'minify'>): Promise<void> {
  const { metafile } = await build({
    entryPoints: [join(source, 'worker-js-v1/taskrouter-worker.ts')],
    outfile: join(out, WORKER_SCRIPT),
    absWorkingDir: PROJECT_FOLDER,
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    // It stands on pages that are not ours, in whatever encoding.
    charset: 'ascii',
    alias: { 'graphql-ws': NO_GRAPHQL },
    define: { 'process.env.NODE_ENV': '"production"' },
    minify,
    metafile: true,
    logLevel: 'silent',
  });
  refuseEmulator(Object.keys(metafile.inputs));
}
