import { literal, nullish, object, record, safeParse, string, union, unknown } from 'valibot';
import { textAt } from '../../src/lib/attributes/edit-attributes';
import { invalid } from '../account/twilio-error';

/** Where the event bridge is, for requests and for sockets. */
export const bridgePath = '/v1/wschannels';

/** Version 1 of the browser library names the account and the worker in the path. */
const longPath = /^\/v1\/wschannels\/[^/]+\/([^/]+)\/?$/;

/**
 * Whether a path leads to the event bridge.
 *
 * @param channel - Where given: whether it does for this worker or workspace.
 */
export function isBridgePath(path: string, channel?: string): boolean {
  if (path === bridgePath || path === `${bridgePath}/`) return true;
  const named = longPath.exec(path)?.[1];
  return named !== undefined && (channel === undefined || named === channel);
}

/** A request as the browser SDK packs it: every one is a POST to the same place with a JSON document like this. */
export interface Envelope {
  readonly method: 'GET' | 'POST';
  /** Without a leading slash or version: `Workspaces/WS…/Activities`. */
  readonly url: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly token: string;
}

const schema = object({
  method: union([literal('GET'), literal('POST')]),
  url: string(),
  params: nullish(record(string(), unknown()), {}),
  token: string(),
});

/**
 * Reads a request's body. It is JSON whatever the content type says: the SDK sends it as text or as a form.
 *
 * @throws TwilioError 400 where it is not such a document
 */
export function readEnvelope(body: string): Envelope {
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch {
    throw invalid('The body is not JSON; {"url", "method", "params", "token"} was expected');
  }
  const read = safeParse(schema, document);
  if (read.success) return { ...read.output, params: asSent(body, read.output.params ?? {}) };
  const [issue] = read.issues;
  const where = issue.path?.map(({ key }) => String(key)).join('.') ?? 'the whole';
  throw invalid(`The body is not a request to the event bridge: ${where} is wrong. ${issue.message}`);
}

/** Attributes come as an object; they are kept as the text that stands in the body, not as JavaScript read it. */
function asSent(body: string, params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { Attributes } = params;
  if (typeof Attributes !== 'object' || Attributes === null) return params;
  return { ...params, Attributes: textAt(body, ['params', 'Attributes']) };
}
