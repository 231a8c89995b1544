import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Engine } from '../taskrouter/engine';
import { notImplemented, TwilioError } from '../taskrouter/errors';
import { basicAuthentication } from './authentication';
import { checkForm, gatherParameters, readBody, readJson } from './body';
import type { Guard } from './guard';
import { missing, resourceName } from './missing';
import type { Operation, Reply } from './operation';
import { requireDone } from './operation';
import { readParameters } from './parameters';
import { Routes } from './routes';
import { etag } from './versions';

const jsonType = 'application/json';

/**
 * The REST API over operations: authenticates, reads parameters, runs each handler in a transaction, and answers in
 * Twilio's shape whatever happens.
 *
 * @param log - Told of what the emulator itself did wrong, a line each.
 * @param guard - Stands before every operation, such as to lose a request on purpose.
 */
export function restApp(
  engine: Engine,
  operations: readonly Operation[],
  log: (line: string) => void = () => undefined,
  guard?: Guard,
): Hono {
  const routes = new Routes(operations);
  const authenticate = basicAuthentication(engine.credentials);
  const app = new Hono();
  app.all('*', async (context) => {
    try {
      return await respond(context);
    } catch (error) {
      return failure(error, context, log);
    }
  });
  return app;

  async function respond(context: Context): Promise<Response> {
    const request = context.req.raw;
    const url = new URL(context.req.url);
    const match = routes.match(url.pathname);
    if (!match) throw missing(url);
    authenticate(context.req.header('authorization'));
    const found = match.for(request.method === 'HEAD' ? 'GET' : request.method);
    if (!found)
      throw new TwilioError(
        405,
        20004,
        `Method ${request.method} is not allowed on ${resourceName(url.pathname)}; allowed: ${match.methods.join(', ')}`,
      );
    const { operation, path } = found;
    if (path['AccountSid'] !== undefined && path['AccountSid'] !== engine.accountSid) throw missing(url);
    const answer = (): Promise<Response> => carryOut(context, url, operation, path);
    if (!guard) return answer();
    return guard({ operationId: operation.id, path, query: url.searchParams, env: context.env }, answer);
  }

  async function carryOut(
    context: Context,
    url: URL,
    operation: Operation,
    path: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const request = context.req.raw;
    requireDone(operation);
    const body = request.method === 'POST' ? await readBody(request) : '';
    const isJson = operation.body === 'json';
    if (!isJson) checkForm(request.headers.get('content-type'), body);
    const raw = gatherParameters(url.searchParams, new URLSearchParams(isJson ? '' : body));
    for (const name of raw.keys()) {
      if (!Object.hasOwn(operation.parameters, name)) throw notImplemented(`the parameter ${name} of ${operation.id}`);
    }
    const given = readParameters(operation.parameters, raw);
    const json = isJson ? readJson(body) : undefined;
    const ifMatch = context.req.header('if-match');
    return success(
      operation,
      engine.transact(() => operation.handle({ engine, path, given, raw, url, ifMatch, json })),
    );
  }
}

function success({ status }: Operation, { body, version }: Reply): Response {
  if (body === undefined) return new Response(null, { status });
  const headers: Record<string, string> = { 'Content-Type': jsonType };
  if (version !== undefined) headers['ETag'] = etag(version);
  return new Response(JSON.stringify(body), { status, headers });
}

function failure(error: unknown, context: Context, log: (line: string) => void): Response {
  if (!(error instanceof TwilioError)) {
    log(`${context.req.method} ${context.req.path} failed: ${error instanceof Error ? error.stack : String(error)}`);
  }
  const known =
    error instanceof TwilioError
      ? error
      : new TwilioError(500, 20500, 'The local TaskRouter failed; its log says where');
  const headers: Record<string, string> = { 'Content-Type': jsonType };
  if (known.status === 401) headers['WWW-Authenticate'] = 'Basic realm="Twilio API"';
  if (known.retryAfterSeconds !== undefined) headers['Retry-After'] = String(known.retryAfterSeconds);
  return new Response(JSON.stringify(known.toJSON()), { status: known.status, headers });
}
