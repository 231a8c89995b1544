import { timingSafeEqual } from 'node:crypto';
import type { Step } from '../account/recorded-step';
import type { Arrival, CredentialKind, RequestEntry } from '../account/request-log';
import { isWorkerNamed } from '../account/store';
import { formWithoutSecrets } from '../account/secrets';
import { notImplemented, statusOf, TwilioError, unauthenticated } from '../account/twilio-error';
import type { Credentials } from '../credentials';
import { cutOff, type CutOff, type Moment } from '../faults/faults';
import type { Line } from '../faults/line';
import type { Engine } from '../taskrouter/engine';
import { gatherParameters, readForm, readJson } from './body';
import {
  type RestReply,
  type RestRequest,
  missing,
  resourceName,
  type Operation,
  type Reply,
  requireDone,
  etag,
} from './operation';
import { Routes, type Match } from './operation-tree';
import { readParameters } from './parameters';
import type { RateLimits } from './rate-limits';

const jsonType = 'application/json';
const noForm = new URLSearchParams();
/** Below it is Sync; all other addresses of the API are one list. */
const syncPath = '/v1/Services';

export interface RestApiOptions {
  /** Told of what the emulator itself did wrong, a line each. */
  readonly log?: (line: string) => void;
  /** Stands before every operation, such as to lose a request on purpose. */
  readonly guard?: Guard;
}

/**
 * The REST API over operations: authenticates, reads parameters, runs each handler in a transaction, and answers in
 * Twilio's shape whatever happens. How requests come in and replies go out is left to others.
 */
export class RestApi {
  readonly #engine: Engine;
  readonly #routes: Routes;
  readonly #authenticate: (authorization: string | undefined) => CredentialKind;
  readonly #log: (line: string) => void;
  readonly #guard: Guard | undefined;

  constructor(engine: Engine, operations: readonly Operation[], { log = () => undefined, guard }: RestApiOptions = {}) {
    this.#engine = engine;
    this.#routes = new Routes(operations);
    this.#authenticate = basicAuthentication(engine.credentials);
    this.#log = log;
    this.#guard = guard;
  }

  /** @returns `undefined` where no operation has this path. */
  match(pathname: string): Match | undefined {
    return this.#routes.match(pathname);
  }

  /**
   * Answers once everything that the reply speaks of would survive the process. Never rejects.
   *
   * @param match - Of the request's path.
   */
  async answer(request: RestRequest, match = this.match(request.address.pathname)): Promise<RestReply | CutOff> {
    const { requests } = this.#engine;
    const entry = request.entry ?? requests.begin(arrivalOf(request));
    let reply: RestReply | CutOff;
    try {
      reply = await this.#respond(request, entry, match);
    } catch (error) {
      reply = this.#failure(error, request);
    }
    const kept = this.#engine.kept();
    if (kept) {
      try {
        await kept;
      } catch (error) {
        reply = refusal(new TwilioError(500, 20500, error instanceof Error ? error.message : String(error)));
      }
    }
    if (reply === cutOff) requests.end(entry, undefined);
    else requests.end(entry, reply.status, reply.body);
    return reply;
  }

  /** Carries out a request of a recording: it was let in, and struck by no fault, when it was recorded. */
  async replay(request: RestRequest): Promise<number> {
    const entry = this.#engine.requests.begin(arrivalOf(request));
    const found = this.match(request.address.pathname)?.for(request.method === 'HEAD' ? 'GET' : request.method);
    try {
      if (!found) throw missing(request.address);
      const { status, body } = await this.#carryOut(request, entry, found.operation, found.path);
      this.#engine.requests.end(entry, status, body);
    } catch (error) {
      const { status, body } = this.#failure(error, request);
      this.#engine.requests.end(entry, status, body);
    }
    return entry.status ?? 0;
  }

  #respond(request: RestRequest, entry: RequestEntry, match: Match | undefined): Promise<RestReply | CutOff> {
    const { method, address, query } = request;
    if (!match) throw missing(address);
    const credential = this.#authenticate(request.header('authorization'));
    entry.credential ??= credential;
    const found = match.for(method === 'HEAD' ? 'GET' : method);
    if (!found)
      throw new TwilioError(
        405,
        20004,
        `Method ${method} is not allowed on ${resourceName(address.pathname)}; allowed: ${match.methods.join(', ')}`,
      );
    const { operation, path } = found;
    if (path['AccountSid'] !== undefined && path['AccountSid'] !== this.#engine.accountSid) throw missing(address);
    const answer = (): Promise<RestReply> => this.#carryOut(request, entry, operation, path);
    return this.#guard ? this.#guard({ operationId: operation.id, path, query }, answer) : answer();
  }

  async #carryOut(
    request: RestRequest,
    entry: RequestEntry,
    operation: Operation,
    path: Readonly<Record<string, string>>,
  ): Promise<RestReply> {
    requireDone(operation);
    const body = request.method === 'POST' ? await request.body() : '';
    if (!request.entry) this.#engine.requests.sent(entry, body);
    const isJson = operation.body === 'json';
    const form = isJson ? noForm : await readForm(request.header('content-type'), body);
    const engine = this.#engine;
    let status: number = operation.status;
    try {
      const raw = gatherParameters(request.query, form);
      for (const name of raw.keys()) {
        if (!Object.hasOwn(operation.parameters, name))
          throw notImplemented(`the parameter ${name} of ${operation.id}`);
      }
      const given = readParameters(operation.parameters, raw);
      const json = isJson ? readJson(body) : undefined;
      const ifMatch = request.header('if-match');
      const call = { engine, path, given, raw, url: request.address, ifMatch, json };
      return success(
        operation,
        engine.requests.during(entry, () => engine.transact(() => operation.handle(call))),
      );
    } catch (error) {
      status = statusOf(error);
      throw error;
    } finally {
      engine.recorder?.note(stepOf(request, form, isJson ? body : undefined, status));
    }
  }

  #failure(error: unknown, { method, address }: RestRequest): RestReply {
    if (error instanceof TwilioError) return refusal(error);
    const what = error instanceof Error ? error.stack : String(error);
    this.#log(`${method} ${address.pathname} failed: ${what}`);
    return refusal(new TwilioError(500, 20500, 'The local TaskRouter failed; its log says where'));
  }
}

