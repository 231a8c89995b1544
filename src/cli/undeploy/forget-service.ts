import { readFile, writeFile } from 'node:fs/promises';
import * as v from 'valibot';

const deployInfo = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.looseObject({ serviceSid: v.string() })));

/**
 * Takes a service out of `.twiliodeployinfo`: the next deployment from this clone would look for it otherwise, and fail.
 * Where the file is not there, or not twilio-run's, there is nothing to forget.
 */
export async function forgetService(file: string, serviceSid: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const known = v.safeParse(deployInfo, text);
  if (!known.success) return;
  const left = Object.entries(known.output).filter(([, entry]) => entry.serviceSid !== serviceSid);
  if (left.length === Object.keys(known.output).length) return;
  await writeFile(file, JSON.stringify(Object.fromEntries(left), null, '\t'));
}
