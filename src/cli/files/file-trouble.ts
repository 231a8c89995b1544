import { CliError } from '../cli-error';

const troubles: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room, and do it again',
  EDQUOT: 'you may not use more of the disk: make room, and do it again',
  EACCES: 'it may not be done: look at the rights of the file and of its folder',
  EPERM: 'it may not be done: look at the rights of the file and of its folder',
  EROFS: 'the disk can only be read',
  EISDIR: 'it is a folder, and has to be a file',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of its path is no folder',
  ELOOP: 'it is a link that leads back to itself',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  EFBIG: 'it is too large for this disk',
  EIO: 'the disk cannot be used, and may be damaged',
};

/**
 * Why a file could not be used, in words; undefined for an error of another kind.
 *
 * @see https://nodejs.org/api/errors.html#class-systemerror
 */
export function fileReason(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('syscall' in error) || !('code' in error)) return undefined;
  const code = String(error.code);
  const reason = troubles[code];
  if (reason !== undefined) return `${reason} (${code})`;
  return 'path' in error && 'message' in error ? String(error.message) : undefined;
}

/** The same as a refusal that names the file. */
export function fileTrouble(error: unknown): CliError | undefined {
  const reason = fileReason(error);
  if (reason === undefined) return undefined;
  const has = typeof error === 'object' && error !== null && 'path' in error && typeof error.path === 'string';
  return new CliError(
    'file',
    has ? `${String(error.path)} cannot be used: ${reason}.` : `It cannot be written: ${reason}.`,
  );
}
