import { Agent } from 'node:http';
import { RequestClient } from 'twilio';
import type { RequestOptions } from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
import { KeptConnections } from './kept-connections';
import { judgeAnswer, judgeSilence, wasCut } from './upstream-errors';

/** Where a client's requests go and how long it waits for them. */
export interface UpstreamOptions {
  /** Replaces the protocol and host of every request, whatever product and region it is for; none leaves them as they are. */
  readonly origin: string | undefined;
  readonly upstreamTimeoutMs: number;
  /** The longest pause before a request that was answered 429 is made again, twice at most. */
  readonly upstreamRetryDelayMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Shorter than load balancers commonly keep an idle connection, which is a minute. */
const readsAfterRestMs = 50_000;

/** Shorter than any server in common use keeps one: Node's own, with 5 seconds, is the most impatient. */
const writesAfterRestMs = 2_000;

/** As many requests as the largest Function makes at once; as many connections are kept, so that it opens none the next time. */
const mostConnections = 20;

/**
 * Carries the requests of the twilio package, and turns every way they can fail into a {@link DeskError}. It holds no
 * credentials: those come with each request.
 *
 * What was answered 429 was not done, so that asking again is safe for writes, too. Where the connection broke, only what
 * was read is asked for once more: nothing tells a write that never arrived from one that was done and whose answer was
 * lost. So a write takes only a connection that cannot have been closed for its rest, else a new one.
 */
export class UpstreamClient extends RequestClient {
  readonly #origin: string | undefined;
  readonly #connections: KeptConnections;

  constructor(options: UpstreamOptions) {
    super({
      timeout: readsAfterRestMs,
      autoRetry: true,
      maxRetries: 2,
      maxRetryDelay: options.upstreamRetryDelayMs,
      maxSockets: mostConnections,
      maxFreeSockets: mostConnections,
    });
    // The option is for both; a request waits for less time than a connection may rest.
    this.defaultTimeout = options.upstreamTimeoutMs;
    this.#origin = options.origin;
    const { defaults, interceptors } = this.axios;
    // The package makes one for https alone.
    defaults.httpAgent = new Agent({
      keepAlive: true,
      timeout: readsAfterRestMs,
      maxSockets: mostConnections,
      maxFreeSockets: mostConnections,
    });
    this.#connections = new KeptConnections([defaults.httpAgent, defaults.httpsAgent], options.now);
    interceptors.response.use((response) => {
      this.#connections.used(response.request);
      return response;
    });
  }

  override async request<Data>(options: RequestOptions<Data>): Promise<Response<Data>> {
    const uri = this.#origin === undefined ? options.uri : elsewhere(options.uri, this.#origin);
    const ask = (): Promise<Response<Data>> => super.request<Data>({ ...options, uri });
    const isRead = options.method.toLowerCase() === 'get';
    await this.#connections.closeRested(isRead ? readsAfterRestMs : writesAfterRestMs);
    const answer = await ask()
      .catch(async (error: unknown) => {
        if (!isRead || !wasCut(error)) throw error;
        await this.#connections.closeRested(0);
        return ask();
      })
      .catch((error: unknown) => {
        throw judgeSilence(error, { method: options.method, uri });
      });
    const failure = judgeAnswer(answer, { method: options.method, uri });
    if (failure) throw failure;
    return answer;
  }
}

function elsewhere(uri: string, origin: string): string {
  const { pathname, search } = new URL(uri);
  return origin + pathname + search;
}
