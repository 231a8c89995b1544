import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_FOLDER } from './project';

/** The descriptions of the APIs that the local TaskRouter plays. */
const DESCRIPTIONS = ['twilio_taskrouter_v1.json', 'twilio_api_v2010.json', 'twilio_sync_v1.json'] as const;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const WRITTEN = 'emulator/rest/published-operations.json';

interface Description {
  readonly paths: Readonly<
    Record<string, Readonly<Partial<Record<(typeof METHODS)[number], { readonly operationId: string }>>>>
  >;
}

/**
 * The published operations of some descriptions: for each path, in the emulator's spelling, its operations' names by method.
 *
 * @example
 * publishedOperations([taskrouter])['/v1/Workspaces/:Sid']; // { GET: 'FetchWorkspace', POST: 'UpdateWorkspace', … }
 */
export function publishedOperations(descriptions: readonly Description[]): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  for (const [template, item] of descriptions.flatMap(({ paths }) => Object.entries(paths))) {
    const ids: Record<string, string> = {};
    for (const method of METHODS) {
      const id = item[method]?.operationId;
      if (id !== undefined) ids[method.toUpperCase()] = id;
    }
    found[template.replaceAll(/\{(\w+)\}/g, ':$1')] = ids;
  }
  return Object.fromEntries(Object.entries(found).sort(([left], [right]) => (left < right ? -1 : 1)));
}

async function write(folder: string): Promise<void> {
  const descriptions = await Promise.all(
    DESCRIPTIONS.map(async (file): Promise<Description> => JSON.parse(await readFile(join(folder, file), 'utf8'))),
  );
  const target = join(PROJECT_FOLDER, WRITTEN);
  const lines = Object.entries(publishedOperations(descriptions)).map(
    ([path, ids]) => `${JSON.stringify(path)}: ${JSON.stringify(ids)}`,
  );
  await writeFile(target, `{\n${lines.join(',\n')}\n}`);
  execFileSync('npx', ['oxfmt', target], { cwd: PROJECT_FOLDER });
  console.log(`${lines.length} paths are in ${WRITTEN}.`);
}

if (require.main === module) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error(
      'Say where the descriptions are: spec/json of https://github.com/twilio/twilio-oai, ' +
        'or src/services/twilio-api of the package @twilio/cli-core.',
    );
    process.exitCode = 2;
  } else
    write(folder).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    });
}
