import { isUpToDate } from '../../src/cli/build-stamp';
import { PROJECT_FOLDER } from '../project';

/**
 * What `npm start` runs as one file, dist/start.js, beside the local TaskRouter's. It runs nothing that is older than its sources.
 *
 * @returns whether it is running
 */
export function run(): boolean {
  if (!isUpToDate(PROJECT_FOLDER, 'start') || !isUpToDate(PROJECT_FOLDER, 'emulator')) return false;
  void import('../start');
  return true;
}
