import { InvalidArgumentError } from 'commander';
import type { Variables as Placeholders } from '../../lib/workspace-file/placeholders';
import { CliError } from '../cli-error';
import type { Variables } from '../credentials/environment';

/** Reads `NAME=VALUE`; said several times, they add up. */
export function readSetting(text: string, before: Placeholders = {}): Placeholders {
  const [, name, value] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Expected NAME=VALUE.');
  return { ...before, [name]: value };
}

const secrets: ReadonlySet<string> = new Set(['AUTH_TOKEN', 'API_SECRET']);
const looksSecret = (name: string): boolean => secrets.has(name) || /SECRET|PASSWORD|TOKEN$/.test(name);

/** An origin is written without a slash at its end, since a path follows it in the file. */
export const withoutSlash = (value: string): string => value.replace(/^(https?:\/\/[^/]+)\/$/, '$1');

/**
 * What the placeholders of a file stand for: what was said on the command line, else the environment, else `.env`. An
 * address is shown and sent about, so that a secret has no place in one.
 *
 * @throws CliError `usage` for the name of a secret
 */
export function placeholdersOf(names: readonly string[], given: Placeholders, surroundings: Variables): Placeholders {
  const secret = names.find((name) => looksSecret(name) && !(name in given));
  if (secret !== undefined)
    throw new CliError('usage', `The file has \${${secret}} in an address, which is no place for a secret.`);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = given[name] ?? surroundings[name];
      return value === undefined ? [] : [[name, withoutSlash(value)]];
    }),
  );
}
