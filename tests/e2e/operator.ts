import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_FOLDER } from '../../scripts/project';

/**
 * Does what an operator types, beside a desk of a browser test: by the command line as it was built.
 *
 * @param origin - Of the local TaskRouter.
 * @returns What it printed.
 * @throws where it ended with anything but 0
 */
export async function operate(origin: string, argv: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(PROJECT_FOLDER, 'dist', 'cli', 'desk.js'), ...argv],
    // In a folder without settings of anybody's.
    { cwd: tmpdir(), env: { TASKROUTER_ORIGIN: origin } },
  );
  return stdout.trim();
}
