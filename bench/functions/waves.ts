import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';

/** A request on its way to TaskRouter. */
export interface Passed {
  readonly method: string;
  readonly path: string;
  /** Which of those that had to be asked one after another it belongs to, from 1 on. */
  readonly step: number;
}

/** So many turns without a new request mean that whoever asks waits for an answer. */
const quietTurns = 60;

interface Held {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
}

/**
 * Stands between a Function and a TaskRouter and answers nothing until the Function asks for nothing more: then all that
 * it has asked for is answered, which is one step. So it counts what has to be asked one after another, whatever the
 * machine's speed.
 */
export class Waves {
  readonly passed: Passed[] = [];
  connections = 0;
  #held: Held[] = [];
  #steps = 0;
  #arrivals = 0;
  readonly #server = createServer((request, response) => void this.#hold(request, response));

  private constructor(
    private readonly target: string,
    private readonly turn: () => Promise<unknown>,
  ) {
    // Longer than any of this takes: what the Functions keep is theirs to close.
    this.#server.keepAliveTimeout = 600_000;
    this.#server.on('connection', () => (this.connections += 1));
  }

  /**
   * @param target - The TaskRouter's origin.
   * @param turn - One of this process's event loop, for a Function in the same process. One in another needs a while.
   */
  static async before(target: string, turn: () => Promise<unknown> = () => setImmediate()): Promise<Waves> {
    const waves = new Waves(target, turn);
    await new Promise<void>((resolve) => waves.#server.listen(0, '127.0.0.1', resolve));
    return waves;
  }

  get origin(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  /** Forgets what was asked; connections stay open. */
  startOver(): void {
    this.passed.length = 0;
    this.connections = 0;
    this.#steps = 0;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #hold(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    this.#held.push({ request, response, body: Buffer.concat(chunks) });
    const arrival = (this.#arrivals += 1);
    for (let turn = 0; turn < quietTurns; turn += 1) {
      await this.turn();
      // The last to arrive counts on.
      if (arrival !== this.#arrivals) return;
    }
    await this.#answerAll();
  }

  async #answerAll(): Promise<void> {
    const held = this.#held;
    this.#held = [];
    const step = (this.#steps += 1);
    for (const { request } of held)
      this.passed.push({ method: request.method ?? '', path: (request.url ?? '').split('?', 1)[0] ?? '', step });
    const answers = await Promise.all(held.map((one) => this.#passOn(one)));
    for (const [index, { status, headers, body }] of answers.entries())
      held[index]?.response.writeHead(status, headers).end(body);
  }

  #passOn({ request, body }: Held): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const { method, headers, url = '/' } = request;
      const passing = ask(this.target + url, { method, headers, agent: false }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', reject);
        answer.once('end', () => {
          const { connection: _, 'transfer-encoding': __, ...kept } = answer.headers;
          resolve({ status: answer.statusCode ?? 502, headers: kept, body: Buffer.concat(chunks) });
        });
      });
      passing.once('error', reject).end(body);
    });
  }
}
