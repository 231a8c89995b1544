import { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import { isWorkerNamed } from '../account/store';
import { TwilioError, unauthenticated } from '../account/twilio-error';
import { cutOff, type Moment } from '../faults/faults';
import type { Line } from '../faults/line';
import type { Engine } from '../taskrouter/engine';
import { answer, routeNames } from './bridge-routes';
import type { Delivery } from './delivery';
import { readEnvelope, bridgePath, isBridgePath } from './envelope';
import type { Sessions } from './sessions';
import type { TokenBook } from './tokens';

const paths = [bridgePath, `${bridgePath}/:account/:channel`];
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
  { sessions, delivery, tokens, line }: { sessions: Sessions; delivery: Delivery; tokens: TokenBook; line: Line },
): Hono {
  const app = new Hono();
  for (const path of paths) {
    app.use(path, corsHeaders);
    app.post(path, async (context) => {
      try {
        return await respond(context);
      } catch (error) {
        return failure(error);
      }
    });
    app.get(path, () => failure(new TwilioError(426, 20426, 'GET here opens a WebSocket; requests are made by POST')));
  }
  return app;

  async function respond(context: Context): Promise<Response> {
    const envelope = readEnvelope(await context.req.text());
    const caller = tokens.read(envelope.token);
    if (!isBridgePath(context.req.path, caller.workerSid ?? caller.workspaceSid))
      throw unauthenticated(`Invalid token: it is not for the channel in ${context.req.path}`);
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

/** @param env - What the Node server passes along; without one behind it, a broken connection is a network error. */
function cut(env: unknown): Response {
  const outgoing = outgoingOf(env);
  if (!outgoing) return Response.error();
  outgoing.socket?.resetAndDestroy();
  return RESPONSE_ALREADY_SENT.clone();
}

function outgoingOf(env: unknown): ServerResponse | undefined {
  const outgoing = typeof env === 'object' && env !== null && 'outgoing' in env ? env.outgoing : undefined;
  return outgoing instanceof ServerResponse ? outgoing : undefined;
}

/**
 * Resolves when the answer to a request has left, or cannot leave any more.
 *
 * @param env - What the Node server passes along; without one behind it, nothing has to leave.
 */
function replied(env: unknown): Promise<void> {
  const outgoing = outgoingOf(env);
  if (!outgoing || outgoing.closed) return Promise.resolve();
  return new Promise((resolve) => outgoing.once('close', () => resolve()));
}

function failure(error: unknown): Response {
  const known =
    error instanceof TwilioError ? error : new TwilioError(500, 20500, `The emulator failed: ${String(error)}`);
  const headers: Record<string, string> = {};
  if (known.retryAfterSeconds !== undefined) headers['Retry-After'] = String(known.retryAfterSeconds);
  return Response.json(known.toJSON(), { status: known.status, headers });
}
