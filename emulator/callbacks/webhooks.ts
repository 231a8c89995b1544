import { readUrl } from '../../src/lib/text/read-url';
import type { RequestEntry, SentWebhook } from '../account/request-log';
import { isWorkerNamed } from '../account/store';
import { Ring } from '../core/ring';
import type { StatusEffect, Strike } from '../faults/faults';
import type { Engine } from '../taskrouter/engine';
import { send, type RawAnswer, type RawRequest } from './send-callback';
import { signatureOf } from './signature';

export type WebhookMethod = SentWebhook['method'];

/** What webhooks are there for; faults on demand are about these. */
export const webhookKinds = ['assignment', 'event', 'voice', 'status'] as const;
export type WebhookKind = (typeof webhookKinds)[number];

export interface WebhookRequest {
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** How long to wait for the whole answer, in virtual time. */
  readonly timeoutMs: number;
  /** What it is for, in a few words, for whoever reads the list of deliveries. */
  readonly purpose: string;
  /** `POST`, a form, where absent; with `GET` the parameters go into the query. */
  readonly method?: WebhookMethod;
  /** `voice` where absent. */
  readonly kind?: WebhookKind;
  /** Whether the caller counts it as work under way, with what follows from the answer. */
  readonly counted?: true;
}

export interface WebhookAnswer {
  /** HTTP status; `null` where there was no answer, or none that could be read. */
  readonly status: number | null;
  /** The media type alone, in lower case. */
  readonly contentType: string;
  readonly body: string;
  /** Why there is no usable answer; `null` where there is one, whatever its status. */
  readonly error: string | null;
}

/** A request that went out, and what came of it. */
export interface Delivery extends WebhookAnswer {
  readonly sid: string;
  /** When it went out: ISO 8601, virtual time. */
  readonly at: string;
  readonly purpose: string;
  readonly method: WebhookMethod;
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Virtual time. */
  readonly durationMs: number;
  /** The number of what led to it, in the list of requests. */
  readonly because?: number | undefined;
}

const keptDeliveries = 500;
/** Twilio's limit for TwiML. @see https://www.twilio.com/docs/api/errors/11750 */
const longestAnswerBytes = 64 * 1024;

/** How an application is asked. @throws Error where it does not answer */
export type Asking = (request: RawRequest, webhookSid: string) => Promise<RawAnswer>;

const noAnswer = { status: null, contentType: '', body: '' } as const;

/** Why a request failed, in words; one that failed at several addresses has a code alone. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
}

/** Requests to the application, signed as Twilio signs them. @see https://www.twilio.com/docs/usage/webhooks/webhooks-security */
export class Webhooks {
  readonly #engine: Engine;
  readonly #ring = new Ring<Delivery>(keptDeliveries);
  readonly #listeners = new Set<(delivery: Delivery) => void>();
  readonly #ask: Asking;
  #underWay = new Set<AbortController>();

  /** @param ask - How applications are asked: over HTTP where absent. */
  constructor(engine: Engine, ask: Asking = send) {
    this.#engine = engine;
    this.#ask = ask;
  }

  /**
   * Sends a request and waits for the answer. Whatever goes wrong is in the answer; this never rejects.
   *
   * @returns `undefined` where the emulator was reset meanwhile: what the request was for does not exist any more.
   */
  post(request: WebhookRequest): Promise<Delivery | undefined> {
    const delivered = this.#deliver(request);
    return request.counted ? delivered : this.#engine.work.track(delivered);
  }

