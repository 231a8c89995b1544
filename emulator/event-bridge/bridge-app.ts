import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
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
import type { TokenBook } from './tokens';

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
    try {
      return await respond(context);
    } catch (error) {
      return failure(error);
    }
  });
  app.get(bridgePath, () => failure(opensSocket()));
  return app;

  async function respond(context: Context): Promise<Response> {
    const envelope = readEnvelope(await context.req.text());
    const caller = tokens.read(envelope.token);
    const moment: Moment = {
      place: 'request',
      names: () => routeNames(envelope).map((name) => `bridge:${name}`),
      concerns: (worker) => isWorkerNamed(engine.store, caller.workerSid, worker),
    };
    const answered = await line.carry(moment, async (isHeldUp) => {
      // An answer that is held up on its way holds up no event: those come by another line.
      if (caller.workerSid !== undefined && !isHeldUp) delivery.expectReply(caller.workerSid, replied(context.env));
      sessions.renew(caller);
      return context.json({ payload: answer(engine, caller, envelope, context.req.header('if-match')) });
    });
    return answered === cutOff ? cut(context.env) : answered;
  }
}

/** What a client is told that asks by GET without wanting a socket. */
export const opensSocket = (): TwilioError =>
  new TwilioError(426, 20426, 'GET here opens a WebSocket; requests are made by POST');

function failure(error: unknown): Response {
  const known =
    error instanceof TwilioError ? error : new TwilioError(500, 20500, `The emulator failed: ${String(error)}`);
  const headers: Record<string, string> = {};
  if (known.retryAfterSeconds !== undefined) headers['Retry-After'] = String(known.retryAfterSeconds);
  return Response.json(known.toJSON(), { status: known.status, headers });
}
