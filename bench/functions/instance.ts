import { createRequire } from 'node:module';
import type { Request } from './scene';

/**
 * One instance of a Function, in a process of its own: loads the bundle when it is told the first request, as the runtime
 * does, and says how long each took, from the request to the answer.
 */
const load = createRequire(__filename);
const file = process.env['BENCH_FUNCTION'] ?? '';
/** The runtime's, where the Function is to find it loaded. */
const runtimeFile = process.env['BENCH_RUNTIME'];

class Response {
  status = 200;
  setStatusCode(status: number): this {
    this.status = status;
    return this;
  }
  setHeaders(): this {
    return this;
  }
  setBody(): this {
    return this;
  }
}

/** Alone, a Function loads the package by asking for what the runtime has of it. */
const surroundings = {
  Response,
  get twiml(): unknown {
    return load('twilio').twiml;
  },
};

async function answer({ env, headers, body }: Request): Promise<object> {
  const begun = performance.now();
  const { handler } = load(file);
  const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const event = { request: { headers: lowerCase, cookies: {} }, ...body };
  const getTwilioClient = (options: object): unknown => load('twilio')(env.ACCOUNT_SID, env.AUTH_TOKEN, options);
  const context = { ...env, DOMAIN_NAME: 'localhost:3000', PATH: '/bench', getTwilioClient };
  const response = await new Promise<unknown>((resolve) => {
    handler(context, event, (_: unknown, reply: unknown) => resolve(reply));
  });
  const ms = performance.now() - begun;
  return { ms, bareMs, status: response instanceof Response ? response.status : 200 };
}

/** How long the bare runtime takes until an empty Function has answered: it loads itself and the package. */
function wake(): number {
  const begun = performance.now();
  if (runtimeFile !== undefined) load(runtimeFile);
  if (runtimeFile !== undefined) load('twilio');
  load(process.env['BENCH_EMPTY'] ?? '').handler({}, {}, () => undefined);
  return performance.now() - begun;
}

Object.assign(globalThis, { Twilio: surroundings });
const bareMs = wake();
process.on('message', (request: Request) => void answer(request).then((told) => process.send?.(told)));
process.send?.('ready');
