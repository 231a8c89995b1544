import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/desk';
import { PROJECT_FOLDER } from '../project';
import { recordingIo } from './recording-io';
import { stuckFloor } from './scenes';

/** A sample: what is typed, and what came of it. */
const sample = /```console\n\$ desk ([^\n]*)\n[^]*?```/g;

/** What was typed, in words: quotation marks keep blanks together. */
const wordsOf = (typed: string): string[] =>
  [...typed.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/**
 * Types every sample of a guide anew, in order, on the floor of the pictures, with `workspace.example.yaml` as
 * `workspace.yaml`.
 *
 * @returns The guide with what is printed now.
 */
export async function retype(guide: string): Promise<string> {
  const scene = await stuckFloor();
  const folder = await mkdtemp(join(tmpdir(), 'desk-guide-'));
  try {
    await copyFile(join(PROJECT_FOLDER, 'workspace.example.yaml'), join(folder, 'workspace.yaml'));
    const printed: string[] = [];
    for (const [, typed = ''] of guide.matchAll(sample)) {
      const recording = recordingIo(scene, folder, { NO_COLOR: '1' });
      await run(wordsOf(typed), recording.io);
      printed.push(recording.printed().replaceAll(scene.emulator.origin, 'http://127.0.0.1:4010').trimEnd());
    }
    return guide.replace(sample, (_all, typed: string) => `\`\`\`console\n$ desk ${typed}\n${printed.shift()}\n\`\`\``);
  } finally {
    await Promise.all([scene.close(), rm(folder, { recursive: true })]);
  }
}
