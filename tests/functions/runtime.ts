import { join } from 'node:path';
import type { Context, ServerlessCallback, TwilioResponse } from '@twilio-labs/serverless-runtime-types/types';
import * as twilio from 'twilio';
import type { Environment } from '../../src/lib/configuration';
import type { LogLevel, Platform } from '../../src/lib/platform';
import type { FunctionEvent } from '../../src/lib/request';

interface ExpressResponse {
  status(status: number): void;
  set(headers: object): void;
  send(body: unknown): void;
}

type RuntimeResponse = TwilioResponse & { applyToExpressResponse(response: ExpressResponse): void };

/** The parts of Twilio's own runtime that make what a Function is called with; its types want a whole express request. */
export interface Runtime {
  readonly constructEvent: (request: {
    rawHeaders: string[];
    cookies: object;
    query: object;
    body: object;
  }) => FunctionEvent;
  readonly constructContext: (
    config: { url: string; env: Environment; logger: object; baseDir: string },
    path: string,
  ) => Context<Environment>;
  readonly Response: new () => RuntimeResponse;
}

/**
 * A runtime handler, as npm has it.
 *
 * @param name - The folder of `node_modules` that it is in. By path, because the package's `exports` do not list its parts.
 */
export function runtimeOf(name: string): Runtime {
  const folder = join(process.cwd(), 'node_modules', name, 'dist/dev-runtime');
  const { constructEvent, constructContext } = jest.requireActual<Runtime>(join(folder, 'route.js'));
  const { Response } = jest.requireActual<Pick<Runtime, 'Response'>>(join(folder, 'internal/response.js'));
  return { constructEvent, constructContext, Response };
}

/** The one that the project is run with on this machine. */
const pinned = runtimeOf('@twilio/runtime-handler');

/** A deployment's private assets, which the build makes of the sources. */
Object.assign(globalThis, {
  Runtime: { getAssets: () => ({ '/desk.html': { path: join(process.cwd(), 'src/assets/index.html') } }) },
});

globalThis.Twilio = { ...twilio, Response: pinned.Response };

/** What a runtime handler puts in the place of the platform's `Response`. */
export const pinnedResponse = pinned.Response as unknown as typeof Response;

/** Noon of a day that never was today, so that a test which looked at the real clock would fail. */
export const noon = Date.UTC(2031, 4, 6, 12);

/** A machine whose time stands still, unless a test moves it. */
export class TestPlatform implements Platform {
  readonly replyWithinMs = 8_000;
  readonly upstreamTimeoutMs: number;
  readonly upstreamRetryDelayMs = 1;
  /** Cheap, so that tests do not wait; tests/lib/people/passcode.test.ts has what it costs in earnest. */
  readonly passcodeCost = { n: 16, p: 1 };
  readonly logged: string[] = [];
  /** Of these, what the account's error log would list. */
  readonly errors: string[] = [];
  readonly waiting = new Set<() => void>();
  time = noon;
  readonly #atOnceBelowMs: number;

  /** @param options.atOnceBelowMs - What would be waited for for a shorter time comes at once; all else when the test says so. */
  constructor(options: { upstreamTimeoutMs?: number; atOnceBelowMs?: number } = {}) {
    this.upstreamTimeoutMs = options.upstreamTimeoutMs ?? 20_000;
    this.#atOnceBelowMs = options.atOnceBelowMs ?? 0;
  }

  now(): number {
    return this.time;
  }

  after(delayMs: number, run: () => void): () => void {
    if (delayMs < this.#atOnceBelowMs) {
      const soon = setImmediate(run);
      return () => clearImmediate(soon);
    }
    this.waiting.add(run);
    return () => void this.waiting.delete(run);
  }

  log(line: string, level: LogLevel = 'info'): void {
    this.logged.push(line);
    if (level === 'error') this.errors.push(line);
  }
}

export interface Request {
  readonly query?: object;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly env: Environment;
}

/** A Function's reply, as the runtime would send it. */
export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly text: string;
}

/** What a Function file exports as `handler`, called with this platform. */
export type Handler = (context: Context<Environment>, event: FunctionEvent, callback: ServerlessCallback) => unknown;

/**
 * Calls a Function as the runtime does.
 *
 * @throws when it does not call back exactly once, calls back with an error, or its promise is rejected
 */
export async function invoke(handler: Handler, request: Request, runtime: Runtime = pinned): Promise<Received> {
  const { constructEvent, constructContext, Response } = runtime;
  const { query = {}, body = {}, headers = {}, cookies = {}, env } = request;
  const rawHeaders = Object.entries(headers)
    .filter(([name]) => !RESTRICTED.test(name))
    .flat();
  const event = constructEvent({ rawHeaders, cookies, query, body });
  const context = constructContext({ url: 'http://localhost:3000', env, logger: {}, baseDir: process.cwd() }, '/path');
  const calls: [unknown, unknown][] = [];
  await handler(context, event, (error, payload) => void calls.push([error, payload]));
  await new Promise(setImmediate); // A second call would come now.
  if (calls.length !== 1) throw new Error(`The Function called back ${calls.length} times, expected once.`);
  const [error, payload] = calls[0] ?? [];
  if (error !== null || !(payload instanceof Response)) throw new Error(`Expected a Response, got ${String(error)}.`);
  return asTheCloud(sent(payload));
}

/** Headers that no Function gets to see in the cloud, as its page on the limits of headers and cookies lists them. */
const RESTRICTED =
  /^(connection|proxy-connection|expect|host|proxy-auth.*|referer|trailer|transfer-encoding|upgrade|via|x-accel-.*|x-forwarded-.*|x-real-ip)$/i;

const A_DAY_IN_SECONDS = 86_400;

/** What the cloud's runtime does beyond the one of npm: a cookie for longer than a day is no answer. */
function asTheCloud(received: Received): Received {
  const cookies = Object.entries(received.headers).flatMap(([name, value]) =>
    name.toLowerCase() === 'set-cookie' ? [value].flat().map(String) : [],
  );
  if (cookies.every((cookie) => Number(/; Max-Age=(\d+)/i.exec(cookie)?.[1] ?? 0) <= A_DAY_IN_SECONDS)) return received;
  const text = 'Cookies max-age cannot be greater than a day';
  return { status: 400, headers: {}, body: text, text };
}

/** Passes a response through the same call that the runtime ends with. */
function sent(response: RuntimeResponse): Received {
  let [status, headers, body]: [number, object, unknown] = [0, {}, undefined];
  response.applyToExpressResponse({
    status: (value) => void (status = value),
    set: (value) => void (headers = value),
    send: (value) => void (body = value),
  });
  return { status, headers: { ...headers }, body, text: typeof body === 'string' ? body : JSON.stringify(body) };
}
