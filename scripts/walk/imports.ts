import { parseSync } from '@swc/core';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How the files of a folder import each other, types included. Paths are relative to the project. */
export interface ImportCount {
  readonly files: number;
  readonly lines: number;
  /** Files that reach each other, a list for each knot. */
  readonly circles: readonly (readonly string[])[];
  /** How many files import one module by two statements. */
  readonly doubles: number;
  /** Files that one other imports, which lies in the same folder. */
  readonly nextDoor: readonly { readonly file: string; readonly importer: string }[];
}

/** @param folder - Relative to the project. */
export function countImports(project: string, folder: string): ImportCount {
  const files = filesBelow(project, folder);
  const sources = new Map(files.map((file) => [file, readFileSync(join(project, file), 'utf8')]));
  const asked = new Map([...sources].map(([file, source]) => [file, modulesIn(file, source)]));
  const known = new Set(files);
  const edges = new Map<string, ReadonlySet<string>>();
  for (const [file, modules] of asked) edges.set(file, new Set(modules.flatMap((name) => resolve(known, file, name))));
  const importers = new Map<string, string[]>(files.map((file) => [file, []]));
  for (const [file, targets] of edges) for (const target of targets) importers.get(target)?.push(file);
  return {
    files: files.length,
    lines: [...sources.values()].reduce((sum, source) => sum + source.split('\n').length - 1, 0),
    circles: knots(edges),
    doubles: [...asked.values()].filter((modules) => new Set(modules).size < modules.length).length,
    nextDoor: [...importers].flatMap(([file, [importer, another]]) =>
      importer !== undefined && another === undefined && dirname(importer) === dirname(file)
        ? [{ file, importer }]
        : [],
    ),
  };
}

function filesBelow(project: string, folder: string): string[] {
  const inside = readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' });
  return inside
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .toSorted();
}

/** The modules that a file's statements name, in order. */
function modulesIn(file: string, source: string): string[] {
  const { body } = parseSync(source, { syntax: 'typescript', tsx: file.endsWith('.tsx') });
  return body.flatMap((statement) =>
    statement.type === 'ImportDeclaration'
      ? [statement.source.value]
      : statement.type === 'ExportNamedDeclaration' && statement.source
        ? [statement.source.value]
        : [],
  );
}

function resolve(known: ReadonlySet<string>, from: string, name: string): string[] {
  if (!name.startsWith('.')) return [];
  const path = join(dirname(from), name);
  const candidates = [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')];
  return candidates.filter((candidate) => known.has(candidate)).slice(0, 1);
}

/** The strongly connected components of more than one file (Tarjan's). */
function knots(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): number => {
    const number = numbers.size;
    numbers.set(file, number);
    lowest.set(file, number);
    path.push(file);
    for (const target of edges.get(file) ?? []) {
      const reached = numbers.get(target);
      if (reached === undefined) lower(file, visit(target));
      else if (path.includes(target)) lower(file, reached);
    }
    const low = lowest.get(file) ?? number;
    if (low === number) {
      const knot = path.splice(path.indexOf(file));
      if (knot.length > 1) found.push(knot.toSorted());
    }
    return low;
  };
  const lower = (file: string, to: number): void => {
    lowest.set(file, Math.min(lowest.get(file) ?? to, to));
  };
  for (const file of edges.keys()) if (!numbers.has(file)) visit(file);
  return found;
}
