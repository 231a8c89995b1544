import { Hono, type Context } from 'hono';
import { cutOff } from '../faults/faults';
import { readBody } from './body';
import type { RestRequest } from './operation';
import type { RestApi } from './rest-api';

/** The REST API as an app: for addresses that no operation has, and wherever there is no connection behind a request. */
export function restApp(api: RestApi): Hono {
  const app = new Hono();
  app.all('*', async (context) => {
    const reply = await api.answer(requestOf(context));
    if (reply === cutOff) return Response.error();
    const { body, bytes, status, headers } = reply;
    return new Response(bytes ? new Blob([...bytes.chunks]) : (body ?? null), { status, headers });
  });
  return app;
}

function requestOf({ req }: Context): RestRequest {
  const url = new URL(req.url);
  return {
    method: req.raw.method,
    address: url,
    query: url.searchParams,
    header: (name) => req.header(name),
    body: () => readBody(req.raw),
  };
}
