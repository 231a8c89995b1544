import type { Io, Output } from '../../src/cli/io';
import { temporaryFolder } from '../temporary-folder';

/** Somewhere to write to that remembers it. */
export class Page implements Output {
  text = '';
  readonly isTerminal: boolean;
  readonly #columns: number;

  constructor(isTerminal = false, columns = 80) {
    this.isTerminal = isTerminal;
    this.#columns = columns;
  }

  write(text: string): void {
    this.text += text;
  }

  drained(): Promise<void> {
    return Promise.resolve();
  }

  isClosed(): boolean {
    return false;
  }

  columns(): number {
    return this.#columns;
  }

  rows(): number {
    return 24;
  }

  /** What was written, line by line. */
  get lines(): string[] {
    return this.text.split('\n').filter((line) => line !== '');
  }
}

export interface TestIoOptions {
  readonly env?: Record<string, string>;
  /** What the person at the terminal types, in order; nobody sits there where absent. */
  readonly answers?: readonly string[];
  readonly terminal?: boolean;
  readonly columns?: number;
  readonly cwd?: string;
  readonly home?: string;
  /** What time it is at first, epoch milliseconds. */
  readonly now?: number;
  /** Of `random`, one after the other, over and over. */
  readonly randoms?: readonly number[];
}

export type TestIo = Io & {
  readonly stdout: Page;
  readonly stderr: Page;
  /** How long was slept, in milliseconds, each time. */
  readonly pauses: readonly number[];
  readonly questions: readonly string[];
  /** Presses Ctrl-C. */
  stop(): void;
  /** Called before each pause. */
  onSleep: (ms: number) => void;
};

/** An outside for `run` in which no time passes: a pause ends at once, with the clock set forward. */
export async function testIo(options: TestIoOptions = {}): Promise<TestIo> {
  const { env = {}, answers = [], terminal = false, columns = 80 } = options;
  const empty = await temporaryFolder('cli');
  const controller = new AbortController();
  const pauses: number[] = [];
  const questions: string[] = [];
  const left = [...answers];
  let now = options.now ?? Date.UTC(2026, 10, 20, 12);
  const randoms = options.randoms ?? [0.5];
  let drawn = 0;
  const io: TestIo = {
    stdout: new Page(terminal, columns),
    stderr: new Page(terminal, columns),
    ask(question) {
      questions.push(question);
      return Promise.resolve(left.shift());
    },
    env,
    cwd: options.cwd ?? empty,
    home: options.home ?? empty,
    clock: {
      now: () => now,
      sleep(ms) {
        io.onSleep(ms);
        pauses.push(ms);
        now += ms;
        return Promise.resolve();
      },
    },
    random: () => randoms[drawn++ % randoms.length] ?? 0.5,
    signal: controller.signal,
    pauses,
    questions,
    stop: () => controller.abort(),
    onSleep: () => undefined,
  };
  return io;
}
