import type { Delivery, WebhookAnswer, Webhooks } from '../callbacks/webhooks';
import type { Engine } from '../taskrouter/engine';
import { parseTwiml, TwimlError, type TwimlElement } from './twiml';
import type { Target } from './twiml-attributes';
import { voiceParameters } from './voice-parameters';

/** @see https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application */
const answerWithinMs = 15_000;
const xmlTypes = ['text/xml', 'application/xml', 'text/html'];
/** Documents that send a call in a circle would otherwise keep the emulator busy for ever. */
const mostDocumentsPerSecond = 50;

/** The documents one call is sent to, one after the other. */
export class Documents {
  readonly #engine: Engine;
  readonly #webhooks: Webhooks;
  readonly #callSid: string;
  #lately: { readonly since: number; readonly count: number } = { since: 0, count: 0 };

  constructor({ engine, webhooks }: { readonly engine: Engine; readonly webhooks: Webhooks }, callSid: string) {
    this.#engine = engine;
    this.#webhooks = webhooks;
    this.#callSid = callSid;
  }

  /**
   * Asks for a document.
   *
   * @throws TwimlError 11200 where they go in a circle
   */
  fetch(target: Target, parameters: Readonly<Record<string, string>>): Promise<Delivery | undefined> {
    const now = this.#engine.clock.now();
    const { since, count } = this.#lately;
    this.#lately = now - since < 1000 ? { since, count: count + 1 } : { since: now, count: 1 };
    if (this.#lately.count > mostDocumentsPerSecond)
      throw new TwimlError(11200, `More than ${mostDocumentsPerSecond} documents within a second: they go in a circle`);
    return this.ask(target, parameters);
  }

  /** Tells an application something about the call; what it answers is up to whoever asks. */
  ask(target: Target, parameters: Readonly<Record<string, string>>): Promise<Delivery | undefined> {
    const call = this.#engine.store.calls.require(this.#callSid);
    return this.#webhooks.post({
      ...target,
      parameters: { ...voiceParameters(this.#engine, call), ...parameters },
      timeoutMs: answerWithinMs,
      purpose: 'voice',
      counted: true,
    });
  }
}

/** An answer that came, with status 2xx. @throws TwimlError 11200 where there is none */
export function requireAnswer(answer: WebhookAnswer, url: string): WebhookAnswer {
  const { status, error } = answer;
  if (error !== null || status === null)
    throw new TwimlError(11200, `${url} gave no TwiML: ${error ?? 'there was no answer'}`);
  if (status < 200 || status > 299) throw new TwimlError(11200, `${url} answered ${status}, expected 200 and TwiML`);
  return answer;
}

/** The verbs of a document. @throws TwimlError where the answer is not TwiML */
export function readDocument(answer: WebhookAnswer, url: string): readonly TwimlElement[] {
  const { contentType, body } = requireAnswer(answer, url);
  if (!xmlTypes.includes(contentType))
    throw new TwimlError(12300, `${url} answered with Content-Type "${contentType}", expected text/xml`);
  return parseTwiml(body);
}
