import type { Io, Output } from '../../src/cli/io';
import type { Scene } from './scenes';

/** So wide is a terminal in the documentation. */
const columns = 100;

export interface Recording {
  readonly io: Io;
  /** What was printed, to standard output and standard error, in order. */
  readonly printed: () => string;
}

/** An outside for `desk` at a scene that remembers what it prints. @param cwd - Where it looks for files. */
export function recordingIo(
  { emulator, now }: Scene,
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Recording {
  let printed = '';
  const terminal: Output = {
    write: (text) => void (printed += text),
    drained: () => Promise.resolve(),
    isClosed: () => false,
    isTerminal: true,
    columns: () => columns,
    rows: () => 100,
  };
  const stop = new AbortController();
  const io: Io = {
    stdout: terminal,
    // A summary is worth showing, a bar that comes and goes is not.
    stderr: { ...terminal, isTerminal: false },
    ask: () => Promise.resolve(undefined),
    env: { TASKROUTER_ORIGIN: emulator.origin, ...env },
    cwd,
    home: cwd,
    // What is watched is looked at once.
    clock: { now, sleep: () => Promise.resolve(stop.abort()) },
    random: () => 0.5,
    signal: stop.signal,
  };
  return { io, printed: () => printed };
}
