import { parseSync } from '@swc/core';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * How the files of a folder import each other, types included, and what they are called. Paths are relative to the project. A
 * page's translations are no code, and are left out.
 */
export interface ImportCount {
  readonly files: number;
  readonly lines: number;
  /** Files that reach each other, a list for each knot. */
  readonly circles: readonly (readonly string[])[];
  /** How many files import one module by two statements. */
  readonly doubles: number;
  /** Files that one other imports, which lies in the same folder. */
  readonly nextDoor: readonly { readonly file: string; readonly importer: string }[];
  /** Names that one of its files shares with another, here or elsewhere, and how many bear them; the most first. */
  readonly sameNames: readonly { readonly name: string; readonly count: number }[];
}

/** What imports them counts wherever it is, but for tests. */
const everywhere: readonly string[] = ['bench', 'emulator', 'scripts', 'src'];

/** @param folder - Relative to the project. */
export function countImports(project: string, folder: string): ImportCount {
  const files = filesBelow(project, folder);
  const all = new Set([...everywhere.flatMap((other) => filesBelow(project, other)), ...files]);
  const asked = new Map([...all].map((file) => [file, modulesIn(join(project, file))]));
  const edges = new Map<string, ReadonlySet<string>>();
  for (const [file, { imported, handedOn }] of asked)
    edges.set(file, new Set([...imported, ...handedOn].flatMap((name) => resolve(all, file, name))));
  const importers = new Map<string, string[]>(files.map((file) => [file, []]));
  for (const [file, targets] of edges) for (const target of targets) importers.get(target)?.push(file);
  const inside = new Set(files);
  return {
    files: files.length,
    lines: files.reduce((sum, file) => sum + readFileSync(join(project, file), 'utf8').split('\n').length - 1, 0),
    circles: knots(edges).filter((knot) => knot.some((file) => inside.has(file))),
    doubles: files.filter((file) => {
      const modules = asked.get(file)?.imported ?? [];
      return new Set(modules).size < modules.length;
    }).length,
    nextDoor: [...importers].flatMap(([file, [importer, another]]) =>
      importer !== undefined && another === undefined && dirname(importer) === dirname(file)
        ? [{ file, importer }]
        : [],
    ),
    sameNames: sharedNames(all, inside),
  };
}

function sharedNames(all: ReadonlySet<string>, inside: ReadonlySet<string>): ImportCount['sameNames'] {
  const counts = new Map<string, number>();
  for (const file of all) counts.set(basename(file), (counts.get(basename(file)) ?? 0) + 1);
  const names = new Set([...inside].map((file) => basename(file)));
  return [...names]
    .map((name) => ({ name, count: counts.get(name) ?? 0 }))
    .filter(({ count }) => count > 1)
    .toSorted((left, right) => right.count - left.count || left.name.localeCompare(right.name));
}

/** `words/de/offer.ts`: a file for each room in each language, under one name on purpose. */
const translation = /\/(?:words|messages)\/[a-z]{2}\//;

function filesBelow(project: string, folder: string): string[] {
  const inside = readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' });
  return inside
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .filter((file) => !translation.test(file))
    .toSorted();
}

/** The modules that a file's statements name, in order. */
function modulesIn(file: string): { readonly imported: readonly string[]; readonly handedOn: readonly string[] } {
  const { body } = parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', tsx: file.endsWith('.tsx') });
  return {
    imported: body.flatMap((one) => (one.type === 'ImportDeclaration' ? [one.source.value] : [])),
    handedOn: body.flatMap((one) => (one.type === 'ExportNamedDeclaration' && one.source ? [one.source.value] : [])),
  };
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
