import { readUrl } from '../../src/lib/text/read-url';
import { TwilioError } from '../account/twilio-error';
import type { Alerts } from '../callbacks/alerts';
import type { WebhookAnswer, Webhooks } from '../callbacks/webhooks';
import type { Engine } from '../taskrouter/engine';
import { Documents, readDocument, requireAnswer } from './documents';
import { interpret } from './interpreter';
import { Keypad } from './keypad';
import { TwimlError, type TwimlElement } from './twiml';
import type { Target } from './twiml-attributes';

export interface MusicSurroundings {
  readonly engine: Engine;
  readonly webhooks: Webhooks;
  readonly alerts: Alerts;
}

/** What a call is told while it waits, and what it may do about it. */
export interface Waiting {
  /** Sent along with each request. */
  readonly parameters: () => Readonly<Record<string, string>>;
  /** What `<Leave>` does; where absent there is nothing to leave. */
  readonly leave?: () => void;
  readonly hangUp: () => void;
}

/** Speech and music take no time here: a document full of them is not asked for again before this is over. */
const shortestRoundMs = 30_000;

/** What one call hears while it waits: a document over and over, until it stops waiting. */
export class Music {
  readonly #around: MusicSurroundings;
  readonly #callSid: string;
  readonly #waiting: Waiting;
  readonly #first: Target;
  readonly #documents: Documents;
  readonly #keypad: Keypad;
  #askedAt = 0;
  #documentUrl: string;
  #verbs: readonly TwimlElement[] = [];
  #isOver = false;

  constructor(around: MusicSurroundings, callSid: string, first: Target, waiting: Waiting) {
    this.#around = around;
    this.#callSid = callSid;
    this.#first = first;
    this.#waiting = waiting;
    this.#documents = new Documents(around, callSid);
    this.#documentUrl = first.url;
    this.#keypad = new Keypad({
      wait: (seconds, run) => this.#wait(seconds * 1000, run),
      skipped: () => this.#next(),
      gathered: (step, parameters) => {
        around.engine.deadlines.clear(this.#deadline);
        this.#fetch(step.action, parameters);
      },
    });
    this.#begin();
  }

  /** @returns Whether it is asked for keys. */
  press(digits: string): boolean {
    const { isAsked } = this.#keypad;
    if (isAsked) this.#safely(() => this.#keypad.press(digits));
    return isAsked;
  }

  stop(): void {
    this.#isOver = true;
    this.#keypad.drop();
    this.#around.engine.deadlines.clear(this.#deadline);
  }

  get #deadline(): string {
    return `${this.#callSid}:music`;
  }

  #begin(): void {
    this.#askedAt = this.#around.engine.clock.now();
    this.#safely(() => this.#fetch(this.#first));
  }

  /** What goes wrong ends what is heard, not the wait. */
  #safely(run: () => void): void {
    try {
      run();
    } catch (error) {
      const { code, message } =
        error instanceof TwimlError || error instanceof TwilioError
          ? error
          : { code: 20500, message: `The emulator failed: ${error instanceof Error ? error.stack : String(error)}` };
      this.#around.alerts.raise({ code, message, resourceSid: this.#callSid });
      this.stop();
    }
  }

  #fetch(target: Target, parameters: Readonly<Record<string, string>> = {}): void {
    const { engine } = this.#around;
    const url = target.url === '' ? this.#documentUrl : target.url;
    const address = readUrl(url, this.#documentUrl);
    if (!address) throw new TwimlError(11100, `${JSON.stringify(target.url)} is not a URL to go on with`);
    const { href } = address;
    const asked = this.#documents.fetch({ ...target, url: href }, { ...this.#waiting.parameters(), ...parameters });
    const going = asked.then((answer) => {
      if (answer && !this.#isOver)
        engine.requests.byAnswer(answer, () => engine.transact(() => this.#safely(() => this.#read(answer, href))));
      return undefined;
    });
    void engine.work.track(going);
  }

  #read(answer: WebhookAnswer, url: string): void {
    const { contentType, body } = requireAnswer(answer, url);
    this.#documentUrl = url;
    // A recording instead of a document: it plays for as long as the call waits. Nothing at all is silence.
    if (contentType.startsWith('audio/') || body.trim() === '') return;
    this.#verbs = readDocument(answer, url);
    this.#next();
  }

  #next(): void {
    for (let [verb, ...rest] = this.#verbs; verb; [verb, ...rest] = this.#verbs) {
      this.#verbs = rest;
      if (!this.#perform(verb)) return;
    }
    const { clock } = this.#around.engine;
    this.#wait(Math.max(0, this.#askedAt + shortestRoundMs - clock.now()), () => this.#begin());
  }

  /** @returns Whether the next verb comes at once. */
  #perform(verb: TwimlElement): boolean {
    const { leave, hangUp } = this.#waiting;
    const step = interpret(verb);
    switch (step.do) {
      case 'nothing':
        return true;
      case 'pause':
        this.#wait(step.seconds * 1000, () => this.#next());
        return false;
      case 'fetch':
        this.#fetch(step.target);
        return false;
      case 'hang up':
        this.stop();
        hangUp();
        return false;
      case 'gather':
        // A conference asks for no keys: https://www.twilio.com/docs/api/errors/13238
        if (!leave)
          throw new TwimlError(13238, `<Gather> is not allowed in what a participant of a conference waits with`);
        this.#keypad.ask(step);
        return false;
      case 'leave':
        if (!leave) return true;
        this.stop();
        leave();
        return false;
      default:
        this.#around.alerts.raiseNotDone(`the TwiML verb <${verb.name}> while a call waits`, this.#callSid);
        this.stop();
        return false;
    }
  }

  #wait(ms: number, run: () => void): void {
    const { engine } = this.#around;
    engine.deadlines.set(this.#deadline, engine.clock.now() + ms, () => engine.transact(() => this.#safely(run)));
  }
}