function arrivalOf(request: RestRequest): Arrival {
  const { method, query } = request;
  const { pathname } = request.address;
  return {
    kind: pathname.startsWith(syncPath) ? 'sync' : 'rest',
    method,
    path: pathname,
    query: query.size > 0 ? query.toString() : undefined,
    userAgent: request.header('user-agent'),
  };
}

/** A request as it stands in a recording. @param json - Its body, of an operation that takes JSON. */
function stepOf(
  request: RestRequest,
  form: URLSearchParams,
  json: string | undefined,
  status: number,
): Omit<Extract<Step, { do: 'rest' }>, 'at'> {
  const { method, address, query } = request;
  const ifMatch = request.header('if-match');
  return {
    do: 'rest',
    method,
    origin: address.origin,
    path: address.pathname,
    query: formWithoutSecrets(query).toString(),
    ...(json !== undefined && { contentType: jsonType }),
    body: json ?? formWithoutSecrets(form).toString(),
    ...(ifMatch !== undefined && { ifMatch }),
    status,
  };
}

function success({ status }: Operation, { body, bytes, version }: Reply): RestReply {
  if (bytes) return { status, headers: { 'Content-Type': bytes.type }, bytes };
  if (body === undefined) return { status, headers: {} };
  const headers: Record<string, string> = { 'Content-Type': jsonType };
  if (version !== undefined) headers['ETag'] = etag(version);
  return { status, headers, body: JSON.stringify(body) };
}

function refusal(error: TwilioError): RestReply {
  const { status, retryAfterSeconds } = error;
  const headers: Record<string, string> = { 'Content-Type': jsonType };
  if (status === 401) headers['WWW-Authenticate'] = 'Basic realm="Twilio API"';
  if (retryAfterSeconds !== undefined) headers['Retry-After'] = String(retryAfterSeconds);
  return { status, headers, body: JSON.stringify(error.toJSON()) };
}

/** A request that is known and allowed, about to be read. */
interface GuardedRequest {
  readonly operationId: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** Stands before every operation: it may delay, refuse or lose a request. @throws TwilioError where it refuses */
type Guard = (request: GuardedRequest, answer: () => Promise<RestReply>) => Promise<RestReply | CutOff>;

/** Rate limits first, where there are any: what they refuse, no fault is counted on. */
export function guardRequests({ store }: Engine, line: Line, limits: RateLimits | undefined): Guard {
  const carry: Guard = ({ operationId, path }, answer) => {
    const moment: Moment = {
      place: 'request',
      names: () => [operationId, `rest:${operationId}`],
      concerns: (worker) => Object.values(path).some((sid) => isWorkerNamed(store, sid, worker)),
    };
    return line.carry(moment, answer);
  };
  if (!limits) return carry;
  return (request, answer) => limits.within(request.operationId, request.query, () => carry(request, answer));
}

/** Longer than any user name and password that could be right. */
const comparedBytes = 512;

/** Fills a field of fixed length with text, its own length beside it, so that comparing takes the same time whatever it is. */
function fill(field: Buffer, text: string, encoding: 'utf8' | 'base64'): Buffer {
  field.fill(0, field.write(text, 0, comparedBytes, encoding), comparedBytes);
  field.writeUInt32LE(Buffer.byteLength(text, encoding), comparedBytes);
  return field;
}

const newField = (): Buffer => Buffer.alloc(comparedBytes + 4);

/**
 * HTTP Basic authentication by the account's SID and token, or by an API key and its secret, compared in constant time.
 *
 * @returns A check of the `Authorization` header, which says whose it is and throws TwilioError 401.
 * @see https://www.twilio.com/docs/iam/api
 */
function basicAuthentication(credentials: Credentials): (authorization: string | undefined) => CredentialKind {
  const { accountSid, authToken, apiKey, apiSecret } = credentials;
  const byToken = fill(newField(), `${accountSid}:${authToken}`, 'utf8');
  const byKey = fill(newField(), `${apiKey}:${apiSecret}`, 'utf8');
  const given = newField();
  return (authorization) => {
    const [, encoded] = /^basic +([A-Za-z0-9+/_=-]+)$/i.exec(authorization ?? '') ?? [];
    if (encoded === undefined)
      throw unauthenticated(
        'Authenticate: send the account SID and auth token, or an API key and its secret, by Basic',
      );
    fill(given, encoded, 'base64');
    // Both are compared whatever the first says, so that timing does not tell which kind was wrong.
    const isToken = timingSafeEqual(given, byToken);
    const isKey = timingSafeEqual(given, byKey);
    if (!isToken && !isKey) throw unauthenticated('Authentication Error - invalid username');
    return isToken ? 'auth token' : 'API key';
  };
}
