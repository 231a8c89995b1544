import { join } from 'node:path';
import { parse } from 'dotenv';
import { readTextIfThere } from '../files/read-text';
import type { Io } from '../io';

export type Variables = Readonly<Record<string, string | undefined>>;

/** The variables of the environment, and of `.env` in the working directory. */
export interface Surroundings {
  /** The environment alone. */
  readonly environment: Variables;
  /** `.env` alone. */
  readonly dotEnv: Variables;
  /** Both, where the environment wins; what is empty counts as not set. */
  readonly all: Variables;
  /** Whether there is a `.env`. */
  readonly hasDotEnv: boolean;
}

const set = (variables: Variables): Variables =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));

/**
 * Reads the environment, and `.env` where there is one.
 *
 * @throws CliError `not_configured` where there is one that cannot be read
 */
export async function readSurroundings({ env, cwd }: Pick<Io, 'env' | 'cwd'>): Promise<Surroundings> {
  const text = await readTextIfThere(join(cwd, '.env'), '.env', 'not_configured');
  const environment = set(env);
  const dotEnv = text === undefined ? {} : set(parse(text));
  return {
    environment,
    dotEnv,
    all: { ...dotEnv, ...environment },
    hasDotEnv: text !== undefined,
  };
}
