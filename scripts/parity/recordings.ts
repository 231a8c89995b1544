import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse, stringify } from 'yaml';
import type { Difference } from './differences';
import { fileOf, readRecording, writeRecording, type Recording } from './recording';

/** Where recordings are kept, from the project's root. */
export const recordingsFolder = 'tests/conformance/recordings';
const differingFile = 'differing.yaml';

/** What the local TaskRouter does otherwise, and is known to: by scenario, a line for each. */
export type Differing = Readonly<Record<string, readonly string[]>>;
const differing = v.record(v.string(), v.array(v.string()));

/** What the repository has of the service. */
export interface Kept {
  readonly recordings: readonly Recording[];
  readonly differing: Differing;
}

const line = ({ where, what, local, service }: Difference): string =>
  `${where}, ${what}: here ${local}, there ${service}`;

/** Differences as they are kept. */
export function differingIn(differences: readonly Difference[]): Differing {
  const found: Record<string, string[]> = {};
  for (const one of differences) (found[one.scenario] ??= []).push(line(one));
  return found;
}

/** @throws ValiError or YAMLParseError where a file is none */
export async function readKept(folder: string): Promise<Kept> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml') && name !== differingFile).toSorted();
  const recordings = await Promise.all(
    names.map(async (name) => readRecording(await readFile(join(folder, name), 'utf8'))),
  );
  const told = await readFile(join(folder, differingFile), 'utf8').catch(() => '{}');
  return { recordings, differing: v.parse(differing, parse(told) ?? {}) };
}

/** Keeps what a service answered, in place of what it answered in the same scenarios before. */
export async function keep(
  folder: string,
  recordings: readonly Recording[],
  differences: readonly Difference[],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { differing: before } = await readKept(folder);
  for (const one of recordings) await writeFile(join(folder, fileOf(one.scenario)), writeRecording(one));
  const anew = new Set(recordings.map(({ scenario }) => scenario));
  const rest = Object.entries(before).filter(([scenario]) => !anew.has(scenario));
  const all = [...rest, ...Object.entries(differingIn(differences))].sort(([one], [other]) => (one < other ? -1 : 1));
  await writeFile(join(folder, differingFile), stringify(Object.fromEntries(all), { lineWidth: 0 }));
}
