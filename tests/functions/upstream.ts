import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What stands in for Twilio says: an HTTP answer, or nothing at all. */
export type Answer = 'hang' | 'cut' | { status?: number; headers?: Record<string, string>; body: object | string };

/** A request as it arrived. `form` is its query and its body together. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly ifMatch: string | undefined;
  readonly form: URLSearchParams;
}

/** A small HTTP server in Twilio's place, on a port of its own. Says 501 to whatever a test has not told it about. */
export class Upstream {
  readonly requests: Recorded[] = [];
  readonly #answers = new Map<string, Answer[]>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #always: Answer | undefined;
  #origin = '';

  get origin(): string {
    return this.#origin;
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The stub has no port.');
    this.#origin = `http://127.0.0.1:${address.port}`;
    return this;
  }

  /** Answers these one after the other, the last one again and again. */
  on(method: string, path: string, ...answers: Answer[]): this {
    this.#answers.set(`${method} ${path}`, answers);
    return this;
  }

  /** Answers this to everything, whatever else was said. */
  always(answer: Answer): this {
    this.#always = answer;
    return this;
  }

  /** From then on connections are refused; hanging ones are cut. */
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.#origin);
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const method = request.method ?? '';
    const form = new URLSearchParams([...url.searchParams, ...new URLSearchParams(body)]);
    const { authorization, 'if-match': ifMatch } = request.headers;
    this.requests.push({ method, path: url.pathname, authorization, ifMatch, form });

    const answers = this.#answers.get(`${method} ${url.pathname}`) ?? [];
    const next = answers.length > 1 ? answers.shift() : answers[0];
    const unknown: Answer = { status: 501, body: { message: `No answer for ${method} ${url.pathname}` } };
    const answer = this.#always ?? next ?? unknown;
    if (answer === 'hang') return;
    if (answer === 'cut') return void request.socket.destroy();
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers }).end(text);
  }
}
