import { nullish, object, picklist, record, safeParse, string, unknown } from 'valibot';
import { textAt } from '../../src/lib/attributes/edit-attributes';
import { invalid } from '../account/twilio-error';

/** Where the event bridge is, for requests and for sockets. */
export const bridgePath = '/v1/wschannels';

/** Whether a path leads to the event bridge as the SDK speaks to it. */
export const isBridgePath = (path: string): boolean => path === bridgePath || path === `${bridgePath}/`;

const channelPath = /^\/v1\/wschannels\/([^/]+)\/([^/]+)\/?$/;

/** Version 1 of the browser library names its account and its channel in the path: a worker, a task queue or the workspace. */
export interface ChannelPath {
  readonly accountSid: string;
  readonly channel: string;
}

/** @returns `undefined` where the path is another. */
export function readChannelPath(path: string): ChannelPath | undefined {
  const [, accountSid, channel] = channelPath.exec(path) ?? [];
  return accountSid === undefined || channel === undefined ? undefined : { accountSid, channel };
}

/** A request as the browser SDK packs it: every one is a POST to the same place with a JSON document like this. */
export interface Envelope {
  readonly method: Method;
  /** Without a leading slash or version: `Workspaces/WS…/Activities`. Version 1 gives an absolute address. */
  readonly url: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly token: string;
  /** Version 1 alone: the name of the event that its client makes of the answer. */
  readonly event_type?: string | null | undefined;
}

type Method = 'GET' | 'POST' | 'DELETE';

const sdkMethods: readonly Method[] = ['GET', 'POST'];

const schemaFor = (methods: readonly Method[]) =>
  object({
    method: picklist(methods),
    url: string(),
    params: nullish(record(string(), unknown()), {}),
    token: string(),
    event_type: nullish(string()),
  });

/**
 * Reads a request's body. It is JSON whatever the content type says: the SDK sends it as text or as a form.
 *
 * @param methods - Those that may be asked for.
 * @throws TwilioError 400 where it is not such a document
 */
export function readEnvelope(body: string, methods = sdkMethods): Envelope {
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch {
    throw invalid('The body is not JSON; {"url", "method", "params", "token"} was expected');
  }
  const read = safeParse(schemaFor(methods), document);
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
