// npm runs this at the end of `npm ci`, `npm install` and `npm pack`.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Where devDependencies are left out, there is nothing to build with, and whoever left them out wants no build. */
function canBuild() {
  try {
    return ['tsx', 'esbuild'].every((name) => require.resolve(name) !== '');
  } catch {
    return false;
  }
}

if (canBuild()) {
  const args = ['--import', 'tsx', 'scripts/build/main.ts', '--if-changed'];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
}
