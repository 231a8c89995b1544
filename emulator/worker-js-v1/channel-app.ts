import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import { object, parse, string } from 'valibot';
import type { RequestEntry } from '../account/request-log';
import { forbidden, TwilioError } from '../account/twilio-error';
import { arrive, opensSocket, show } from '../event-bridge/bridge-app';
import { bridgePath, readEnvelope } from '../event-bridge/envelope';
import type { EventBridge } from '../event-bridge/event-bridge';
import { cut, onOneLine, outgoingOf, replied } from '../event-bridge/outgoing';
import { cutOff } from '../faults/faults';
import type { RestReply } from '../rest/operation';
import type { RestApi } from '../rest/rest-api';
import type { Engine } from '../taskrouter/engine';
import { requireAdmission } from './channels';
import { asRestRequest, readChannelRequest } from './channel-request';

const path = `${bridgePath}/:accountSid/:channel` as const;
const longestPhrase = 1000;

/** By these a client deletes, which the SDK's dialect does not know. */
const methods = ['GET', 'POST', 'DELETE'] as const;

/**
 * Where version 1 of the browser library sends its requests: `POST /v1/wschannels/{account}/{channel}`. Each is one to the
 * REST API, and so is its answer; where the client named an event, the name comes back.
 */
export function channelApp(engine: Engine, bridge: EventBridge, rest: RestApi): Hono {
  const app = new Hono();
  // A request of plain text is asked for without a preflight, and a page at an old address is another's.
  app.use(path, cors({ origin: '*', allowMethods: ['POST'], maxAge: 600 }));
  app.post(path, async (context) => {
    const entry = arrive(engine, context, 'worker-js-1');
    try {
      return await respond(context, entry);
    } catch (error) {
      if (!(error instanceof TwilioError)) throw error;
      engine.requests.end(entry, error.status, JSON.stringify(error));
      return refused(context, error);
    }
  });
  app.get(path, (context) => refused(context, opensSocket()));
  return app;

  async function respond(context: Context<object, typeof path>, entry: RequestEntry): Promise<Response> {
    const sent = await context.req.text();
    engine.requests.sent(entry, sent);
    const envelope = readEnvelope(sent, methods);
    const caller = bridge.callerOf(envelope.token);
    show(entry, caller);
    const policies = requireAdmission(engine, caller, context.req.param(), 'POST');
    const request = readChannelRequest(envelope, caller);
    entry.asks = `${request.method} ${request.pathname}`;
    if (!policies.allow(request))
      throw forbidden(`The token's policies do not allow ${request.method} ${request.pathname} with these parameters`);
    bridge.answering(caller, replied(context.env));
    const reply = await rest.answer(asRestRequest(engine, request, entry));
    return reply === cutOff ? cut(context.env) : answered(context, reply, envelope.event_type ?? undefined);
  }
}

/** A success is 200, whatever it was: version 1 takes no other for one. */
function answered(context: Context, { status, body = 'null' }: RestReply, eventType: string | undefined): Response {
  if (status >= 400) return failure(context, status, parse(object({ message: string() }), JSON.parse(body)), body);
  const echo = eventType === undefined ? '' : `,"event_type":${JSON.stringify(eventType)}`;
  return context.body(`{"payload":${body}${echo}}`, 200, { 'Content-Type': 'application/json' });
}

const refused = (context: Context, error: TwilioError): Response =>
  failure(context, error.status, error, JSON.stringify(error));

/** The status line carries the message: version 1 reads nothing else of a refusal. */
function failure({ env }: Context, status: number, { message }: { readonly message: string }, body: string): Response {
  const statusText = onOneLine(message, longestPhrase);
  const outgoing = outgoingOf(env);
  if (outgoing) outgoing.statusMessage = statusText;
  return new Response(body, { status, statusText, headers: { 'Content-Type': 'application/json' } });
}
