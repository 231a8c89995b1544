import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/**
 * Runs a program of this project from the one file that `npm ci` has made of it, which takes a fifth of the time. Where
 * that file is missing, or older than its sources, it is built; where it cannot be, the sources are compiled on the way.
 *
 * @param {object} program
 * @param {string[]} program.outputs - What it is made of, as the build calls it.
 * @param {string} program.bundle - The one file, relative to the project; its `run` says whether it does.
 * @param {string} program.source - The program itself.
 */
export async function launch({ outputs, bundle, source }) {
  // Node.js 20 has none.
  module.enableCompileCache?.(join(project, 'dist', 'compile-cache'));
  if (runBundle(bundle)) return;
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build/main.ts', ...outputs], {
    cwd: project,
    stdio: 'ignore',
  });
  if (status === 0 && runBundle(bundle)) return;
  await compileOnTheWay(source);
}

function runBundle(bundle) {
  const file = join(project, bundle);
  if (!existsSync(file)) return false;
  delete require.cache[file];
  return require(file).run();
}

async function compileOnTheWay(source) {
  const compilers = await Promise.all([import('tsx/cjs/api'), import('tsx/esm/api')]).catch(() => {
    console.error('What compiles this is not installed: run npm ci.');
    process.exit(1);
  });
  for (const { register } of compilers) register();
  require(join(project, source));
}
