import { randomUUID } from 'node:crypto';
import type * as FileSystem from 'node:fs/promises';
import * as v from 'valibot';
import { lockFile } from '../../lib/text/file-lock';
import { writeWholeFile, type FileWriter } from '../../lib/text/write-whole-file';
import { CliError } from '../cli-error';
import { fileReason } from './file-trouble';

/** What reads and writes, as `node:fs/promises` does. */
export type Files = FileWriter & Pick<typeof FileSystem, 'readFile' | 'truncate'>;

/** For its owner alone: there are customers in it. */
const mode = 0o600;

const noteSchema = v.object({
  /** How many bytes of the file count. */
  length: v.number(),
  /** Whether more may stand behind them, of a run that was killed. */
  isWriting: v.boolean(),
  data: v.unknown(),
});
type Note = v.InferOutput<typeof noteSchema>;

/**
 * A file that only grows, in steps of which each is there as a whole or not at all, whenever the process is killed. What counts is written
 * down beside it, in `<file>.state.json`, together with what the writer needs to go on; whatever stands behind that in the file is cut off
 * by the next one. One process has it at a time. Where the file was moved away, a new one is begun, and the writer goes on where it was.
 */
export class AppendedFile {
  readonly #path: string;
  readonly #files: Files;
  readonly #unlock: () => void;
  #note: Note;
  #size: number;

  private constructor(path: string, files: Files, unlock: () => void, note: Note) {
    this.#path = path;
    this.#files = files;
    this.#unlock = unlock;
    this.#note = note;
    this.#size = note.length;
  }

  /** @throws CliError `file` where another process has it, or somebody else wrote into it: then it is left as it is */
  static async open(path: string, files: Files): Promise<AppendedFile> {
    const unlock = lockFile(path, (message) => new CliError('file', `${message}.`));
    try {
      const note = await readNote(path, files);
      const size = (await unlessMissing(files.stat(path)))?.size;
      // One that was moved away is begun anew.
      const known = size === undefined ? { ...note, length: 0, isWriting: true } : note;
      const there = size ?? 0;
      if (there < known.length || (there > known.length && !known.isWriting)) throw foreign(path, known.length, there);
      const file = new AppendedFile(path, files, unlock, known);
      await file.#write({ ...known, isWriting: true });
      if (there > known.length) await files.truncate(path, known.length);
      return file;
    } catch (error) {
      unlock();
      throw named(path, error);
    }
  }

  /** What was kept with the last step; `undefined` where there was none. */
  get kept(): unknown {
    return this.#note.data ?? undefined;
  }

  /** Whether nothing stands in it. */
  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Makes a step: after it, text and data are both there, before it neither. */
  async append(text: string, data: unknown): Promise<void> {
    try {
      if (text !== '') {
        const handle = await this.#files.open(this.#path, 'a', mode);
        try {
          await handle.writeFile(text);
          await handle.sync();
        } finally {
          await handle.close();
        }
      }
      this.#size += Buffer.byteLength(text);
      await this.#write({ length: this.#size, isWriting: true, data });
    } catch (error) {
      throw named(this.#path, error);
    }
  }

  /** Lets others have it. What was not part of a step may stand in it, and is cut off by the next one. */
  async close(): Promise<void> {
    try {
      const size = (await unlessMissing(this.#files.stat(this.#path)))?.size ?? 0;
      await this.#write({ ...this.#note, isWriting: size !== this.#note.length });
    } catch (error) {
      throw named(this.#path, error);
    } finally {
      this.#unlock();
    }
  }

  async #write(note: Note): Promise<void> {
    const text = `${JSON.stringify(note)}\n`;
    await writeWholeFile(this.#files, { path: stateOf(this.#path), text, mode, id: randomUUID() });
    this.#note = note;
  }
}

const stateOf = (path: string): string => `${path}.state.json`;

async function readNote(path: string, files: Files): Promise<Note> {
  const text = await unlessMissing(files.readFile(stateOf(path), 'utf8'));
  if (text === undefined) return { length: 0, isWriting: false, data: null };
  try {
    return v.parse(noteSchema, JSON.parse(text));
  } catch {
    throw new CliError(
      'file',
      `${stateOf(path)} is not as desk wrote it, so that nobody knows where ${path} ends. Nothing was written. Choose another file, or bring it back from a backup.`,
    );
  }
}

const foreign = (path: string, expected: number, found: number): CliError =>
  new CliError(
    'file',
    `${path} has ${found} bytes, and desk wrote ${expected}: something else has changed it. Nothing was written. ` +
      `Move it away, and the next run begins a new one where this one ended; without ${stateOf(path)} it begins from the start.`,
  );

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function named(path: string, error: unknown): unknown {
  const reason = fileReason(error);
  return reason === undefined
    ? error
    : new CliError('file', `${path} was not written to the end: ${reason}. Run it again.`);
}
