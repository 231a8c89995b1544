/** A place to write to: a terminal, a pipe or a file. */
export interface Output {
  write(text: string): void;
  /** Resolves when what was written is on its way: whoever writes much waits for it, so that little is in memory. */
  drained(): Promise<void>;
  /** Whether nobody reads it any more, as after `| head`, or it has no room left: what is written is lost. */
  isClosed(): boolean;
  readonly isTerminal: boolean;
  /** Width in columns; read anew for each use, because a window can be resized. */
  columns(): number;
  rows(): number;
}

/** Time, from outside. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Everything that `desk` has from outside itself. */
export interface Io {
  /** What was asked for: tables, JSON. */
  readonly stdout: Output;
  /** What is said besides: questions, progress, complaints. */
  readonly stderr: Output;
  /** A line that a person typed in answer, without its end; undefined where there is nobody to ask. */
  ask(question: string): Promise<string | undefined>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working directory, where `.env` is looked for. */
  readonly cwd: string;
  /** The home directory, where the Twilio CLI keeps its profiles. */
  readonly home: string;
  readonly clock: Clock;
  /** From 0 up to, and without, 1. */
  random(): number;
  /** Aborted by Ctrl-C: what is under way ends, nothing new begins. */
  readonly signal: AbortSignal;
}
