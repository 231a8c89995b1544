import { readFile, writeFile } from 'node:fs/promises';
import { withConnectOrigins } from './connect-origins';
import { closureOf, type BuiltScript } from './module-graph';
import { withModulePreloads } from './module-preloads';
import { withStartAgain } from './start-again';

/**
 * Completes the HTML a page starts with: where it may connect to, which scripts come together with its first, and
 * what loads it again where one of them does not come.
 *
 * @param path - Of the HTML file, which is changed in its place.
 * @param first - The script that starts the page, relative to the page's folder.
 */
export async function writeStart(
  path: string,
  scripts: ReadonlyMap<string, BuiltScript>,
  first: string,
  connectOrigins: readonly string[],
): Promise<void> {
  const html = withConnectOrigins(await withStartAgain(await readFile(path, 'utf8')), connectOrigins);
  const imported = closureOf(scripts, first).filter((script) => script.path !== first);
  await writeFile(
    path,
    withModulePreloads(
      html,
      imported.map((script) => `/${script.path}`),
    ),
  );
}
