const FIRST_SCRIPT = '<script type="module"';

/**
 * Tells the browser of the scripts that the page's first one imports, so that they come together with it and not
 * after it.
 *
 * @param paths - Paths on the page's own origin, e.g. `/chunks/chunk-ABCD1234.js`.
 * @throws when the page has no module script
 */
export function withModulePreloads(html: string, paths: readonly string[]): string {
  if (!html.includes(FIRST_SCRIPT)) {
    throw new Error(`index.html has no ${FIRST_SCRIPT} src="…">: expected the one that starts the page.`);
  }
  const links = paths.map((path) => `<link rel="modulepreload" href="${path}" />`);
  return html.replace(FIRST_SCRIPT, [...links, FIRST_SCRIPT].join('\n    '));
}
