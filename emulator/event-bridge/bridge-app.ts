import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import type { RequestEntry, RequestKind } from '../account/request-log';
import { isWorkerNamed } from '../account/store';
import { TwilioError } from '../account/twilio-error';
import { cutOff, type Moment } from '../faults/faults';
import type { Line } from '../faults/line';
import type { Engine } from '../taskrouter/engine';
import { answer, routeNames } from './bridge-routes';
import type { Delivery } from './delivery';
import type { Frames } from './dialect';
import { readEnvelope, bridgePath } from './envelope';
import { cut, replied } from './outgoing';
import type { Sessions } from './sessions';
import type { Caller, TokenBook } from './tokens';

const corsHeaders = cors({
  origin: '*',
  allowMethods: ['POST', 'OPTIONS'],
  allowHeaders: ['apiVersion', 'clientVersion', 'If-Match', 'Content-Type'],
  maxAge: 600,
});

/**
 * The HTTP half of the event bridge: `POST /v1/wschannels`. Every answer is JSON, `{"payload"}` or
 * `{"code", "status", "message"}`: the SDK reads JSON before it looks at the status.
 */
export function bridgeApp(
  engine: Engine,
  {
    sessions,
    delivery,
    tokens,
    line,
  }: { sessions: Sessions; delivery: Delivery<Frames>; tokens: TokenBook; line: Line },
): Hono {
  const app = new Hono();
  app.use(bridgePath, corsHeaders);
  app.post(bridgePath, async (context) => {
    const entry = arrive(engine, context, 'event-bridge');
    try {
      return await respond(context, entry);
    } catch (error) {
      const { status, headers, body } = failure(error);
      engine.requests.end(entry, status, body);
      return new Response(body, { status, headers });
    }
  });
  app.get(bridgePath, () => {
    const { status, headers, body } = failure(opensSocket());
    return new Response(body, { status, headers });
  });
  return app;

  async function respond(context: Context, entry: RequestEntry): Promise<Response> {
    const sent = await context.req.text();
    engine.requests.sent(entry, sent);
    const envelope = readEnvelope(sent);
    entry.asks = `${envelope.method} ${envelope.url}`;
    const caller = tokens.read(envelope.token);
    show(entry, caller);
    const moment: Moment = {
      place: 'request',
      names: () => routeNames(envelope).map((name) => `bridge:${name}`),
      concerns: (worker) => isWorkerNamed(engine.store, caller.workerSid, worker),
    };
    const answered = await line.carry(moment, async (isHeldUp) => {
      // An answer that is held up on its way holds up no event: those come by another line.
      if (caller.workerSid !== undefined && !isHeldUp) delivery.expectReply(caller.workerSid, replied(context.env));
      sessions.renew(caller);
      const ifMatch = context.req.header('if-match');
      return JSON.stringify({
        payload: engine.requests.during(entry, () => answer(engine, caller, envelope, ifMatch)),
      });
    });
    if (answered === cutOff) {
      engine.requests.end(entry, undefined);
      return cut(context.env);
    }
    engine.requests.end(entry, 200, answered);
    return context.body(answered, 200, { 'Content-Type': 'application/json' });
  }
}

/** What a client is told that asks by GET without wanting a socket. */
export const opensSocket = (): TwilioError =>
  new TwilioError(426, 20426, 'GET here opens a WebSocket; requests are made by POST');

/** Lists a request as it comes. */
export function arrive({ requests }: Engine, { req }: Context, kind: RequestKind): RequestEntry {
  return requests.begin({ kind, method: req.method, path: req.path, userAgent: req.header('user-agent') });
}

/** Says in the list who came. */
export function show(entry: RequestEntry, { channel, policies }: Caller): void {
  entry.credential = policies ? 'capability token' : 'access token';
  entry.channel = channel;
}

function failure(error: unknown): { status: number; headers: Record<string, string>; body: string } {
  const known =
    error instanceof TwilioError ? error : new TwilioError(500, 20500, `The emulator failed: ${String(error)}`);
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (known.retryAfterSeconds !== undefined) headers['Retry-After'] = String(known.retryAfterSeconds);
  return { status: known.status, headers, body: JSON.stringify(known) };
}
