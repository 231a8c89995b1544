import { isUpToDate } from './build-stamp';
import { projectFolder } from './project-folder';

/**
 * The command line as one file, dist/cli/desk.js. It runs nothing that is older than its sources.
 *
 * @returns whether it is running
 */
export function run(): boolean {
  if (!isUpToDate(projectFolder, 'cli')) return false;
  void import('./main');
  return true;
}

if (require.main === module && !run()) {
  console.error('The sources of this file have changed since it was built: run “npx desk”, which builds it anew.');
  process.exitCode = 1;
}
