import { homedir } from 'node:os';
import { createInterface } from 'node:readline/promises';
import type { Io, Output } from './io';

const usualColumns = 80;
const usualRows = 24;

function output(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY ?? false,
    columns: () => stream.columns || usualColumns,
    rows: () => stream.rows || usualRows,
  };
}

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

/** What `desk` has from the process it runs in. */
export function processIo(signal: AbortSignal): Io {
  return {
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    ask: (question) => ask(question, signal),
    env: process.env,
    cwd: process.cwd(),
    home: homedir(),
    clock: { now: () => Date.now(), sleep },
    random: () => Math.random(),
    signal,
  };
}
