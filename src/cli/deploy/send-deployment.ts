import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CliError } from '../cli-error';
import type { Io } from '../io';
import { projectFolder } from '../project-folder';
import type { Runtime } from '../serverless-platform';

/** What a deployment is told. */
export interface DeploymentOptions {
  /** The suffix of the service's domain. */
  readonly environment?: string;
  /** Deploy over a service of the same name that this clone has not deployed before. */
  readonly overrideExistingProject?: boolean;
  readonly runtime?: Runtime;
}

/**
 * Builds the desk and gives it to Twilio, as `npm run deploy` does, but with the variables of the environment and of the
 * `.env` in the working directory; the project's own `.env` may be of another account.
 *
 * @returns The domain where the desk is.
 * @throws CliError `refused` where it does not come to an end
 */
export async function send(
  { stderr, signal, env, cwd }: Pick<Io, 'stderr' | 'signal' | 'env' | 'cwd'>,
  { environment, overrideExistingProject = false, runtime }: DeploymentOptions,
): Promise<string> {
  const args = [
    ...['--import', 'tsx', join('scripts', 'deploy.ts'), '--output-format', 'json', '--env-folder', cwd],
    ...(runtime === undefined ? [] : ['--runtime', runtime]),
    ...(environment === undefined ? [] : ['--environment', environment]),
    ...(overrideExistingProject ? ['--override-existing-project'] : []),
  ];
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = (): void => void child.kill();
  signal.addEventListener('abort', stop);
  let printed = '';
  child.stdout.on('data', (text) => (printed += String(text)));
  child.stderr.on('data', (text) => stderr.write(String(text)));
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (ended) => resolve(ended ?? 1));
  }).finally(() => signal.removeEventListener('abort', stop));
  const domain = /"domain":\s*"([a-z0-9.-]+)"/.exec(printed)?.[1];
  if (code === 0 && domain !== undefined) return domain;
  throw new CliError('refused', 'The desk was not deployed; the messages above say why.');
}

/** The file that the build writes its version to, as it is served. */
export const builtVersionFile = join(projectFolder, 'dist', 'assets', 'version.json');
