import { DeskError } from '../errors';
import { isLoopback } from '../loopback';
import { readUrl } from '../text/read-url';

/** Larger than what any provider says of itself, its keys, or somebody. */
const mostBytes = 1_000_000;

const unreachable = (why: string): DeskError =>
  new DeskError(
    'provider_unreachable',
    'Nobody can sign in right now, because your organization’s identity provider does not answer. People who are signed in stay signed in. Try again in a minute.',
    { headers: { 'Retry-After': '60' }, cause: new Error(why) },
  );

/** The way to an identity provider. */
export class ProviderLine {
  readonly #timeoutMs: number;
  readonly #ahead = new Map<string, Promise<Response>>();

  /** @param timeoutMs - How long one request may take, its answer included. */
  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** Asks for something that will be wanted in a moment, so that it need not be waited for then. */
  askAhead(url: string): void {
    const answer = this.#ask(url, { headers: { accept: 'application/json' }, redirect: 'manual' });
    this.#ahead.set(url, answer);
    // Whoever takes it hears of it.
    answer.catch(() => undefined);
  }

  /** `fetch`, as openid-client wants it. @throws DeskError `provider_unreachable` */
  readonly fetch = async (url: string, options: object): Promise<Response> => {
    const early = this.#ahead.get(url);
    this.#ahead.delete(url);
    return asResponse(await (early ?? this.#ask(url, options)));
  };

  async #ask(url: string, options: RequestInit): Promise<Response> {
    const { protocol, hostname } = readUrl(url) ?? {};
    if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname ?? '')))
      throw new DeskError('provider_failed', 'The identity provider has an address that is not https.');
    try {
      const answer = await fetch(url, { ...options, signal: AbortSignal.timeout(this.#timeoutMs) });
      if (answer.status >= 500) throw new Error(`HTTP ${answer.status}`);
      if (Number(answer.headers.get('content-length') ?? 0) > mostBytes) throw new Error('The answer is too large.');
      // Read here, so that a connection that breaks within is one that broke.
      const copy = answer.clone();
      await answer.arrayBuffer();
      return copy;
    } catch (error) {
      throw unreachable(`${new URL(url).origin}: ${error instanceof Error ? causeOf(error) : String(error)}`);
    }
  }
}

const causeOf = ({ message, cause }: Error): string =>
  cause instanceof Error ? `${message}, ${cause.message}` : message;

/**
 * Twilio's runtime puts a class of its own in the place of the platform's `Response`, and openid-client takes no answer that is not an
 * instance of what goes by that name.
 */
function asResponse(answer: Response): Response {
  if (answer instanceof Response) return answer;
  return new Proxy<Response>(answer, {
    getPrototypeOf: () => Response.prototype,
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
