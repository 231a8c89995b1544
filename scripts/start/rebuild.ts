import { watch } from 'node:fs';

/**
 * Turns a stream of changes into rebuilds: never two at a time, and one more for changes during a run.
 *
 * @param quiet resolves when files have had time to settle, because editors write in several steps
 * @param onError told of a failed run; the next change starts another
 * @returns what to call for every change
 */
export function createRebuilder(
  rebuild: () => Promise<void>,
  quiet: () => Promise<void>,
  onError: (error: unknown) => void,
): () => void {
  let running = false;
  let pending = false;

  async function run(): Promise<void> {
    running = true;
    while (pending) {
      await quiet();
      pending = false;
      await rebuild().catch(onError);
    }
    running = false;
  }

  return () => {
    pending = true;
    if (!running) void run();
  };
}

/** Tells of every change to a file in the folders, however deep. Returns a function that stops it. */
export function watchFolders(folders: readonly string[], onChange: () => void): () => void {
  const watchers = folders.map((folder) => watch(folder, { recursive: true }, onChange));
  return () => watchers.forEach((watcher) => watcher.close());
}
