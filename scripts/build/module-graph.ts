import type { Metafile } from 'esbuild';
import { relative, resolve } from 'node:path';
import { PROJECT_FOLDER } from '../project';

export interface BuiltScript {
  /** Relative to the page's folder, e.g. `chunks/open-desk-ABCD1234.js`. */
  readonly path: string;
  /** The sources in it, relative to the project. */
  readonly inputs: readonly string[];
  /** Scripts that must be there before it runs. */
  readonly needs: readonly string[];
  /** Scripts it may load later. */
  readonly mayLoad: readonly string[];
}

/** The scripts of a built page by their path, from esbuild's own account of them. */
export function scriptsOf({ outputs }: Metafile, out: string): Map<string, BuiltScript> {
  const inPage = (path: string): string => relative(out, resolve(PROJECT_FOLDER, path));
  const scripts = Object.entries(outputs).filter(([path]) => path.endsWith('.js'));
  return new Map(
    scripts.map(([path, { inputs, imports }]) => {
      const ofKind = (kind: string): string[] => imports.filter((to) => to.kind === kind).map((to) => inPage(to.path));
      const script = {
        inputs: Object.keys(inputs),
        needs: ofKind('import-statement'),
        mayLoad: ofKind('dynamic-import'),
      };
      return [inPage(path), { path: inPage(path), ...script }];
    }),
  );
}

/**
 * Everything that is loaded when `start` is.
 *
 * @param follow - Whether to count a script that may be loaded later, too.
 */
export function closureOf(
  scripts: ReadonlyMap<string, BuiltScript>,
  start: string,
  follow: (later: BuiltScript) => boolean = () => false,
): BuiltScript[] {
  const found = new Map<string, BuiltScript>();
  const visit = (path: string): void => {
    const script = scripts.get(path);
    if (!script || found.has(path)) return;
    found.set(path, script);
    script.needs.forEach(visit);
    for (const later of script.mayLoad) {
      const target = scripts.get(later);
      if (target && follow(target)) visit(later);
    }
  };
  visit(start);
  return [...found.values()];
}
