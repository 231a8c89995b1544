import { isNumber } from 'lossless-json';
import * as v from 'valibot';
import { isCollection, LineCounter, parseDocument, visit, type Alias, type Document } from 'yaml';
import { readNumber } from '../attributes/exact';
import { workspaceFileSchema, type WorkspaceFile } from './schema';
import { WorkspaceFileError } from './workspace-file-error';
import { nameKey } from '../text/same-name';

/** A name that stands twice in a file, and where it does the second time. */
interface SameName {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** In a file everything goes by its name, so that of two with the same one the second would be lost. */
function findSameName(file: WorkspaceFile): SameName | undefined {
  const lists: readonly (readonly [key: string, names: readonly string[]])[] = [
    ['activities', (file.activities ?? []).map(({ name }) => name)],
    ['taskChannels', (file.taskChannels ?? []).map(({ uniqueName }) => uniqueName)],
    ['taskQueues', (file.taskQueues ?? []).map(({ name }) => name)],
    ['workflows', (file.workflows ?? []).map(({ name }) => name)],
    ['workers', (file.workers ?? []).map(({ name }) => nameKey(name))],
    ['phoneNumbers', (file.phoneNumbers ?? []).map(({ number }) => number)],
  ];
  for (const [key, names] of lists) {
    const second = names.findIndex((name, position) => names.indexOf(name) < position);
    if (second >= 0) return { path: [key, second], message: `"${names[second]}" stands here a second time` };
  }
  return undefined;
}

/** Where in a file something stands: `['workers', 1, 'name']`. */
export type FilePath = readonly (string | number)[];

/** A file that was read, and where in it things stand. */
export interface ReadWorkspaceFile {
  readonly content: WorkspaceFile;
  /** For messages: the file's name, and the line where this stands. */
  readonly where: (path: FilePath) => string;
}

function lineOf(document: Document, lines: LineCounter, path: FilePath): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
    if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line;
  }
  return undefined;
}

/**
 * Reads a workspace file written in YAML or JSON.
 *
 * @param text - The file's content.
 * @param source - The file's name, for messages.
 * @throws WorkspaceFileError naming the line that is wrong and what was expected there
 */
export function readWorkspaceFile(text: string, source: string): ReadWorkspaceFile {
  const lines = new LineCounter();
  const document = parsed(text, lines, source);
  // A tag that YAML does not have is read as if it were not there.
  const broken = document.errors[0] ?? document.warnings[0];
  if (broken) {
    // Its first line says what is wrong and where; the others show the place, for which there is the file.
    const [said = ''] = broken.message.split('\n');
    const line = lines.linePos(broken.pos[0]).line;
    const reason =
      broken.code === 'MULTIPLE_DOCS'
        ? 'a second workspace begins here: give each a file of its own'
        : said.replace(/ at line \d+, column \d+:?$/, '');
    throw new WorkspaceFileError(`${source}:${line}: ${reason}`);
  }
  const where = (path: FilePath): string => {
    const line = lineOf(document, lines, path);
    return line === undefined ? source : `${source}:${line}`;
  };
  const refuse = (path: FilePath, message: string): Error =>
    new WorkspaceFileError(`${where(path)}: ${path.length > 0 ? path.join('.') : 'the file'}: ${message}`);
  keepNumbers(document, refuse);
  const result = v.safeParse(workspaceFileSchema, valueOf(document, lines, source));
  if (!result.success) {
    const issue = result.issues[0];
    const path = pathOf(issue);
    // A field that is missing may be there under a name that is not quite right.
    const beside = result.issues.find((other) => isUnknown(other) && isBeside(path, pathOf(other)));
    const hint = beside && !isUnknown(issue) ? `, and there is no field "${pathOf(beside).at(-1)}"` : '';
    throw refuse(path, `${describeIssue(issue)}${hint}`);
  }
  const twice = findSameName(result.output);
  if (twice) throw refuse(twice.path, twice.message);
  return { content: result.output, where };
}

/** Attributes pass through as they are written: an id of 17 digits, a 1.10. */
function keepNumbers(document: Document, refuse: (path: FilePath, message: string) => Error): void {
  const workers = document.get('workers');
  if (!isCollection(workers)) return;
  for (const [position, worker] of workers.items.entries()) {
    const attributes = isCollection(worker) ? worker.get('attributes', true) : undefined;
    if (!isCollection(attributes)) continue;
    visit(attributes, {
      Scalar(key, scalar) {
        if (key === 'key' || typeof scalar.value !== 'number' || scalar.source === undefined) return;
        if (isNumber(scalar.source)) scalar.value = readNumber(scalar.source);
        else if (!Number.isFinite(scalar.value))
          throw refuse(['workers', position, 'attributes'], `JSON has no number ${scalar.source}`);
      },
    });
  }
}

/** Deeper than anybody writes, and not so deep that reading it fills the stack. */
const mostLevels = 200;

function parsed(text: string, lines: LineCounter, source: string): Document {
  try {
    const document = parseDocument(text, { lineCounter: lines });
    visit(document, (_, __, around) => {
      if (around.length > mostLevels) throw new RangeError();
    });
    return document;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new WorkspaceFileError(`${source}: lists and fields stand in each other too deep, more than anybody needs`);
  }
}

/** How often what has a name in a file may be referred to, and what is referred to there again. */
const mostAliases = 20_000;

function valueOf(document: Document, lines: LineCounter, source: string): unknown {
  const refuse = (node: Alias | undefined, message: string): Error => {
    const line = node?.range ? `:${lines.linePos(node.range[0]).line}` : '';
    return new WorkspaceFileError(`${source}${line}: ${message}`);
  };
  let first: Alias | undefined;
  const anchored = new Map<string, unknown>();
  visit(document, {
    Value(_, node) {
      if (node.anchor !== undefined) anchored.set(node.anchor, node);
    },
    Alias(_, alias, path) {
      first ??= alias;
      const referred = anchored.get(alias.source);
      if (referred === undefined)
        throw refuse(alias, `*${alias.source} refers to nothing: there is no &${alias.source} before it`);
      if (path.some((around) => around === referred))
        throw refuse(alias, `*${alias.source} refers to what it stands in itself`);
    },
  });
  try {
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw refuse(
      first,
      `*${first?.source} and others refer to each other so often that the file would become too large: write out what is meant`,
    );
  }
}

const pathOf = ({ path }: v.BaseIssue<unknown>): (string | number)[] =>
  (path ?? []).flatMap(({ key }) => (typeof key === 'string' || typeof key === 'number' ? [key] : []));

const isUnknown = ({ expected }: v.BaseIssue<unknown>): boolean => expected === 'never';

const isBeside = (one: FilePath, other: FilePath): boolean =>
  one.length === other.length && one.slice(0, -1).every((part, at) => part === other[at]);

/** What the schema's library says of a field that is missing, unknown or of another kind, in words for who wrote the file. */
function describeIssue({ type, kind, received, expected, message }: v.BaseIssue<unknown>): string {
  if (kind !== 'schema') return message;
  if (expected === 'never') return 'there is no such field';
  if (received === 'undefined') return 'is missing';
  const wanted: Readonly<Record<string, string>> = {
    string: 'a text (in quotation marks, where it looks like a number)',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    record: 'fields with values',
    strict_object: 'fields with values',
    picklist: `one of ${expected ?? ''}`,
  };
  const words = wanted[type];
  return words === undefined ? message : `expected ${words}, not ${received}`;
}
