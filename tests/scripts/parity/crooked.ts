import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import { createEmulator, type Emulator } from '../../../emulator';

type Row = Record<string, unknown>;

/** An answer on its way back, to be bent. */
interface Answer {
  status: number;
  etag: string | null;
  body: Row;
}

/** How one request, its answer, or an event is bent. */
interface Bend {
  readonly request?: (asked: { method: string; path: string; form: URLSearchParams }) => void;
  readonly answer?: (answer: Answer, asked: { method: string; path: string; form: URLSearchParams }) => void;
  /** Whether a frame comes at all. */
  readonly frame?: (frame: { event_type: string; payload: Row }) => boolean;
}

const at = (path: string, end: RegExp): boolean => end.test(path);

/** What a crooked TaskRouter does otherwise, one of each kind. */
export const bends = {
  'a status': {
    answer: (answer, { method, path }) => {
      if (method === 'POST' && at(path, /\/TaskQueues$/) && answer.status === 201) answer.status = 200;
    },
  },
  'an error’s code': {
    answer: ({ status, body }) => {
      if (status === 412) body['code'] = 20_004;
    },
  },
  'an error’s words': {
    answer: ({ status, body }, { method }) => {
      if (method === 'DELETE' && status === 400) body['message'] = 'It is in use.';
    },
  },
  'a missing field': {
    answer: ({ body }, { path }) => {
      if (at(path, /\/Workers\/WK\w+$/)) delete body['date_status_changed'];
    },
  },
  'a field more': {
    answer: ({ body }, { path }) => {
      if (at(path, /\/Workflows\/WW\w+$/) && 'sid' in body) body['operating_mode'] = 'usual';
    },
  },
  'a field’s type': {
    answer: ({ body }, { path }) => {
      if (at(path, /\/TaskChannels\/\w+$/) && 'sid' in body)
        body['channel_optimized_routing'] = String(body['channel_optimized_routing']);
    },
  },
  'the order of a list': {
    answer: ({ body }, { path }) => {
      if (at(path, /\/Events$/) && Array.isArray(body['events'])) body['events'].reverse();
    },
  },
  'an event that does not come': {
    frame: ({ event_type: type, payload }) => type !== 'task.updated' || payload['assignment_status'] !== 'completed',
  },
  'a default': {
    answer: ({ body }, { method, path, form }) => {
      if (method === 'POST' && at(path, /\/Tasks$/) && 'sid' in body && !form.has('Timeout')) body['timeout'] = 3600;
    },
  },
  'a header': {
    request: ({ form }) => {
      const version = form.get('If-Match');
      if (version)
        form.set(
          'If-Match',
          version.replace(/\d+/, (digits) => String(Number(digits) + 1000)),
        );
    },
    answer: (answer) => {
      answer.etag = answer.etag && answer.etag.replace(/\d+/, (digits) => String(Number(digits) - 1000));
    },
  },
  'when something happens': {
    request: ({ form }) => {
      if (form.get('TaskReservationTimeout') === '6') form.set('TaskReservationTimeout', '20');
    },
    answer: ({ body }, { form }) => {
      if (form.get('TaskReservationTimeout') === '20' && 'sid' in body) body['task_reservation_timeout'] = 6;
    },
  },
} satisfies Readonly<Record<string, Bend>>;

/** A local TaskRouter behind a server that bends some of what it says. */
export class CrookedTaskRouter {
  readonly #bends: readonly Bend[];
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #sockets = new WebSocketServer({ noServer: true });

  private constructor(
    readonly emulator: Emulator,
    some: readonly Bend[],
  ) {
    this.#bends = some;
    this.#server.on('upgrade', (request, socket, head) => {
      const far = new WebSocket(emulator.origin.replace('http', 'ws') + (request.url ?? ''));
      far.on('error', () => socket.destroy());
      far.once('open', () =>
        this.#sockets.handleUpgrade(request, socket, head, (near) => {
          far.on('message', (data: RawData) => this.#pass(near, Buffer.isBuffer(data) ? data.toString() : ''));
          far.once('close', (code, reason) =>
            code !== 1005 && code !== 1006 ? near.close(code, reason) : near.terminate(),
          );
          near.once('close', () => far.terminate());
        }),
      );
    });
  }

  static async open(some: readonly Bend[]): Promise<CrookedTaskRouter> {
    const crooked = new CrookedTaskRouter(await createEmulator(), some);
    crooked.#server.listen(0, '127.0.0.1');
    await once(crooked.#server, 'listening');
    return crooked;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await this.emulator.close();
  }

  #pass(near: WebSocket, text: string): void {
    if (text.trim() !== '') {
      const frame = JSON.parse(text) as { event_type: string; payload: Row };
      if (!this.#bends.every((bend) => bend.frame?.(frame) ?? true)) return;
    }
    near.send(text);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const sent = Buffer.concat(parts).toString();
    const headers = new Headers();
    for (const name of ['authorization', 'content-type', 'if-match', 'apiversion', 'clientversion']) {
      const value = request.headers[name];
      if (typeof value === 'string') headers.set(name, value);
    }
    const path = new URL(url, this.origin).pathname;
    const isRest = path.startsWith('/v1/Workspaces');
    const form = new URLSearchParams(isRest ? sent : '');
    const before = form.toString();
    const ifMatch = headers.get('if-match');
    if (ifMatch !== null) form.set('If-Match', ifMatch);
    if (isRest) for (const bend of this.#bends) bend.request?.({ method, path, form });
    if (ifMatch !== null && isRest) headers.set('if-match', form.get('If-Match') ?? ifMatch);
    form.delete('If-Match');
    // What is not bent passes as it is, however it is written.
    const body = isRest && form.toString() !== before ? form.toString() : sent;
    const answered = await fetch(this.emulator.origin + url, { method, headers, ...(body && { body }) });
    const text = (await answered.text()).replaceAll(this.emulator.origin, this.origin);
    const answer: Answer = {
      status: answered.status,
      etag: answered.headers.get('etag'),
      body: text.startsWith('{') ? (JSON.parse(text) as Row) : {},
    };
    if (isRest) for (const bend of this.#bends) bend.answer?.(answer, { method, path, form });
    if (answer.etag !== null) response.setHeader('ETag', answer.etag);
    const type = answered.headers.get('content-type');
    if (type !== null) response.setHeader('Content-Type', type);
    response.writeHead(answer.status, answered.statusText);
    response.end(text.startsWith('{') ? JSON.stringify(answer.body) : text);
  }
}
