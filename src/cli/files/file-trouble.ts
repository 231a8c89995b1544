import { CliError } from '../cli-error';

const troubles: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space, then try again',
  EDQUOT: 'your disk quota is used up: free some space, then try again',
  EACCES: 'permission denied: check the permissions of the file and its folder',
  EPERM: 'permission denied: check the permissions of the file and its folder',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder, not a file',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of its path is not a folder',
  ELOOP: 'it is a link that points to itself',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  EFBIG: 'it is too large for this disk',
  EIO: 'the disk failed and may be damaged',
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
