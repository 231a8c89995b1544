import { resolve } from 'node:path';
import { readTextIfThere } from './read-text';
import { writeWhole } from './write-whole';
import type { Io } from '../io';

/** Only its owner may read a file that will hold secrets. */
const ownerOnly = 0o600;

/** Sets variables in the text of a `.env`; every other line stays as it is, to the letter. */
export function withVariablesSet(text: string, variables: Readonly<Record<string, string>>): string {
  const left = new Map(Object.entries(variables));
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/).map((line) => {
    const name = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=/.exec(line)?.[1];
    const value = name === undefined ? undefined : variables[name];
    if (name === undefined || value === undefined) return line;
    left.delete(name);
    return `${name}=${value}`;
  });
  const added = [...left].map(([name, value]) => `${name}=${value}`);
  if (added.length === 0) return lines.join(end);
  if (lines.at(-1) === '') lines.pop();
  return [...lines, ...added, ''].join(end);
}

/**
 * Sets variables in a `.env`, which is made where there is none. At every moment there is the old one or the new one, whole.
 *
 * @throws CliError `file` where it cannot be read or written; it is then as it was
 */
export async function writeEnvFile(
  { cwd }: Pick<Io, 'cwd'>,
  file: string,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const before = await readEnvFile({ cwd }, file);
  await writeWhole(resolve(cwd, file), withVariablesSet(before, variables), { named: file, mode: ownerOnly });
}

/**
 * Reads a `.env` that is to be written to; empty where there is none.
 *
 * @throws CliError `file` where it cannot be read
 */
export async function readEnvFile({ cwd }: Pick<Io, 'cwd'>, file: string): Promise<string> {
  return (await readTextIfThere(resolve(cwd, file), file, 'file')) ?? '';
}
