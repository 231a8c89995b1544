import type { TwilioResponse } from '@twilio-labs/serverless-runtime-types/types';
import type { DeskError } from './errors';

/** What a Function answers, apart from how the runtime wants it said. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | string;
  /** Each as its `Set-Cookie` says it. */
  readonly cookies?: readonly string[];
}

/** Nothing that a Function says may be kept by a cache: all of it is a token, about a person, or true for a moment only. */
export const uncached = { 'Cache-Control': 'no-store' };

/** A success in JSON. */
export function json(body: object, cookies: readonly string[] = []): Reply {
  return { status: 200, headers: { 'Content-Type': 'application/json', ...uncached }, body, cookies };
}

/** A success in XML, which is what TwiML is. */
export function xml(body: string): Reply {
  return { status: 200, headers: { 'Content-Type': 'text/xml', ...uncached }, body };
}

/** A refusal in the one shape that all have: `{"error": {"code", "message"}}`. */
export function refusal(error: DeskError): Reply {
  const { code, message, status } = error;
  const { headers, body } = json({ error: { code, message } });
  return { status, headers: { ...headers, ...error.headers }, body };
}

/** Says a reply as the runtime wants it: a `Twilio.Response`, whose object body the runtime turns into JSON. */
export function toResponse(reply: Reply): TwilioResponse {
  const response = new Twilio.Response();
  response
    .setStatusCode(reply.status)
    .setHeaders({ ...reply.headers })
    .setBody(reply.body);
  for (const cookie of reply.cookies ?? []) response.appendHeader('Set-Cookie', cookie);
  return response;
}
