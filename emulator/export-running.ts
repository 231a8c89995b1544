import { randomUUID } from 'node:crypto';
import files from 'node:fs/promises';
import * as v from 'valibot';
import { writeWholeFile } from '../src/lib/text/write-whole-file';
import { readUrl } from '../src/lib/text/read-url';

/** What stands in the way of an export, and what to do about it. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
}

export interface ExportRequest {
  /** Where the local TaskRouter runs, such as `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** The workspace's name; may be absent where there is only one. */
  readonly workspace?: string | undefined;
  /** Where the seed goes, in place of what is there; standard output where absent. */
  readonly file?: string | undefined;
}

const stateSchema = v.object({ workspaces: v.array(v.object({ friendlyName: v.string() })) });
const refusalSchema = v.object({ message: v.string() });

/**
 * Writes a workspace of a local TaskRouter that runs as a seed in YAML.
 *
 * @throws ExportError where nothing answers, there is no such workspace, or the file cannot be written
 */
export async function exportRunning({ origin, workspace, file }: ExportRequest): Promise<void> {
  const name = workspace ?? (await onlyWorkspace(origin));
  const yaml = await get(origin, `/_emulator/v1/export?workspace=${encodeURIComponent(name)}`);
  if (file === undefined) {
    process.stdout.write(yaml);
    return;
  }
  await writeWholeFile(files, { path: file, text: yaml, id: randomUUID() }).catch((error: unknown) => {
    throw new ExportError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  });
}

async function onlyWorkspace(origin: string): Promise<string> {
  const { workspaces } = v.parse(stateSchema, JSON.parse(await get(origin, '/_emulator/v1/state')));
  const [only, another] = workspaces;
  if (only && !another) return only.friendlyName;
  const names = workspaces.map(({ friendlyName }) => friendlyName).join(', ');
  throw new ExportError(only ? `Say which workspace by --workspace: ${names}` : `${origin} has no workspace to export`);
}

async function get(origin: string, path: string): Promise<string> {
  const url = readUrl(path, origin);
  if (!url) throw new ExportError(`"${origin}" is not an origin, expected one such as http://127.0.0.1:4010`);
  const response = await fetch(url).catch(() => {
    throw new ExportError(`Nothing answers at ${origin}: start the local TaskRouter, or say where it runs by --from`);
  });
  const text = await response.text();
  if (response.ok) return text;
  throw new ExportError(`${origin} refused: ${reasonIn(text) ?? `status ${response.status}`}`);
}

function reasonIn(text: string): string | undefined {
  try {
    return v.parse(refusalSchema, JSON.parse(text)).message;
  } catch {
    return undefined;
  }
}
