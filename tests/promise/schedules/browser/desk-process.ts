import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Answers } from './desk-answers';

type Name = keyof Answers;
type Answer<What extends Name> = Awaited<ReturnType<Answers[What]>>;

/** What the process is asked for. */
export interface Asked {
  readonly id: number;
  readonly name: Name;
  readonly given: readonly unknown[];
}

/** What it says: an answer, or a line of the Functions' log. */
export type Said =
  | { readonly id: number; readonly answer?: unknown; readonly error?: string }
  | { readonly log: string };

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A process that has a desk, its local TaskRouter and its customers, by one virtual clock of its own. */
export class DeskProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  /** Told each line that a Function writes to its log, where the desk was opened so. */
  hearLog: (line: string) => void = () => undefined;

  constructor() {
    // Also where the process that starts it, as that of a browser test, reads TypeScript in another way.
    this.#child = fork(join(__dirname, 'answer-desk.ts'), { execArgv: ['--require', 'tsx/cjs'] });
    this.#child.on('message', (said: Said) => this.#hear(said));
    this.#child.on('exit', (code) => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(`The process that has the desk ended with ${code ?? 'a signal'}`));
      this.#waiting.clear();
    });
  }

  /** @throws Error where it could not do so, in its words */
  ask<What extends Name>(name: What, ...given: Parameters<Answers[What]>): Promise<Answer<What>> {
    const id = ++this.#lastId;
    const asked: Asked = { id, name, given };
    return new Promise<Answer<What>>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (answer) => resolve(answer as Answer<What>), reject });
      this.#child.send(asked);
    });
  }

  stop(): void {
    this.#child.kill();
  }

  #hear(said: Said): void {
    if ('log' in said) {
      this.hearLog(said.log);
      return;
    }
    const waiting = this.#waiting.get(said.id);
    this.#waiting.delete(said.id);
    if (said.error === undefined) waiting?.resolve(said.answer);
    else waiting?.reject(new Error(said.error));
  }
}
