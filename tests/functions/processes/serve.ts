import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { Context, ServerlessCallback } from '@twilio-labs/serverless-runtime-types/types';
import * as twilio from 'twilio';
import { LocalRequestClient } from '../../../emulator/request-client';
import { createActivitiesHandler } from '../../../src/functions/activities';
import { createColleaguesHandler } from '../../../src/functions/colleagues';
import { createFloorTaskHandler } from '../../../src/functions/floor-task';
import { createOutboundCallHandler } from '../../../src/functions/outbound-call';
import { createTokenHandler } from '../../../src/functions/token';
import type { Environment } from '../../../src/lib/configuration';
import type { Platform } from '../../../src/lib/platform';
import type { FunctionEvent } from '../../../src/lib/request';

/*
 * A server of Functions in a process of its own, whose time is moved by the process that has started it. Says on which port it
 * listens, and sends each line of the log.
 */

type Handler = (context: Context<Environment>, event: FunctionEvent, callback: ServerlessCallback) => unknown;

/** What the test says. */
interface Told {
  readonly advance?: number;
  readonly id: number;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
  readonly isDeadline: boolean;
}

const started: { now: number; env: Environment } = JSON.parse(process.argv[2] ?? '') as never;
const responsePath = `${process.cwd()}/node_modules/@twilio/runtime-handler/dist/dev-runtime/internal/response.js`;
const { Response } = createRequire(__filename)(responsePath) as { Response: typeof Twilio.Response };
Object.assign(globalThis, { Twilio: { ...twilio, Response } });

let now = started.now;
const timers = new Set<Timer>();
const send = (message: object): void => void process.send?.(message);

const platform: Platform = {
  now: () => now,
  after(delayMs, run) {
    const timer = { at: now + delayMs, run, isDeadline: delayMs === platform.replyWithinMs };
    timers.add(timer);
    return () => void timers.delete(timer);
  },
  log: (line) => send({ log: line }),
  replyWithinMs: 8_000,
  upstreamTimeoutMs: 20_000,
  upstreamRetryDelayMs: 1,
};

const handlers: Readonly<Record<string, Handler>> = {
  '/token': createTokenHandler(platform),
  '/activities': createActivitiesHandler(platform),
  '/colleagues': createColleaguesHandler(platform),
  '/outbound-call': createOutboundCallHandler(platform),
  '/floor-task': createFloorTaskHandler(platform),
};

function advance(durationMs: number): void {
  const end = now + durationMs;
  for (;;) {
    const [next] = [...timers].filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at);
    if (!next) break;
    timers.delete(next);
    now = Math.max(now, next.at);
    next.run();
  }
  now = end;
}

process.on('message', ({ advance: durationMs, id }: Told) => {
  if (durationMs !== undefined) advance(durationMs);
  send({ id, waiting: [...timers].filter(({ isDeadline }) => !isDeadline).length });
});
// Nobody is to be left behind.
process.on('disconnect', () => process.exit());

async function eventOf(request: IncomingMessage): Promise<FunctionEvent> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const pairs = (request.headers.cookie ?? '').split('; ').map((pair) => pair.split('='));
  const cookies: unknown = Object.fromEntries(pairs.filter(([name]) => name));
  const fields = JSON.parse(body || '{}') as object;
  return { request: { headers: request.headers, cookies: cookies as object }, ...fields };
}

const { ACCOUNT_SID = '', AUTH_TOKEN = '', TASKROUTER_ORIGIN = '' } = started.env;
const context = {
  ...started.env,
  PATH: '',
  getTwilioClient: (options: object = {}) =>
    twilio.default(ACCOUNT_SID, AUTH_TOKEN, { httpClient: new LocalRequestClient(TASKROUTER_ORIGIN), ...options }),
} as unknown as Context<Environment>;

const server = createServer((request, response) => {
  const handler = handlers[request.url ?? ''];
  if (!handler) return void response.writeHead(404).end();
  void eventOf(request).then((event) =>
    handler(context, event, (_error, payload) => {
      (payload as unknown as { applyToExpressResponse(to: object): void }).applyToExpressResponse({
        status: (status: number) => (response.statusCode = status),
        set: (headers: Record<string, string>) => {
          for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        },
        send: (body: unknown) => response.end(typeof body === 'string' ? body : JSON.stringify(body)),
      });
    }),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  send({ port: typeof address === 'object' ? address?.port : undefined });
});
