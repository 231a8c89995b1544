import { homedir } from 'node:os';
import { createInterface } from 'node:readline/promises';
import type { Io, Output } from './io';

const usualColumns = 80;
const usualRows = 24;

/** What of a stream is written to; one that is no terminal has neither width nor height. */
type Stream = NodeJS.WritableStream &
  Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'rows' | 'writableNeedDrain'>>;

/**
 * A stream to write to. After its first trouble nothing more is written.
 *
 * @param onTrouble - Told why what was written is lost; not where its reader has seen enough, as `head` does.
 */
export function outputTo(stream: Stream, onTrouble: (error: NodeJS.ErrnoException) => void): Output {
  let isClosed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!isClosed && error.code !== 'EPIPE') onTrouble(error);
    isClosed = true;
  });
  return {
    write: (text) => {
      if (!isClosed) stream.write(text);
    },
    drained: () => (stream.writableNeedDrain === true && !isClosed ? drained(stream) : Promise.resolve()),
    isClosed: () => isClosed,
    isTerminal: stream.isTTY ?? false,
    columns: () => stream.columns || usualColumns,
    rows: () => stream.rows || usualRows,
  };
}

/** Also where nobody will read it any more. */
const drained = (stream: Stream): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      for (const event of ends) stream.off(event, end);
      resolve();
    };
    for (const event of ends) stream.on(event, end);
  });

const ends = ['drain', 'error', 'close'] as const;

async function ask(question: string, signal: AbortSignal): Promise<string | undefined> {
  if (!process.stdin.isTTY || signal.aborted) return undefined;
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await new Promise<string | undefined>((resolve) => {
      // While it reads, the terminal gives Ctrl-C to the reader and not to the process.
      reader.on('SIGINT', () => process.emit('SIGINT'));
      reader.on('close', () => resolve(undefined));
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
      void reader.question(question).then(resolve, () => resolve(undefined));
    });
  } finally {
    reader.close();
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}

/**
 * What `desk` has from the process it runs in.
 *
 * @param onTrouble - Told why standard output cannot be written; of standard error there is nobody to tell.
 */
export function processIo(signal: AbortSignal, onTrouble: (error: NodeJS.ErrnoException) => void): Io {
  return {
    stdout: outputTo(process.stdout, onTrouble),
    stderr: outputTo(process.stderr, () => undefined),
    ask: (question) => ask(question, signal),
    env: process.env,
    cwd: process.cwd(),
    home: homedir(),
    clock: { now: () => Date.now(), sleep },
    random: () => Math.random(),
    signal,
  };
}
