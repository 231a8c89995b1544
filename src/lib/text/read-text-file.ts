import type { Stats } from 'node:fs';

/** What reads files, as `node:fs/promises` does. */
export interface FileReader {
  stat(path: string): Promise<Pick<Stats, 'isFile' | 'isDirectory' | 'isFIFO' | 'size'>>;
  readFile(path: string): Promise<Uint8Array>;
}

/** A file that cannot be read as a text. The message goes on after the file's name: `is a folder`. */
export class UnreadableTextError extends Error {
  override readonly name = 'UnreadableTextError';

  constructor(
    message: string,
    /** Node's, as `ENOENT`; undefined where the file was read and is no text. */
    readonly code: string | undefined,
  ) {
    super(message);
  }
}

const MiB = 1024 * 1024;
/** A workspace with 15,000 workers, the most there can be, has room in it. */
const usualMostBytes = 64 * MiB;

const troubles: Readonly<Record<string, string>> = {
  ENOENT: 'is not there, or is a link to what is not there',
  ENOTDIR: 'is not there: a part of its path is no folder',
  EACCES: 'may not be read: look at its rights and those of its folder',
  EPERM: 'may not be read: look at its rights and those of its folder',
  EISDIR: 'is a folder, and has to be a file',
  ELOOP: 'is a link that leads back to itself',
  ENAMETOOLONG: 'has too long a name',
  EMFILE: 'cannot be opened, since too many files are open',
  EIO: 'cannot be read from the disk, which may be damaged',
};

/**
 * Reads a file that has to be a text in UTF-8. What comes through standard input or from a shell's `<(…)` is read, too.
 *
 * @throws UnreadableTextError saying what it is instead, and what to do
 */
export async function readTextFile(
  files: FileReader,
  path: string,
  { mostBytes = usualMostBytes }: { readonly mostBytes?: number } = {},
): Promise<string> {
  const refuse = (message: string, code?: string): never => {
    throw new UnreadableTextError(message, code);
  };
  const unreadable = (error: NodeJS.ErrnoException): never =>
    refuse(troubles[error.code ?? ''] ?? `cannot be read (${error.code ?? error.message})`, error.code ?? 'EIO');
  const facts = await files.stat(path).catch(unreadable);
  if (facts.isDirectory()) refuse(troubles['EISDIR'] ?? '', 'EISDIR');
  // Of a pipe with a name nobody knows whether anybody will ever write to it.
  if (!facts.isFile() && !(facts.isFIFO() && /^\/(dev|proc)\//.test(path)))
    refuse(facts.isFIFO() ? 'is a named pipe, and has to be a file' : 'is a device, and has to be a file', 'EINVAL');
  const tooLarge = `is larger than ${Math.floor(mostBytes / MiB)} MiB, so it is hardly the file that was meant`;
  if (facts.size > mostBytes) refuse(tooLarge, 'EFBIG');
  const bytes = await files.readFile(path).catch(unreadable);
  if (bytes.length > mostBytes) refuse(tooLarge, 'EFBIG');
  return textOf(bytes);
}

/** What begins a file in an encoding that is not UTF-8. The longer ones come first. */
const marks: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['UTF-32', [0xff, 0xfe, 0, 0]],
  ['UTF-32', [0, 0, 0xfe, 0xff]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
];

/** So much of a file tells in which encoding it is. */
const telling = 4_096;

/**
 * Reads bytes as UTF-8. A mark at the beginning is left out.
 *
 * @throws UnreadableTextError saying which encoding it is in rather, or in which line
 */
export function textOf(bytes: Uint8Array): string {
  const refuse = (message: string): never => {
    throw new UnreadableTextError(message, undefined);
  };
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return refuse(`is ${marked[0]}, and has to be UTF-8: save it as UTF-8`);
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const start = bytes.subarray(0, telling);
    // Letters of European languages, blanks and ends of lines have one byte of nothing in UTF-16, always on the same side.
    const sides = [0, 0];
    for (const [at, byte] of start.entries()) if (byte === 0) sides[at % 2] = (sides[at % 2] ?? 0) + 1;
    const [even = 0, odd = 0] = sides;
    if (Math.max(even, odd) * 4 >= start.length && Math.min(even, odd) === 0)
      return refuse('is UTF-16, and has to be UTF-8: save it as UTF-8');
    return refuse(`is no text: it has a NUL byte in line ${lineAt(bytes, nul)}`);
  }
  try {
    return decode(bytes);
  } catch {
    return refuse(
      `is not UTF-8: line ${firstBadLine(bytes)} is in another encoding, such as Latin-1 or Windows-1252. Save it as UTF-8`,
    );
  }
}

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

function lineAt(bytes: Uint8Array, position: number): number {
  let line = 1;
  for (const byte of bytes.subarray(0, position)) if (byte === 0x0a) line += 1;
  return line;
}

/** In UTF-8 an end of a line is never a part of another character, so that each line can be looked at by itself. */
function firstBadLine(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    try {
      decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    start = end + 1;
  }
}
