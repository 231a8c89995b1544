import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const note = v.object({
  mark: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  accountSid: v.string(),
  origin: v.string(),
  pid: v.number(),
});

/** What is noted of a run before it makes anything, and until all it made is gone. */
export type RunNote = Readonly<v.InferOutput<typeof note>>;

const fileOf = (folder: string, { mark }: Pick<RunNote, 'mark'>): string => join(folder, `${mark}.json`);

/** Notes a new run, on the disk when this resolves, so that whatever becomes of the run the next one knows of it. */
export async function noteRun(folder: string, about: Pick<RunNote, 'accountSid' | 'origin'>): Promise<RunNote> {
  const made: RunNote = { mark: randomBytes(8).toString('hex'), ...about, pid: process.pid };
  await mkdir(folder, { recursive: true });
  const file = await open(fileOf(folder, made), 'wx');
  try {
    await file.writeFile(JSON.stringify(made));
    await file.sync();
  } finally {
    await file.close();
  }
  return made;
}

export const forgetRun = (folder: string, of: RunNote): Promise<void> => rm(fileOf(folder, of), { force: true });

/** Runs of an account that did not come to their end, and have none any more. */
export async function unfinishedRuns(
  folder: string,
  about: Pick<RunNote, 'accountSid' | 'origin'>,
  isAlive: (pid: number) => boolean,
): Promise<RunNote[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const found: RunNote[] = [];
  for (const name of names.toSorted()) {
    const read = v.safeParse(note, jsonOf(await readFile(join(folder, name), 'utf8').catch(() => '')));
    if (!read.success) continue;
    const { accountSid, origin, pid } = read.output;
    if (accountSid === about.accountSid && origin === about.origin && !isAlive(pid)) found.push(read.output);
  }
  return found;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a process of this machine is running. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
