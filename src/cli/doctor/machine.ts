import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { projectFolder } from '../project-folder';

/** The machine that the doctor runs on. */
export interface Machine {
  /** As `22.11.0`. */
  readonly nodeVersion: string;
  readonly projectFolder: string;
}

export const thisMachine: Machine = {
  nodeVersion: process.versions.node,
  projectFolder,
};

const dependencies = v.optional(v.record(v.string(), v.string()), {});
const manifest = v.object({
  version: v.string(),
  dependencies,
});

const config = v.object({
  busyActivity: v.optional(v.string()),
  nextActivity: v.optional(v.string()),
  wrapUp: v.optional(v.object({ limitSeconds: v.optional(v.number()) })),
  customersAlone: v.optional(
    v.object({
      watch: v.optional(v.boolean()),
      perWorkflow: v.optional(v.record(v.string(), v.object({ watch: v.optional(v.boolean()) }))),
    }),
  ),
});

/** What of `desk-config.json` has to fit the workspace. */
export type DeskConfig = v.InferOutput<typeof config>;

const built = v.object({ version: v.string(), build: v.string() });

/** What a built desk tells of itself in `version.json`. */
export type BuiltVersion = v.InferOutput<typeof built>;

/** Reads what a desk tells of itself; undefined where it does not. */
export function readVersion(content: unknown): BuiltVersion | undefined {
  const parsed = v.safeParse(built, content);
  return parsed.success ? parsed.output : undefined;
}

const json = (file: string): Promise<unknown> => readFile(file, 'utf8').then((text): unknown => JSON.parse(text));

/** The project's `package.json`. */
export async function readManifest({ projectFolder }: Machine): Promise<v.InferOutput<typeof manifest>> {
  return v.parse(manifest, await json(join(projectFolder, 'package.json')));
}

/** The version of a package as it is installed; undefined where it is not. */
export async function installedVersion({ projectFolder }: Machine, name: string): Promise<string | undefined> {
  const content = await json(join(projectFolder, 'node_modules', name, 'package.json')).catch(() => undefined);
  const parsed = v.safeParse(v.object({ version: v.string() }), content);
  return parsed.success ? parsed.output.version : undefined;
}

/** The runtime that `.twilioserverlessrc` asks for, which is JSON with comments; undefined where it does not say. */
export async function declaredRuntime({ projectFolder }: Machine): Promise<string | undefined> {
  const text = await readFile(join(projectFolder, '.twilioserverlessrc'), 'utf8').catch(() => '');
  return /["']?runtime["']?\s*:\s*["']([^"']*)["']/.exec(text)?.[1];
}

/** `desk-config.json` as it is here; what it does not say is left out. */
export async function readConfig({ projectFolder }: Machine): Promise<DeskConfig> {
  const content = await json(join(projectFolder, 'src', 'assets', 'desk-config.json')).catch(() => ({}));
  const parsed = v.safeParse(config, content);
  return parsed.success ? parsed.output : {};
}

/** What was built here last: to deploy, or to run on this machine. Undefined where nothing was. */
export async function builtHere({ projectFolder }: Machine, isLocal: boolean): Promise<BuiltVersion | undefined> {
  const folder = join(projectFolder, 'dist', ...(isLocal ? ['local'] : []));
  return readVersion(await json(join(folder, 'assets', 'version.json')).catch(() => undefined));
}
