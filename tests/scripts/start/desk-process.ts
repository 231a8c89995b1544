import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { PROJECT_FOLDER } from '../../../scripts/project';

/** A running script of the project, its output collected. */
export interface DeskProcess {
  child: ChildProcessWithoutNullStreams;
  stdout(): string;
  stderr(): string;
  /**
   * Resolves with the first match in what was or will be printed, errors included; rejects when the process ends
   * before.
   */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** The exit code, when the process and all that shares its output have ended. */
  exited: Promise<number | null>;
}

const running = new Set<DeskProcess>();

/** Ends what a test that failed, or that did not care, has left running. */
export async function killAll(): Promise<void> {
  for (const { child, exited } of running) {
    child.kill('SIGKILL');
    await exited;
  }
}

/** Runs a program in the project's folder, or a copy of it, with nothing in its environment but what is given. */
export function run(program: string, args: string[], env: Record<string, string>, cwd = PROJECT_FOLDER): DeskProcess {
  const child = spawn(program, args, { cwd, env: { PATH: process.env['PATH'] ?? '', ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => (stdout += String(data)));
  child.stderr.on('data', (data) => (stderr += String(data)));
  const exited = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const desk: DeskProcess = {
    child,
    exited,
    stdout: () => stdout,
    stderr: () => stderr,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(stdout + stderr);
          if (match) resolve(match);
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        child.on('close', () => reject(new Error(`Ended without ${String(pattern)}:\n${stdout}\n${stderr}`)));
        look();
      }),
  };
  running.add(desk);
  child.on('close', () => running.delete(desk));
  return desk;
}

/** Runs a script of the project. */
export function runScript(script: string, args: string[], env: Record<string, string>, cwd?: string): DeskProcess {
  return run(process.execPath, ['--import', 'tsx', script, ...args], env, cwd);
}

/** An environment in which the system chooses both ports. */
export const FREE_PORTS = { PORT: '0', EMULATOR_PORT: '0' };

/** What `npm start` runs, on free ports unless told otherwise. */
export function start(args: string[] = [], env: Record<string, string> = {}, cwd?: string): DeskProcess {
  return run(process.execPath, ['scripts/start.mjs', ...args], { ...FREE_PORTS, ...env }, cwd);
}
