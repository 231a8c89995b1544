import { linkSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';

const ownerSchema = v.object({ pid: v.number(), host: v.string() });
type Owner = v.InferOutput<typeof ownerSchema>;

/** The files this process has locked: a lock that names this process may also be left from one before with its number. */
const mine = new Set<string>();

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

function readOwner(lock: string): Owner | undefined {
  try {
    const read = v.safeParse(ownerSchema, JSON.parse(readFileSync(lock, 'utf8')));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, host }: Owner, lock: string): boolean {
  // Nobody can tell from here what runs on another machine that shares the folder.
  if (host !== hostname()) return true;
  if (pid === process.pid) return mine.has(lock);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

function inUse(path: string, lock: string, owner: Owner | undefined): string {
  const by = owner ? `process ${owner.pid} on ${owner.host}` : 'another process';
  return `${path} is in use by ${by}: stop that, or choose another file. If nothing uses it, delete ${lock}`;
}

/** Moves a lock aside whose owner is gone; one that somebody else took meanwhile is put back. */
function clearStale(lock: string, stale: Owner): void {
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = readOwner(aside);
  if (moved && (moved.pid !== stale.pid || moved.host !== stale.host)) linkSync(aside, lock);
  rmSync(aside, { force: true });
}

/**
 * Keeps other processes from a file, by a file beside it that names this one. The lock of a process that was killed is
 * taken over.
 *
 * @param refusal - Makes the error for a file that another process has, of words that say so.
 * @returns A function that gives it free.
 */
export function lockFile(path: string, refusal: (message: string) => Error): () => void {
  const lock = join(realpathSync(dirname(path)), `${basename(path)}.lock`);
  const own = `${lock}.${randomUUID()}`;
  const { pid } = process;
  try {
    // Written whole before it gets its name, so that nobody ever reads half of it.
    writeFileSync(own, JSON.stringify({ pid, host: hostname() }));
    for (let attempt = 0; ; attempt += 1) {
      try {
        linkSync(own, lock);
        break;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
        const owner = readOwner(lock);
        if (!owner || attempt > 2 || isAlive(owner, lock)) throw refusal(inUse(path, lock, owner));
        clearStale(lock, owner);
      }
    }
  } finally {
    rmSync(own, { force: true });
  }
  mine.add(lock);
  return () => {
    mine.delete(lock);
    rmSync(lock, { force: true });
  };
}
