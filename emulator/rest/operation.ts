import type { RequestEntry } from '../account/request-log';
import { type TwilioError, notImplemented, notFound, preconditionFailed } from '../account/twilio-error';
import type { Engine } from '../taskrouter/engine';
import type { Given, ParameterSpecs, RawParameters } from './parameters';

/** Where a request was sent. */
export interface Address {
  /** Scheme, host and port as the client named them. */
  readonly origin: string;
  /** Percent-encoding and all. */
  readonly pathname: string;
}

/** A request to the REST API, whatever brought it. */
export interface RestRequest {
  readonly method: string;
  readonly address: Address;
  readonly query: URLSearchParams;
  header(name: RequestHeader): string | undefined;
  /** The whole body as text. Rejects with TwilioError 413 where it is too large. */
  body(): Promise<string>;
  /** As what it is listed, where it came inside of another request. */
  readonly entry?: RequestEntry;
}

/** What is read of a request's headers. */
export type RequestHeader = 'authorization' | 'content-type' | 'if-match' | 'user-agent';

export interface RestReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; absent where the status is 204, or there are bytes. */
  readonly body?: string;
  readonly bytes?: Bytes;
}

/** A file, made while it is sent. */
export interface Bytes {
  /** The media type. */
  readonly type: string;
  readonly length: number;
  readonly chunks: Iterable<Uint8Array<ArrayBuffer>>;
}

export type Method = 'GET' | 'POST' | 'DELETE';

/** The names in a path template: `'WorkspaceSid' | 'Sid'` of `/v1/Workspaces/:WorkspaceSid/Tasks/:Sid`. */
export type PathNames<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer More}`
    ? Name | PathNames<`/${More}`>
    : Rest extends `${infer Name}.json`
      ? Name
      : Rest
  : never;

/** One request to an operation, already authenticated and read. */
export interface Call<Path extends string = string, P extends ParameterSpecs = ParameterSpecs> {
  readonly engine: Engine;
  readonly path: Readonly<Record<PathNames<Path>, string>>;
  readonly given: Given<P>;
  /** Everything that was sent, unread. */
  readonly raw: RawParameters;
  readonly url: Address;
  /** The header, as sent. */
  readonly ifMatch: string | undefined;
  /** The body of an operation that takes JSON. */
  readonly json: unknown;
}

export interface Reply {
  /** Absent where the status is 204, or there are bytes. */
  readonly body?: object;
  readonly bytes?: Bytes;
  /** The row's version, sent as ETag. */
  readonly version?: number;
}

/**
 * One operation of a published API, as data.
 *
 * @example
 * operation({
 *   id: 'FetchActivity',
 *   method: 'GET',
 *   path: '/v1/Workspaces/:WorkspaceSid/Activities/:Sid',
 *   parameters: {},
 *   status: 200,
 *   handle: (call) => ({ body: formatActivity(call, findActivity(call)) }),
 * });
 */
export interface Operation<Path extends string = string, P extends ParameterSpecs = ParameterSpecs> {
  /** The operation's published name. */
  readonly id: string;
  readonly method: Method;
  /** `:Name` stands for a segment; a last segment may end in `.json`. */
  readonly path: Path;
  /** By published name. Whatever else is sent is answered 501 naming it. */
  readonly parameters: P;
  /** How the body is encoded; a form where absent. */
  readonly body?: 'json';
  /** False where the emulator does not do it: it is then answered 501 naming it, whatever was sent. */
  readonly done?: false;
  /** Of a success. */
  readonly status: 200 | 201 | 204;
  /** Runs inside {@link Engine.transact}. @throws TwilioError */
  handle(call: Call<Path, P>): Reply;
}

/** Declares an operation; what it is handed follows from its path and parameters. The four below say the usual ones shorter. */
export function operation<const Path extends string, P extends ParameterSpecs>(
  definition: Operation<Path, P>,
): Operation {
  return definition;
}

const by =
  (method: Method, status: Operation['status']) =>
  <const Path extends string, P extends ParameterSpecs>(
    id: string,
    path: Path,
    parameters: P,
    handle: (call: Call<Path, P>) => Reply,
  ): Operation =>
    operation({ id, method, path, parameters, status, handle });

/**
 * An operation by `GET`.
 *
 * @example
 * reads('FetchActivity', '/v1/Workspaces/:WorkspaceSid/Activities/:Sid', {}, (call) => ({ body: format(find(call)) }));
 */
export const reads = by('GET', 200);

/** An operation by `POST` that makes something. */
export const creates = by('POST', 201);

/** An operation by `POST` on what is there. */
export const updates = by('POST', 200);

/** An operation by `DELETE`. */
export const deletes = <const Path extends string>(id: string, path: Path, handle: (call: Call<Path>) => void) =>
  by('DELETE', 204)(id, path, {}, (call) => {
    handle(call);
    return {};
  });

const notDoneYet = ({ id, method, path }: Pick<Operation, 'id' | 'method' | 'path'>): TwilioError =>
  notImplemented(`the operation ${id} (${method} ${path})`);

/** Refuses an operation that is only declared. @throws TwilioError 501 */
export function requireDone(declared: Operation): void {
  if (declared.done === false) throw notDoneYet(declared);
}

/** Declares an operation that Twilio publishes and the emulator does not do. */
export function notDone(id: string, method: Method, path: string): Operation {
  const what = { id, method, path };
  return {
    ...what,
    parameters: {},
    status: 200,
    done: false,
    handle() {
      throw notDoneYet(what);
    },
  };
}

/** What an error message calls a path: TaskRouter's leave their version out. */
export const resourceName = (pathname: string): string => pathname.replace(/^\/v1(?=\/)/, '');

/** There is nothing at this address. */
export const missing = ({ pathname }: Pick<Address, 'pathname'>): TwilioError => notFound(resourceName(pathname));

/** A row that was looked up. @throws TwilioError 404 where there was none */
export function found<R>(row: R | undefined, url: Pick<Address, 'pathname'>): R {
  if (!row) throw missing(url);
  return row;
}

export const etag = (version: number): string => `"${version}"`;

/**
 * Obeys `If-Match`: a version with or without quotes, several of them, or `*`.
 *
 * @throws TwilioError 412 where the resource has another version
 */
export function checkVersion(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const wanted = ifMatch.split(',').map((one) => one.trim().replace(/^W\//, '').replaceAll('"', ''));
  if (!wanted.includes(String(version))) throw preconditionFailed(ifMatch, String(version));
}
