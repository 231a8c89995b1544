import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

const built = join(__dirname, '..', 'dist', 'bench');

/** A script of this folder, in a process of its own. */
export interface Child {
  readonly process: ChildProcess;
  /** What it said first. */
  readonly greeting: unknown;
  /** The next thing it says. @throws Error where it ends before */
  next(): Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Starts a script of this folder, which says something when it is ready. It is compiled first, as a published package is:
 * a loader that compiles on the way leaves its traces in every function.
 */
export async function start(script: string, env: Readonly<Record<string, string>> = {}): Promise<Child> {
  const outfile = join(built, script.replace(/\.ts$/, '.js'));
  const options = { platform: 'node', format: 'cjs', target: 'node20', packages: 'external', bundle: true } as const;
  await build({ entryPoints: [join(__dirname, script)], outfile, ...options });
  const child = fork(outfile, {
    execArgv: ['--expose-gc'],
    env: { ...process.env, ...env },
    // What a Function logs would stand between the figures.
    stdio: ['inherit', 'ignore', 'inherit', 'ipc'],
  });
  const next = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`${script} ended with ${code}`));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        resolve(message);
      });
    });
  return {
    process: child,
    greeting: await next(),
    next,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

/** What a process holds, in bytes. */
export interface Memory {
  /** On its heap, after a collection. */
  readonly heap: number;
  /** All that the system counts as its own, after a collection. */
  readonly rss: number;
}

/** A server in a process of its own, so that it does not share a core's time with the load. */
export interface Served {
  readonly origin: string;
  readonly process: ChildProcess;
  memory(): Promise<Memory>;
  /** The CPU time it has used, in microseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

const isMemory = (message: unknown): message is Memory =>
  typeof message === 'object' && message !== null && 'heap' in message && 'rss' in message;

const isCpuUsage = (message: unknown): message is NodeJS.CpuUsage =>
  typeof message === 'object' && message !== null && 'user' in message && 'system' in message;

/** Starts a script of this folder that sends its origin once it listens. */
export async function serve(script: string, env: Readonly<Record<string, string>> = {}): Promise<Served> {
  const child = await start(script, env);
  return {
    origin: typeof child.greeting === 'string' ? child.greeting : '',
    process: child.process,
    async memory() {
      const answer = child.next();
      child.process.send('memory');
      const message = await answer;
      if (!isMemory(message)) throw new Error(`${script} does not say what it holds`);
      return message;
    },
    async cpu() {
      const answer = child.next();
      child.process.send('cpu');
      const message = await answer;
      if (!isCpuUsage(message)) throw new Error(`${script} does not say how much CPU time it has used`);
      return message.user + message.system;
    },
    stop: () => child.stop(),
  };
}
