import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { decode } from 'jsonwebtoken';
import * as v from 'valibot';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import type { Gate } from './gate';
import type { Raw, Recorder } from './recording';

/** Where a TaskRouter's products are asked. */
export interface Origins {
  readonly rest: string;
  readonly bridge: string;
}

export const originsOfTwilio: Origins = {
  rest: 'https://taskrouter.twilio.com',
  bridge: 'https://event-bridge.twilio.com',
};

export const originsOf = (origin: string): Origins => ({ rest: origin, bridge: origin });

const passedOn = ['authorization', 'content-type', 'if-match', 'accept', 'apiversion', 'clientversion'];
const passedBack = ['content-type', 'etag', 'retry-after', 'www-authenticate'];
const longestMs = 30_000;
/** Limits are the service's affair, not the scenario's. */
const mostTries = 5;
const secondMs = 1000;

/** What the event bridge is asked in. */
const envelope = v.object({
  url: v.fallback(v.string(), ''),
  method: v.fallback(v.string(), ''),
  params: v.fallback(v.record(v.string(), v.unknown()), {}),
});

interface Open {
  readonly far: WebSocket;
}

/**
 * A server on this machine that everything of a run goes through: it lets out what its gate allows, hands back what the
 * service answers, and has its recorder hear both.
 */
export class Passage {
  readonly #origins: Origins;
  readonly #gate: Gate;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #open = new Set<Open>();
  /** How much was asked for, all in all, and made. */
  readonly counts = { requests: 0, workspaces: 0, tasks: 0 };
  /** Who hears what passes; nobody, between scenarios. */
  recorder: Recorder | undefined;
  /** Set while something is done on the side: its requests are not heard, but what comes of sockets that it opens is. */
  isAside = false;
  readonly #ending = new AbortController();

