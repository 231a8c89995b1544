/**
 * The part of `loglevel` that `twilio-taskrouter` uses: the build puts it in the package's place. See
 * docs/decisions/0009-sdk-without-ballast.md.
 */

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error'] as const;

type Level = (typeof LEVELS)[number] | 'silent';

type Write = (...values: readonly unknown[]) => void;

class Logger {
  #least = LEVELS.indexOf('warn');

  setLevel(level: Level): void {
    this.#least = level === 'silent' ? LEVELS.length : LEVELS.indexOf(level);
  }

  /** Of a logger that has a level, the default means nothing. */
  setDefaultLevel(_level: Level): void {}

  getLevel(): number {
    return this.#least;
  }

  readonly trace: Write = (...values) => this.#write(0, values);
  readonly debug: Write = (...values) => this.#write(1, values);
  readonly info: Write = (...values) => this.#write(2, values);
  readonly warn: Write = (...values) => this.#write(3, values);
  readonly error: Write = (...values) => this.#write(4, values);

  #write(level: number, values: readonly unknown[]): void {
    const name = LEVELS[level];
    if (name && level >= this.#least) console[name](...values);
  }
}

/** A logger of its own each time: the SDK asks for one for every reservation and task, and would never let go of them. */
export function getLogger(_name: string): Logger {
  return new Logger();
}
