import { readFile, writeFile } from 'node:fs/promises';
import { closureOf, type BuiltScript } from './module-graph';
import { withStartAgain } from './start-again';

const FIRST_SCRIPT = '<script type="module"';

/**
 * Tells the browser of the scripts that the page's first one imports, so that they come together with it and not
 * after it.
 *
 * @param paths - Paths on the page's own origin, e.g. `/chunks/chunk-ABCD1234.js`.
 * @throws when the page has no module script
 */
function withModulePreloads(html: string, paths: readonly string[]): string {
  if (!html.includes(FIRST_SCRIPT)) {
    throw new Error(`index.html has no ${FIRST_SCRIPT} src="…">: expected the one that starts the page.`);
  }
  const links = paths.map((path) => `<link rel="modulepreload" href="${path}" />`);
  return html.replace(FIRST_SCRIPT, [...links, FIRST_SCRIPT].join('\n    '));
}

/** Stands in index.html's content security policy, among the sources of `connect-src`. */
export const PLACEHOLDER = '%CONNECT_ORIGINS%';

const ORIGIN = /^(https?|wss?):\/\/[A-Za-z0-9.-]+(:(\d+|\*))?$/;

/**
 * Puts the origins a page may connect to into its content security policy.
 *
 * @param origins e.g. `http://127.0.0.1:4010`; a port may be `*`
 * @throws when the placeholder is not there exactly once, or an origin is none
 */
export function withConnectOrigins(html: string, origins: readonly string[]): string {
  requireOrigins(origins);
  const parts = html.split(PLACEHOLDER);
  if (parts.length !== 2) {
    throw new Error(`index.html has ${parts.length - 1} times ${PLACEHOLDER}, expected it once, in connect-src.`);
  }
  return parts.join(origins.join(' '));
}

function requireOrigins(origins: readonly string[]): void {
  const wrong = origins.find((origin) => !ORIGIN.test(origin));
  if (wrong !== undefined) {
    throw new Error(`"${wrong}" is not an origin: expected something like http://127.0.0.1:4010.`);
  }
}

/** Stands in index.html's content security policy, as the sources of `frame-src`. */
const FRAMES = '%FRAME_ORIGINS%';

/**
 * Completes the HTML a page starts with: where it may connect to, which scripts come together with its first, and
 * what loads it again where one of them does not come.
 *
 * @param path - Of the HTML file, which is changed in its place.
 * @param first - The script that starts the page, relative to the page's folder.
 * @param frameOrigins - Whose pages it may show in a frame.
 */
export async function writeStart(
  path: string,
  scripts: ReadonlyMap<string, BuiltScript>,
  first: string,
  connectOrigins: readonly string[],
  frameOrigins: readonly string[] = [],
): Promise<void> {
  requireOrigins(frameOrigins);
  const started = await withStartAgain(await readFile(path, 'utf8'));
  const html = withConnectOrigins(started, connectOrigins).replace(FRAMES, frameOrigins.join(' ') || "'none'");
  const imported = closureOf(scripts, first).filter((script) => script.path !== first);
  await writeFile(
    path,
    withModulePreloads(
      html,
      imported.map((script) => `/${script.path}`),
    ),
  );
}
