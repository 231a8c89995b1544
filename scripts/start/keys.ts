import { fstatSync } from 'node:fs';
import type { ReadStream } from 'node:tty';

const CTRL_C = '\u0003';

/** Tells whether somebody can press keys: at a terminal, or at the other end of a pipe. */
export function canReadKeys(input: ReadStream & { fd: 0 }): boolean {
  if (input.isTTY) return true;
  try {
    const status = fstatSync(input.fd);
    return status.isFIFO() || status.isSocket();
  } catch {
    return false;
  }
}

/**
 * Calls an action for each key pressed; Ctrl-C counts as `q`, because a terminal in raw mode sends no signal.
 *
 * @returns a function that gives the terminal back
 */
export function onKeys(input: ReadStream, actions: Readonly<Record<string, () => void>>): () => void {
  const read = (data: Buffer): void => {
    for (const key of data.toString()) actions[key === CTRL_C ? 'q' : key]?.();
  };
  if (input.isTTY) input.setRawMode(true);
  input.on('data', read);
  return () => {
    input.off('data', read);
    if (input.isTTY) input.setRawMode(false);
    input.pause();
  };
}
