import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A server in a process of its own, so that it does not share a core's time with the load. */
export interface Served {
  readonly origin: string;
  readonly process: ChildProcess;
  /** Bytes on its heap after a collection. */
  heap(): Promise<number>;
  stop(): Promise<void>;
}

const built = join(__dirname, '..', 'dist', 'bench');

/**
 * Starts a script of this folder that sends its origin once it listens. It is compiled first, as a published package
 * is: a loader that compiles on the way leaves its traces in every function.
 */
export async function serve(script: string, env: Readonly<Record<string, string>> = {}): Promise<Served> {
  const outfile = join(built, script.replace(/\.ts$/, '.js'));
  const options = { platform: 'node', format: 'cjs', target: 'node20', packages: 'external', bundle: true } as const;
  await build({ entryPoints: [join(__dirname, script)], outfile, ...options });
  const child = fork(outfile, { execArgv: ['--expose-gc'], env: { ...process.env, ...env } });
  const origin = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(typeof message === 'string' ? message : ''));
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it listened`)));
  });
  return {
    origin,
    process: child,
    heap: () =>
      new Promise((resolve) => {
        child.once('message', (bytes) => resolve(Number(bytes)));
        child.send('heap');
      }),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}
