import type { Context } from '@twilio-labs/serverless-runtime-types/types';
import type { Twilio } from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
import { judgeAnswer, judgeSilence } from './upstream-errors';

/** Where a client's requests go and how long it waits for them. */
export interface UpstreamOptions {
  /** Replaces the protocol and host of every request, whatever product and region it is for; none leaves them as they are. */
  readonly origin: string | undefined;
  readonly upstreamTimeoutMs: number;
  /** The longest pause before a request that was answered 429 is made again, twice at most. */
  readonly upstreamRetryDelayMs: number;
}

/**
 * Carries the requests of the twilio package, and turns every way they can fail into a {@link DeskError}.
 *
 * What was answered 429 was not done, so that asking again is safe for writes, too. Where the connection broke, only what
 * was read is asked for once more.
 */
export class UpstreamClient extends RequestClient {
  readonly #origin: string | undefined;

  constructor(options: UpstreamOptions) {
    super({
      timeout: options.upstreamTimeoutMs,
      autoRetry: true,
      maxRetries: 2,
      maxRetryDelay: options.upstreamRetryDelayMs,
    });
    this.#origin = options.origin;
  }

  override async request<Data>(options: RequestClient.RequestOptions<Data>): Promise<Response<Data>> {
    const uri = this.#origin === undefined ? options.uri : elsewhere(options.uri, this.#origin);
    const ask = (): Promise<Response<Data>> => super.request<Data>({ ...options, uri });
    const answer = await ask()
      .catch((error: unknown) => {
        // A kept connection may be closed in the moment it is used again. Reading twice does no harm.
        if (options.method.toLowerCase() === 'get' && wasCut(error)) return ask();
        throw error;
      })
      .catch((error: unknown) => {
        throw judgeSilence(error);
      });
    const failure = judgeAnswer(answer);
    if (failure) throw failure;
    return answer;
  }
}

function wasCut(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function elsewhere(uri: string, origin: string): string {
  const { pathname, search } = new URL(uri);
  return origin + pathname + search;
}

/**
 * The twilio package's client for a call of a Function, and the only place where it is pointed anywhere but at Twilio.
 *
 * Every request that fails throws a {@link DeskError}: `not_found`, `misconfigured` or one of `upstream_…`.
 */
export function twilioClient(call: {
  context: Pick<Context, 'getTwilioClient'>;
  configuration: { origin: string | undefined };
  platform: Omit<UpstreamOptions, 'origin'>;
}): Twilio {
  const { upstreamTimeoutMs, upstreamRetryDelayMs } = call.platform;
  const httpClient = new UpstreamClient({
    origin: call.configuration.origin,
    upstreamTimeoutMs,
    upstreamRetryDelayMs,
  });
  return call.context.getTwilioClient({ httpClient });
}