  private constructor(origins: Origins, gate: Gate) {
    this.#origins = origins;
    this.#gate = gate;
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  static async to(origins: Origins, gate: Gate): Promise<Passage> {
    const passage = new Passage(origins, gate);
    passage.#server.listen(0, '127.0.0.1');
    await once(passage.#server, 'listening');
    return passage;
  }

  get host(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('Nobody listens');
    return `127.0.0.1:${address.port}`;
  }

  /** Lets nothing pass any more, and waits for no answer. */
  end(): void {
    this.#ending.abort();
  }

  #closed(): string | undefined {
    return this.#ending.signal.aborted ? 'the run was ended' : undefined;
  }

  /** Resolves when what was sent before on open sockets has arrived. */
  async settle(): Promise<void> {
    await Promise.all([...this.#open].map(({ far }) => answersPing(far)));
  }

  async close(): Promise<void> {
    for (const { far } of this.#open) far.terminate();
    this.#sockets.close();
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    const body = await textOf(request);
    const [path = '/', query = ''] = url.split('?', 2);
    const refusal = this.#closed() ?? this.#gate.refusalOf({ method, path, query, body });
    if (refusal !== undefined) {
      refuse(response, 403, `This did not leave the machine: ${refusal}`);
      return;
    }
    const answered = this.isAside ? undefined : this.recorder?.asked(rawOf(method, path, query, body));
    try {
      const answer = await this.#ask(request, method, path + (query && `?${query}`), body);
      const text = await answer.text();
      this.#notice(method, path, answer, text);
      answered?.(answer.status, answer.headers, readJson(text));
      for (const name of passedBack) {
        const value = answer.headers.get(name);
        if (value !== null) response.setHeader(name, value);
      }
      response.writeHead(answer.status, answer.statusText).end(text);
    } catch (error) {
      refuse(response, 502, `The service did not answer: ${String(error)}`);
    }
  }

  async #ask({ headers }: IncomingMessage, method: string, target: string, body: string): Promise<Response> {
    const sent = Object.fromEntries(
      passedOn.flatMap((name) => {
        const value = headers[name];
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    );
    for (let tries = 1; ; tries += 1) {
      const answer = await fetch(this.#originFor(target) + target, {
        ...{
          method,
          headers: sent,
          redirect: 'manual',
          signal: AbortSignal.any([this.#ending.signal, AbortSignal.timeout(longestMs)]),
        },
        ...(body && { body }),
      });
      if (answer.status !== 429 || tries === mostTries) return answer;
      await wait(secondMs * 2 ** (tries - 1));
    }
  }

  #originFor(target: string): string {
    return target.startsWith('/v1/wschannels') ? this.#origins.bridge : this.#origins.rest;
  }

  #notice(method: string, path: string, { status, ok }: Response, text: string): void {
    this.counts.requests += 1;
    if (method === 'POST' && ok && path.endsWith('/Tasks')) this.counts.tasks += 1;
    if (method === 'POST' && ok && path === '/v1/Workspaces') this.counts.workspaces += 1;
    if (method === 'POST' && path === '/v1/Workspaces' && ok) {
      const made = readJson(text);
      if (typeof made === 'object' && made !== null && 'sid' in made) this.#gate.made(String(made.sid));
    }
    const [, sid] = /^\/v1\/Workspaces\/(WS\w+)$/.exec(path) ?? [];
    if (method === 'DELETE' && sid !== undefined && (ok || status === 404)) this.#gate.gone(sid);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { url = '/' } = request;
    const [path = '/', query = ''] = url.split('?', 2);
    const refusal = this.#closed() ?? this.#gate.refusalOf({ method: 'GET', path, query, body: '' });
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n`);
      return;
    }
    const target = this.#originFor(path).replace(/^http/, 'ws') + url;
    const far = new WebSocket(target, { handshakeTimeout: longestMs });
    far.once('unexpected-response', (_asked, { statusCode = 502, statusMessage = '' }) => {
      socket.end(`HTTP/1.1 ${statusCode} ${statusMessage}\r\nConnection: close\r\n\r\n`);
      far.terminate();
    });
    far.on('error', () => socket.destroy());
    far.once('open', () =>
      this.#sockets.handleUpgrade(request, socket, head, (near) => this.#join(near, far, ownerOf(query))),
    );
  }

  #join(near: WebSocket, far: WebSocket, owner: string): void {
    const open: Open = { far };
    this.#open.add(open);
    const heard = this.recorder?.opened(owner);
    far.on('message', (data: RawData, isBinary) => {
      const text = textOfFrame(data);
      if (!isBinary && text.trim() !== '') heard?.frame(text);
      near.send(data, { binary: isBinary });
    });
    near.on('message', (data: RawData, isBinary) => far.send(data, { binary: isBinary }));
    let isOver = false;
    far.once('close', (code, reason) => {
      this.#open.delete(open);
      if (!isOver) heard?.closed(`${code} ${String(reason)}`.trim());
      isOver = true;
      end(near, code, reason);
    });
    near.once('close', (code, reason) => {
      isOver = true;
      end(far, code, reason);
    });
    near.on('error', () => far.terminate());
  }
}

/** Codes that only a missing or broken end has cannot be sent. */
function end(socket: WebSocket, code: number, reason: Buffer): void {
  if (code >= 3000 || (code >= 1000 && code < 1015 && ![1004, 1005, 1006].includes(code))) socket.close(code, reason);
  else if (code === 1005) socket.close();
  else socket.terminate();
}

async function answersPing(socket: WebSocket): Promise<void> {
  if (socket.readyState !== WebSocket.OPEN) return;
  const over = new AbortController();
  const { signal } = over;
  const first = Promise.race([once(socket, 'pong', { signal }), once(socket, 'close', { signal })]);
  socket.ping();
  try {
    await first;
  } finally {
    over.abort();
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

const textOfFrame = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(new Uint8Array(data))).toString();

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(
    JSON.stringify({ status, code: 20_000 + status, message, more_info: 'https://www.twilio.com/docs/errors' }),
  );
}

function readJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function rawOf(method: string, path: string, query: string, body: string): Raw {
  if (path !== '/v1/wschannels') return { ask: `${method} ${path}`, params: { ...fieldsOf(query), ...fieldsOf(body) } };
  const { url, method: inner, params } = v.parse(envelope, readJson(body));
  return { ask: `bridge ${inner} ${url}`, params };
}

function fieldsOf(form: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const all = new URLSearchParams(form);
  for (const name of new Set(all.keys())) {
    const values = all.getAll(name);
    fields[name] = values.length === 1 ? values[0] : values;
  }
  return fields;
}

/** Whom a socket is for, as its token says; nobody has checked it here. */
function ownerOf(query: string): string {
  const claims = decode(new URLSearchParams(query).get('token') ?? '');
  const text = JSON.stringify(claims ?? {});
  return /WK[0-9a-f]{32}/.exec(text)?.[0] ?? /WS[0-9a-f]{32}/.exec(text)?.[0] ?? 'nobody';
}
