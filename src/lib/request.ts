import { object, safeParse, type InferOutput, type ObjectEntries, type ObjectSchema } from 'valibot';
import { DeskError } from './errors';

/** A request's headers as the runtime gives them: names in lower case, repeated ones as arrays. */
export type Headers = Readonly<Record<string, unknown>>;

/**
 * A Function's event: the runtime spreads `{request}`, the query and the body into one object, in that order, so that
 * every field of it, `request` included, may come from the caller.
 *
 * @see https://www.twilio.com/docs/serverless/functions-assets/functions/invocation
 */
export type FunctionEvent = { request: { headers: object; cookies: object } } & { [field: string]: unknown };

/**
 * The fields that came, on an object that inherits nothing.
 *
 * Some runtime handlers put a request together by assignment, so that a field named `__proto__` in a body becomes what
 * the event inherits from, and whatever is in it can be read as if it had been sent. Here it is a field like any other.
 */
export function ownFields(event: FunctionEvent): FunctionEvent {
  const fields: FunctionEvent = Object.create(null);
  return Object.assign(fields, event);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The request's headers, as far as they can be believed.
 *
 * A caller who sends a field named `request` hides the true headers behind it. One that does not look like the
 * runtime's is refused. One that does cannot be told apart, and need not be: no rule of the desk reads a header but the
 * session token, which proves itself by its signature wherever it stands.
 *
 * @throws DeskError `invalid_request`
 */
export function readHeaders(event: FunctionEvent): Headers {
  const request: unknown = event.request;
  if (request === undefined) return {};
  if (isRecord(request) && Object.hasOwn(request, 'headers') && isRecord(request['headers'])) return request['headers'];
  throw new DeskError(
    'invalid_request',
    '`request` is a reserved name: a field called that hides the headers. Send the request without it.',
  );
}

/** A request's cookies by name, as the runtime has read them. */
export type Cookies = Readonly<Record<string, unknown>>;

/**
 * The request's cookies. Whoever forges `request` hides them together with the headers, and knows none of ours.
 *
 * @throws DeskError `invalid_request` like {@link readHeaders}
 */
export function readCookies(event: FunctionEvent): Cookies {
  readHeaders(event);
  const request: unknown = event.request;
  const cookies = isRecord(request) && Object.hasOwn(request, 'cookies') ? request['cookies'] : undefined;
  return isRecord(cookies) ? Object.assign(Object.create(null), cookies) : {};
}

/**
 * Takes the fields of a schema out of an event, and nothing else.
 *
 * @param entries - A schema for each field; its message completes "expected …".
 * @throws DeskError `invalid_request`, naming every unusable field and never repeating what was sent.
 */
export function readInput<Entries extends ObjectEntries>(
  event: FunctionEvent,
  entries: Entries,
): InferOutput<ObjectSchema<Entries, undefined>> {
  // Every field is there, be it undefined, so that one that was not sent gets its own schema's message.
  const fields = Object.fromEntries(
    Object.keys(entries).map((name) => [name, Object.hasOwn(event, name) ? event[name] : undefined]),
  );
  const result = safeParse(object(entries), fields);
  if (result.success) return result.output;
  const complaints = result.issues.map((issue) => {
    const name = String(issue.path?.[0].key);
    return `\`${name}\` is ${fields[name] === undefined ? 'missing' : 'not usable'}: ${issue.message}.`;
  });
  throw new DeskError('invalid_request', [...new Set(complaints)].join(' '));
}
