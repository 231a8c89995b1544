import { chmod, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
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

/** Sets variables in a `.env`, which is made where there is none. It is written beside and put in place whole. */
export async function writeEnvFile(
  { cwd }: Pick<Io, 'cwd'>,
  file: string,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const path = resolve(cwd, file);
  const [text, mode] = await Promise.all([
    readFile(path, 'utf8').catch(unlessThere('')),
    stat(path).then((found) => found.mode & 0o777, unlessThere(ownerOnly)),
  ]);
  const beside = `${path}.new`;
  await writeFile(beside, withVariablesSet(text, variables), { mode: ownerOnly });
  await chmod(beside, mode);
  await rename(beside, path);
}

const unlessThere =
  <Value>(value: Value) =>
  (error: NodeJS.ErrnoException): Value => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
