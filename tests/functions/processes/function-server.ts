import { fork, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { PROJECT_FOLDER } from '../../../scripts/project';
import type { Environment } from '../../../src/lib/configuration';

/** What the server says. */
interface Said {
  readonly port?: number;
  readonly log?: string;
  readonly id?: number;
  readonly waiting?: number;
}

export interface Answer {
  readonly status: number;
  readonly body: { readonly [field: string]: unknown; readonly error?: { readonly code: string } };
  readonly headers: Headers;
}

/** A browser: what it was told to keep, and its token. */
export class Browser {
  readonly cookies = new Map<string, string>();
  token: string | undefined;

  keep({ headers, body }: Answer): void {
    const { device } = body;
    // What the page sets itself.
    for (const cookie of [...headers.getSetCookie(), ...(typeof device === 'string' ? [device] : [])]) {
      const [pair = '', ...attributes] = cookie.split('; ');
      const [name = '', value = ''] = pair.split('=');
      if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    if (typeof body['token'] === 'string') this.token = body['token'];
  }
}

/** The servers' program as one file: to compile its sources at each start takes three times as long as all the rest. */
export class ServerProgram {
  private constructor(
    private readonly folder: string,
    readonly file: string,
  ) {}

  static async bundle(): Promise<ServerProgram> {
    const dist = join(PROJECT_FOLDER, 'dist');
    await mkdir(dist, { recursive: true });
    // Inside the project, so that it finds its packages.
    const folder = await mkdtemp(join(dist, 'test-'));
    const outfile = join(folder, 'serve.js');
    const entryPoints = [join(__dirname, 'serve.ts')];
    await build({ entryPoints, outfile, bundle: true, platform: 'node', packages: 'external', logLevel: 'error' });
    return new ServerProgram(folder, outfile);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}

/** A server of Functions in a process of its own, as one instance is to the next; its time is moved from here. */
export class FunctionServer {
  readonly logged: string[] = [];
  readonly #answers = new Map<number, (said: Said) => void>();
  #ids = 0;
  #port = 0;

  private constructor(private readonly child: ChildProcess) {}

  static async start({ file }: ServerProgram, env: Environment, now: number): Promise<FunctionServer> {
    const child = fork(file, [JSON.stringify({ env, now })], {
      // A runner's own flags are for the runner.
      execArgv: [],
      env: { PATH: process.env['PATH'] ?? '' },
    });
    const server = new FunctionServer(child);
    server.#port = await new Promise<number>((resolve, reject) => {
      child.on('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
      child.on('message', (said: Said) => {
        if (said.port !== undefined) resolve(said.port);
        if (said.log !== undefined) server.logged.push(said.log);
        if (said.id !== undefined) server.#answers.get(said.id)?.(said);
      });
    });
    return server;
  }

  /** Lets its time pass. @returns How many requests wait for more of it. */
  async advance(durationMs?: number): Promise<number> {
    const id = (this.#ids += 1);
    const answer = new Promise<Said>((resolve) => this.#answers.set(id, resolve));
    this.child.send({ id, ...(durationMs !== undefined && { advance: durationMs }) });
    return (await answer).waiting ?? 0;
  }

  /** Asks as a page in this browser does. */
  async ask(path: string, body: object, browser: Browser = new Browser(), headers: object = {}): Promise<Answer> {
    const { cookies, token } = browser;
    const response = await fetch(`http://127.0.0.1:${this.#port}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'Content-Type': 'application/json',
        'Sec-Fetch-Site': 'same-origin',
        Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...headers,
      },
    });
    const answer = {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Answer['body'],
    };
    browser.keep(answer);
    return answer;
  }

  /** As the platform ends an instance: at once, whatever it is doing. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }
}