  /** The latest, oldest first. */
  get deliveries(): readonly Delivery[] {
    return [...this.#ring];
  }

  /** @returns A function that ends the subscription. */
  onDelivery(listener: (delivery: Delivery) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Gives up what is under way, and forgets what was delivered. */
  reset(): void {
    const abandoned = this.#underWay;
    this.#underWay = new Set();
    for (const controller of abandoned) controller.abort();
    this.#ring.clear();
  }

  async #deliver(request: WebhookRequest): Promise<Delivery | undefined> {
    const cause = this.#engine.requests.current;
    const strike = this.#strike(request);
    if (strike?.arrives === 'twice')
      void this.#engine.work.track(this.#sendOff({ ...request, purpose: `${request.purpose} (again)` }, cause));
    return this.#sendOff(request, cause, strike);
  }

  async #sendOff(
    request: WebhookRequest,
    cause: RequestEntry | undefined,
    strike?: Strike,
  ): Promise<Delivery | undefined> {
    const { clock, requests } = this.#engine;
    const { url, parameters, timeoutMs, purpose, method = 'POST' } = request;
    const controller = new AbortController();
    this.#underWay.add(controller);
    if (strike && strike.lateMs > 0) await this.#letPass(controller.signal, strike.lateMs);
    if (controller.signal.aborted) return undefined;
    const sid = this.#engine.ids.next('WH');
    const startedAt = clock.now();
    const sent: SentWebhook = { sid, at: new Date(startedAt).toISOString(), purpose, method, url, parameters };
    const because = requests.noteWebhook(cause, sent);
    const deadline = clock.at(startedAt + timeoutMs, () =>
      controller.abort(new Error(`No answer within ${timeoutMs / 1000} seconds`)),
    );
    const send = (): Promise<WebhookAnswer> => this.#send(sent, controller.signal);
    const answer = await (strike ? this.#sendStruck(strike, controller.signal, send) : send());
    deadline.cancel();
    if (!this.#underWay.delete(controller)) return undefined;
    const durationMs = clock.now() - startedAt;
    const delivery: Delivery = { ...answer, ...sent, durationMs, because };
    sent.outcome = { status: answer.status, error: answer.error, durationMs };
    this.#ring.add(delivery);
    for (const listener of this.#listeners) listener(delivery);
    return delivery;
  }

  #strike({ kind = 'voice', parameters }: WebhookRequest): Strike | undefined {
    const { faults, store } = this.#engine;
    return faults.strike({
      place: 'webhook',
      names: () => [`webhook:${kind}`],
      concerns: (worker) => isWorkerNamed(store, parameters['WorkerSid'], worker),
    });
  }

  /** Latency here is virtual time, as the limit on the answer is: it is the application that seems to take so long. */
  async #sendStruck(
    { ids, fail, reset, status, arrives, latencyMs, answerLatencyMs }: Strike,
    signal: AbortSignal,
    send: () => Promise<WebhookAnswer>,
  ): Promise<WebhookAnswer> {
    const because = `(fault ${ids.join(', ')})`;
    const broken: WebhookAnswer = { ...noAnswer, error: `The connection was reset ${because}` };
    if (fail === 'refused') return { ...noAnswer, error: `The connection was refused ${because}` };
    if (reset === 'before') return broken;
    const answer = arrives === 'never' ? broken : await this.#answerOf(status, because, send);
    if (fail === 'slow' || arrives === 'never') await this.#letPass(signal);
    else if (latencyMs + answerLatencyMs > 0) await this.#letPass(signal, latencyMs + answerLatencyMs);
    if (signal.aborted) return { ...noAnswer, error: reasonOf(signal.reason) };
    return reset === 'after' ? broken : answer;
  }

  /** The application's own answer, or one that it seems to give instead, whether it was asked or not. */
  async #answerOf(
    status: StatusEffect | undefined,
    because: string,
    send: () => Promise<WebhookAnswer>,
  ): Promise<WebhookAnswer> {
    if (!status) return send();
    if (status.after) await send();
    return { status: status.status, contentType: 'text/plain', body: status.message ?? because, error: null };
  }

  /** Lets virtual time pass: so much of it, or all until the request is given up. */
  async #letPass(signal: AbortSignal, delayMs = Infinity): Promise<void> {
    const { clock, work } = this.#engine;
    // Whoever asked counts this as work only once the call has returned; a wait must not be taken off before.
    await Promise.resolve();
    await new Promise<void>((resolve) => {
      const goOn = work.pause();
      const end = (): void => {
        timer?.cancel();
        signal.removeEventListener('abort', end);
        goOn();
        resolve();
      };
      const timer = delayMs < Infinity ? clock.at(clock.now() + delayMs, end) : undefined;
      if (signal.aborted) end();
      else signal.addEventListener('abort', end);
    });
  }

  async #send({ sid, url: given, method, parameters }: SentWebhook, signal: AbortSignal): Promise<WebhookAnswer> {
    const url = readUrl(given);
    if (!url || !/^https?:$/.test(url.protocol))
      return { ...noAnswer, error: `"${given}" is not an absolute http or https URL` };
    url.hash = '';
    if (method === 'GET') for (const [name, value] of Object.entries(parameters)) url.searchParams.append(name, value);
    const isForm = method === 'POST';
    const headers = {
      Accept: '*/*',
      'User-Agent': 'TwilioProxy/1.1',
      'X-Twilio-Signature': signatureOf(this.#engine.credentials.authToken, url.href, isForm ? parameters : {}),
      ...(isForm && { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' }),
    };
    try {
      const kept = this.#engine.kept();
      if (kept) await kept;
      const request = {
        url,
        method,
        headers,
        body: isForm ? new URLSearchParams(parameters).toString() : undefined,
        signal,
        mostBytes: longestAnswerBytes,
      };
      const { status, contentType, location, body } = await this.#ask(request, sid);
      const isRedirect = status >= 300 && status < 400 && location !== undefined;
      // A redirected POST would lose its signature's meaning: the URL signed is the URL asked for.
      const error = isRedirect ? `It redirects to ${location}, which is not followed: give the final URL` : null;
      return { status, contentType: contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '', body, error };
    } catch (error) {
      return { ...noAnswer, error: reasonOf(signal.aborted ? signal.reason : error) };
    }
  }
}
