import { join } from 'node:path';
import { build } from 'esbuild';
import { run } from '../../scripts/start/desk-process';

/** Bundles the emulator's program, so that starting it many times takes little time. @returns The bundle's path. */
export async function bundleEmulator(folder: string): Promise<string> {
  const outfile = join(folder, 'emulator.cjs');
  await build({
    entryPoints: [join(__dirname, '../../../emulator/main.ts')],
    bundle: true,
    platform: 'node',
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

/** The emulator in a process of its own, which can be killed. */
export interface EmulatorProcess {
  readonly origin: string;
  /** Ends it as a power cut would. */
  kill(): void;
  readonly exited: Promise<unknown>;
}

export async function startEmulator(
  bundle: string,
  options: readonly string[],
  env: Record<string, string> = {},
): Promise<EmulatorProcess> {
  const started = run(process.execPath, [bundle, '--port', '0', ...options], env);
  const [, origin = ''] = await started.printed(/^Local TaskRouter: (\S+)\s/m);
  return { origin, exited: started.exited, kill: () => void started.child.kill('SIGKILL') };
}
