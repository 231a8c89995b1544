import { isNumber } from 'lossless-json';
import * as v from 'valibot';
import { isCollection, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { readNumber } from '../attributes/exact';
import { findSameName } from './same-names';
import { workspaceFileSchema } from './schema';
import type { WorkspaceFile } from './schema';
import { WorkspaceFileError } from './workspace-file-error';

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
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken) {
    // Its first line says what is wrong and where; the others show the place, for which there is the file.
    const [said = ''] = broken.message.split('\n');
    const line = lines.linePos(broken.pos[0]).line;
    throw new WorkspaceFileError(`${source}:${line}: ${said.replace(/ at line \d+, column \d+:?$/, '')}`);
  }
  const where = (path: FilePath): string => {
    const line = lineOf(document, lines, path);
    return line === undefined ? source : `${source}:${line}`;
  };
  const refuse = (path: FilePath, message: string): Error =>
    new WorkspaceFileError(`${where(path)}: ${path.length > 0 ? path.join('.') : 'the file'}: ${message}`);
  keepNumbers(document, refuse);
  const result = v.safeParse(workspaceFileSchema, document.toJS());
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
