import RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
import { CliError, interrupted } from '../cli-error';
import type { Io } from '../io';
import { Gate } from './gate';
import { mayBeDone, mayRepeat, wasNeverSent, type Mishap } from './repeatable';
import { pauseBefore, readRetryAfter } from './retry-timing';
import { UnansweredError } from './unanswered-error';

export interface OperatorsClientOptions {
  readonly io: Pick<Io, 'clock' | 'random' | 'signal'>;
  /** At most so many requests are under way at a time. */
  readonly concurrency: number;
  /** Replaces the protocol and host of every request; none leaves them as they are. */
  readonly origin: string | undefined;
  /** Somebody else than Twilio may answer, and with anything. */
  readonly anybody?: boolean;
}

/** Before anything was ever answered, a connection that cannot be made is a mistake rather than a mishap. */
const attemptsBeforeAnswer = 2;

/** An answer without a mishap is one to hand on; a mishap without an answer is a broken connection. */
type Answer<Data> =
  | { readonly response: Response<Data>; readonly mishap: undefined }
  | { readonly response: Response<Data> | undefined; readonly mishap: Mishap };

/**
 * Carries the requests of the twilio package: so many at a time, again where that may help, none any more after Ctrl-C.
 *
 * A request that is waiting to be sent again keeps its place, so that a busy Twilio is asked less and not more.
 */
export class OperatorsClient extends RequestClient {
  readonly #io: OperatorsClientOptions['io'];
  readonly #gate: Gate;
  readonly #origin: string | undefined;
  readonly #anybody: boolean;
  #hasAnswered = false;
  /** When Twilio wants to hear from us again, epoch milliseconds. */
  #quietUntil = 0;
  #sent = 0;

  constructor({ io, concurrency, origin, anybody = false }: OperatorsClientOptions) {
    super({ maxSockets: concurrency });
    this.#io = io;
    this.#gate = new Gate(concurrency);
    this.#origin = origin;
    this.#anybody = anybody;
  }

  /** How many requests have been sent so far, those sent again included. */
  get sent(): number {
    return this.#sent;
  }

  /**
   * @throws CliError `interrupted` after Ctrl-C, `unreachable` where it is not Twilio that answers
   * @throws UnansweredError where the connection broke each time
   */
  override request<Data>(options: RequestClient.RequestOptions<Data>): Promise<Response<Data>> {
    const uri = this.#origin === undefined ? options.uri : elsewhere(options.uri, this.#origin);
    return this.#gate.pass(() => this.#persist({ ...options, uri }));
  }

  async #persist<Data>(options: RequestClient.RequestOptions<Data>): Promise<Response<Data>> {
    const { clock, random } = this.#io;
    let isLost = false;
    for (let attempt = 1; ; attempt += 1) {
      await this.#wait(this.#quietUntil - clock.now(), isLost);
      const answer = await this.#send(options);
      if (answer.mishap === undefined) {
        const answered = this.#checked(answer.response, options.uri);
        // It was carried out the first time, and the answer to that was lost.
        if (isLost && options.method.toUpperCase() === 'DELETE' && answered.statusCode === 404)
          answered.statusCode = 204;
        return answered;
      }
      const { response, mishap } = answer;
      isLost ||= mayBeDone(mishap);
      const retryAfterMs = response && readRetryAfter(headerOf(response, 'retry-after'), clock.now());
      const isHopeless = !this.#hasAnswered && wasNeverSent(mishap) && attempt >= attemptsBeforeAnswer;
      const pauseMs =
        mayRepeat(options, mishap) && !isHopeless ? pauseBefore(attempt, random(), retryAfterMs) : undefined;
      if (pauseMs === undefined) {
        if (response) return response;
        throw new UnansweredError(new URL(options.uri).host, 'networkCode' in mishap ? mishap.networkCode : '');
      }
      if (retryAfterMs !== undefined) this.#quietUntil = Math.max(this.#quietUntil, clock.now() + retryAfterMs);
      await this.#wait(pauseMs, isLost);
    }
  }

  /** Answers of Twilio are JSON, or nothing; a web page comes from something in between, or from a wrong address. */
  #checked<Data>(response: Response<Data>, uri: string): Response<Data> {
    const body: unknown = response.body;
    const isTwilios =
      body === undefined || body === '' || (typeof body === 'object' && body !== null && !Array.isArray(body));
    if (this.#anybody || isTwilios) return response;
    throw new CliError(
      'unreachable',
      `${new URL(uri).host} answered HTTP ${response.statusCode}, but not as Twilio does. ` +
        (this.#origin === undefined
          ? 'A proxy, a firewall or a sign-in page of this network answered instead: open https://status.twilio.com in a browser here, or use another network.'
          : 'Check --origin or TASKROUTER_ORIGIN, and any proxy in between.'),
    );
  }

  async #wait(ms: number, mayBeDone = false): Promise<void> {
    const { clock, signal } = this.#io;
    if (ms > 0 && !signal.aborted) await clock.sleep(ms, signal);
    if (signal.aborted) throw interrupted(mayBeDone);
  }

  async #send<Data>(options: RequestClient.RequestOptions<Data>): Promise<Answer<Data>> {
    this.#sent += 1;
    try {
      const response = await super.request<Data>(options);
      this.#hasAnswered = true;
      const { statusCode: status } = response;
      const isMishap = status === 412 || status === 429 || status >= 500;
      return { response, mishap: isMishap ? { status } : undefined };
    } catch (error) {
      // The error carries the request with its credentials: keep its code alone.
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
      return { response: undefined, mishap: { networkCode: code } };
    }
  }
}

function headerOf(response: Response<unknown>, name: string): unknown {
  const headers: unknown = response.headers;
  return typeof headers === 'object' && headers !== null ? Reflect.get(headers, name) : undefined;
}

function elsewhere(uri: string, origin: string): string {
  const { pathname, search } = new URL(uri);
  return origin + pathname + search;
}
