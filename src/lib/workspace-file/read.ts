import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
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
  if (broken) throw new WorkspaceFileError(`${source}: ${broken.message}`);
  const where = (path: FilePath): string => {
    const line = lineOf(document, lines, path);
    return line === undefined ? source : `${source}:${line}`;
  };
  const refuse = (path: FilePath, message: string): Error =>
    new WorkspaceFileError(`${where(path)}: ${path.length > 0 ? path.join('.') : 'the file'}: ${message}`);
  const result = v.safeParse(workspaceFileSchema, document.toJS());
  if (!result.success) {
    const issue = result.issues[0];
    const path = (issue.path ?? []).flatMap(({ key }) =>
      typeof key === 'string' || typeof key === 'number' ? [key] : [],
    );
    throw refuse(path, issue.message);
  }
  const twice = findSameName(result.output);
  if (twice) throw refuse(twice.path, twice.message);
  return { content: result.output, where };
}
