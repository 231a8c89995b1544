import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readTextFile, textOf } from '../../../src/lib/text/read-text-file';
import { anyText } from '../../any-text';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const text = 'workspace: Büro\nworkers: []\n';

it('reads back whatever was written in UTF-8, with a mark or without', () => {
  fc.assert(
    fc.property(
      anyText().filter((drawn) => !/[\0\uFEFF]|^$/.test(drawn)),
      (drawn) => {
        const bytes = Buffer.from(drawn);
        expect(textOf(bytes)).toBe(bytes.toString());
        expect(textOf(Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), bytes]))).toBe(bytes.toString());
      },
    ),
  );
});

it.each([
  ['UTF-16 with a mark', Buffer.concat([Buffer.of(0xff, 0xfe), utf16(text)]), /^is UTF-16, and has to be UTF-8/],
  ['UTF-16, the other way round', Buffer.concat([Buffer.of(0xff, 0xfe), utf16(text)]).swap16(), /^is UTF-16/],
  ['UTF-16 without a mark', utf16(text), /^is UTF-16/],
  ['UTF-16 without a mark, the other way round', utf16(text).swap16(), /^is UTF-16/],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x77, 0, 0, 0]), /^is UTF-32/],
  ['Latin-1', Buffer.from(`a: 1\n${text}`, 'latin1'), /^is not UTF-8: line 2 is in another encoding, such as Latin-1/],
  ['cut off within a character', Buffer.from('a\nbü').subarray(0, -1), /^is not UTF-8: line 2/],
  ['with a written U+FFFD before', Buffer.from([0xef, 0xbf, 0xbd, 0x0a, 0x0a, 0xff]), /line 3/],
  ['half a surrogate pair', Buffer.from([0xed, 0xa0, 0x80]), /^is not UTF-8: line 1/],
  ['with a NUL', Buffer.from('a: 1\nb: \0\nccccccccc'), /^is no text: it has a NUL byte in line 2$/],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /^is no text/],
])('says what it is: %s', (_, bytes, message) => {
  expect(() => textOf(bytes)).toThrow(message);
});

describe('a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'text-'));
    await writeFile(join(folder, 'a'), text);
  });
  afterAll(() => rm(folder, { recursive: true }));
  const read = (name: string, mostBytes?: number): Promise<string> =>
    readTextFile({ readFile, stat }, join(folder, name), mostBytes === undefined ? {} : { mostBytes });

  it('is read, also by a link', async () => {
    await symlink('a', join(folder, 'link'));
    expect([await read('a'), await read('link')]).toEqual([text, text]);
  });

  it('that is none is named as what it is', async () => {
    await symlink('nowhere', join(folder, 'dangling'));
    await symlink('round', join(folder, 'round'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await writeFile(join(folder, 'large'), '');
    await truncate(join(folder, 'large'), 65 * 1024 * 1024);
    await expect(read('missing')).rejects.toThrow(/^is not there/);
    await expect(read('dangling')).rejects.toThrow(/a link to what is not there/);
    await expect(read('round')).rejects.toThrow(/^is a link that leads back to itself$/);
    await expect(read('.')).rejects.toThrow(/^is a folder/);
    await expect(read('a/b')).rejects.toThrow(/a part of its path is no folder$/);
    await expect(read('pipe')).rejects.toThrow(/^is a named pipe/);
    await expect(read('x'.repeat(300))).rejects.toThrow(/^has too long a name$/);
    await expect(read('large')).rejects.toThrow(/^is larger than 64 MiB/);
    await expect(readTextFile({ readFile, stat }, '/dev/zero')).rejects.toThrow(/^is a device/);
  });

  it('that may not be read says so', async () => {
    const denied = (): Promise<never> => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
    await expect(readTextFile({ stat, readFile: denied }, join(folder, 'a'))).rejects.toThrow(/^may not be read/);
  });
});
