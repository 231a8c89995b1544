import * as v from 'valibot';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CliError } from '../cli-error';
import type { Io } from '../io';
import type { Check } from './check';
import { unknownCheck } from './unknown-check';
import type { Waivers } from '../waive-option';

/** In the working directory, beside `.env`; to be committed, as it is a decision of more than one person. */
export const waiversFile = 'doctor-waivers.yaml';

/**
 * What is waived: by `doctor-waivers.yaml` where there is one, and by `--waive`, which wins.
 *
 * @throws CliError `usage` for a check that there is not or that cannot be waived, and for a file that is none of waivers
 */
export async function readWaivers(
  { cwd }: Pick<Io, 'cwd'>,
  said: Waivers | undefined,
  checks: readonly Check[],
): Promise<Waivers> {
  const waivers = { ...(await readWaiversFile(join(cwd, waiversFile))), ...said };
  for (const id of Object.keys(waivers)) {
    const check = checks.find((candidate) => candidate.id === id);
    if (!check) throw unknownCheck(id, checks);
    if (check.waivable === false)
      throw new CliError('usage', `${id} cannot be waived: nothing can be checked or deployed without it.`);
  }
  return waivers;
}

const fileSchema = v.nullish(v.record(v.string(), v.pipe(v.string(), v.trim(), v.nonEmpty())), {});

async function readWaiversFile(file: string): Promise<Waivers> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'no code';
    if (code === 'ENOENT') return {};
    throw unreadable(`it cannot be read (${code})`);
  }
  let content: unknown;
  try {
    content = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    throw unreadable(error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : 'it is no YAML');
  }
  const read = v.safeParse(fileSchema, content);
  // To the schema's library, a list is a record, too.
  if (!read.success || Array.isArray(content)) throw unreadable('expected check ids, each with a reason');
  return read.output ?? {};
}

const unreadable = (problem: string): CliError =>
  new CliError('usage', `${waiversFile}: ${problem}. A line of it waives a check: contact-uri: the reason.`);
