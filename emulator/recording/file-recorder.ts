import { appendFileSync, closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Recorder } from '../account/recorded-step';
import { objectWithoutSecrets } from '../account/secrets';
import { reasonOf, type Asking } from '../callbacks/webhooks';
import { Encoder } from '../persistence/encoder';
import { imageOf } from '../persistence/image';
import { changesTo } from '../persistence/journal-changes';
import type { Engine } from '../taskrouter/engine';
import { RecordingError } from './recording-error';
import { headerLine, stepLine } from './recording-file';

/**
 * Writes a recording: a line at each step, from the state at the start. What happens in one turn of the event loop is written
 * at its end. Secrets are struck out; what is struck out, is so on both sides of a comparison, and replays the same.
 */
export class FileRecorder implements Recorder {
  readonly path: string;
  readonly #log: (line: string) => void;
  #file: number | undefined;
  #engine: Engine | undefined;
  #lines: string[] = [];
  #strikable = 0;

  private constructor(path: string, log: (line: string) => void) {
    this.path = path;
    this.#log = log;
    try {
      this.#file = openSync(path, 'w');
    } catch (error) {
      throw new RecordingError(`${path} cannot be written to record: ${reasonOf(error)}`);
    }
  }

  /** @throws RecordingError where the file cannot be written */
  static open(path: string, log: (line: string) => void): FileRecorder {
    return new FileRecorder(path, log);
  }

  /** Takes down all that moves an engine. Its state has to be noted before anything does. */
  attach(engine: Engine): void {
    this.#engine = engine;
    engine.recorder = this;
    this.#write(headerLine({ accountSid: engine.accountSid, region: engine.region }));
    engine.clock.driver.onMet(({ name, due }) => this.note({ do: 'due', name, due }));
    engine.faults.onSignal((signal) => this.note({ do: 'signal', signal }));
    engine.faults.onCall((place, strike) => {
      if (place !== 'webhook' && place !== 'phone') return;
      this.#strikable += 1;
      if (strike) this.note({ do: 'strike', place, nth: this.#strikable, strike });
    });
  }

  note(step: object): void {
    if (this.#engine) this.#write(stepLine({ at: this.#engine.clock.now(), ...objectWithoutSecrets(step) }));
  }

  /** Notes how everything stands. */
  noteState(): void {
    if (!this.#engine) return;
    const encoder = new Encoder();
    this.note({ do: 'state', image: [...changesTo(imageOf(this.#engine))].map((changes) => encoder.encode(changes)) });
  }

  /** Asks applications as `ask` does, and notes what they answer. */
  around(ask: Asking): Asking {
    return async (request, webhook) => {
      try {
        const answer = await ask(request, webhook);
        if (!request.signal.aborted) this.note({ do: 'answer', webhook, answer });
        return answer;
      } catch (error) {
        if (!request.signal.aborted) this.note({ do: 'answer', webhook, answer: { error: reasonOf(error) } });
        throw error;
      }
    };
  }

  /** All that is recorded so far. */
  read(): Promise<string> {
    this.#flush();
    return readFile(this.path, 'utf8');
  }

  /** Ends it in good order. */
  close(): void {
    this.note({ do: 'end' });
    this.#flush();
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #write(line: string): void {
    if (this.#file === undefined) return;
    if (this.#lines.push(line) === 1) setImmediate(() => this.#flush());
  }

  #flush(): void {
    const lines = this.#lines;
    this.#lines = [];
    if (this.#file === undefined || lines.length === 0) return;
    try {
      appendFileSync(this.#file, lines.join(''));
    } catch (error) {
      this.#log(`${this.path} could not be written: ${reasonOf(error)}. Nothing more is recorded`);
      this.#file = undefined;
    }
  }
}
