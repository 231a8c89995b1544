import { DataFileError } from './data-file-error';

/** Raised whenever an older emulator could not read what this one writes, or the other way round. */
export const formatVersion = 5;
/**
 * What this emulator reads: all formats of published versions. Version 4 is the same without recordings of
 * calls, 3 without Sync besides. An older file is written
 * anew in the present format as soon as it was read.
 */
export const readVersions: readonly number[] = [3, 4, formatVersion];
const formatName = 'local-taskrouter';

const newline = 0x0a;
const prefixLength = 9;
const prefixOf = (sum: number): string => `${sum.toString(16).padStart(prefixLength - 1, '0')} `;

/**
 * Lines of a data file: a checksum in hexadecimal, a space, JSON. Each checksum goes on from the line before, so that a
 * line that is missing or in the wrong place shows as well as one that is damaged.
 */
export class LineWriter {
  #checksum = 0;

  /** The first line, which says what the file is. */
  header(): Buffer {
    return this.line({ format: formatName, version: formatVersion });
  }

  line(value: object): Buffer {
    const json = Buffer.from(JSON.stringify(value));
    this.#checksum = checksum(json, this.#checksum);
    return Buffer.concat([Buffer.from(prefixOf(this.#checksum)), json, Buffer.of(newline)]);
  }
}

export interface ReadLines {
  readonly values: Iterable<unknown>;
  /** How many bytes at the end are a line that was never finished. */
  readonly tornBytes: number;
}

/**
 * Reads the lines after the header. What follows the last line's end was being written when the process ended: nobody
 * had been told of it, and it is left out.
 *
 * @param path - For messages.
 * @throws DataFileError where the file is none, was written by a newer version, or is damaged anywhere else
 */
export function readLines(bytes: Buffer, path: string): ReadLines {
  const end = bytes.lastIndexOf(newline) + 1;
  const lines = checkedLines(bytes.subarray(0, end), path);
  const header = lines.next();
  if (header.done === true) throw notOurs(path);
  checkHeader(header.value, path);
  return { values: lines, tornBytes: bytes.length - end };
}

function* checkedLines(bytes: Buffer, path: string): Generator<unknown, undefined> {
  let before = 0;
  let number = 1;
  for (let start = 0; start < bytes.length; number += 1) {
    const end = bytes.indexOf(newline, start);
    const json = bytes.subarray(start + prefixLength, end);
    const found = checksum(json, before);
    if (end - start < prefixLength || bytes.toString('latin1', start, start + prefixLength) !== prefixOf(found)) {
      if (number === 1) throw notOurs(path);
      throw new DataFileError(
        `${path} is damaged in line ${number}, which begins at byte ${start} of ${bytes.length}, and was left as it is. ` +
          `Put back a copy of it; or, to give up that line and all that happened after it, keep its first ${start} bytes: ` +
          `head -c ${start} ${path} > a-new-file`,
      );
    }
    yield JSON.parse(json.toString('utf8'));
    before = found;
    start = end + 1;
  }
  return undefined;
}

function checkHeader(header: unknown, path: string): void {
  if (typeof header !== 'object' || header === null || !('format' in header) || header.format !== formatName)
    throw notOurs(path);
  const version = 'version' in header ? header.version : undefined;
  if (readVersions.some((known) => known === version)) return;
  throw new DataFileError(
    `${path} has format ${String(version)}, and this version of the local TaskRouter knows format ${formatVersion}: ` +
      'use the version that wrote it, or choose another file',
  );
}

function notOurs(path: string): DataFileError {
  return new DataFileError(
    `${path} is not a data file of the local TaskRouter, and was left as it is: choose another file`,
  );
}

const polynomial = 0xed_b8_83_20;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
  return value;
});

/**
 * CRC-32 as of zlib and PNG. Here rather than from `node:zlib`, which has it only since Node 20.15.
 *
 * @param before - The checksum of what came before, to go on from.
 */
export function checksum(bytes: Uint8Array, before = 0): number {
  let value = ~before;
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}
