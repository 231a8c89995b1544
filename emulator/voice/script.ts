import { readUrl } from '../../src/lib/text/read-url';
import { invalid, TwilioError } from '../account/twilio-error';
import type { Alerts } from '../callbacks/alerts';
import type { WebhookAnswer, Webhooks } from '../callbacks/webhooks';
import type { Engine } from '../taskrouter/engine';
import type { CallQueue } from './call-queue';
import type { Calls } from './calls';
import type { DialStep } from './dial-step';
import type { Dials } from './dials';
import { Documents, readDocument } from './documents';
import { interpret, type EnqueueStep, type Step } from './interpreter';
import type { Jukebox } from './jukebox';
import { Keypad } from './keypad';
import { leavingParameters, waitingParameters, type QueueResult, type TimeInQueue } from './time-in-queue';
import { parseTwiml, TwimlError, type TwimlElement } from './twiml';
import type { Target } from './twiml-attributes';

/** What a script needs around it. */
export interface ScriptSurroundings {
  readonly engine: Engine;
  readonly webhooks: Webhooks;
  readonly alerts: Alerts;
  readonly calls: Calls;
  /** Puts the call into a queue. */
  readonly enqueue: (callSid: string, step: EnqueueStep) => void;
  readonly queue: CallQueue;
  /** Takes the call out of its queue again, because it was told to. */
  readonly leaveQueue: (callSid: string) => void;
  readonly music: Jukebox;
  readonly dials: Dials;
}

/** A call's way through TwiML documents: it does verb after verb, and waits where one takes time. */
export class Script {
  readonly #around: ScriptSurroundings;
  readonly #callSid: string;
  #documentUrl: string | undefined;
  /** What was asked for last, which is where something went wrong. */
  #askedUrl: string | undefined;
  #fallback: Target | undefined;
  #verbs: readonly TwimlElement[] = [];
  readonly #keypad: Keypad;
  #queued: TimeInQueue | undefined;
  /** Grows whenever the script turns elsewhere, so that a late answer to an older question is known as such. */
  #turn = 0;
  readonly #documents: Documents;

  constructor(around: ScriptSurroundings, callSid: string) {
    this.#around = around;
    this.#callSid = callSid;
    this.#documents = new Documents(around, callSid);
    this.#keypad = new Keypad({
      wait: (seconds, run) => this.#wait(seconds, run),
      skipped: () => this.#gathered(() => this.#next()),
      gathered: (step, parameters) => this.#gathered(() => this.#fetch(step.action, parameters)),
    });
  }

  /**
   * Turns to another document, whatever it is doing.
   *
   * @param fallback - Asked instead, once, where something cannot be fetched or followed.
   */
  go(target: Target, fallback?: Target): void {
    if (fallback) this.#fallback = fallback;
    this.#safely(() => {
      this.#tellOfRedirection();
      this.#turnAway();
      this.#fetch(target, {});
    });
  }

  /** Turns to a document given as text, whatever it is doing. */
  play(twiml: string): void {
    this.#safely(() => {
      this.#tellOfRedirection();
      this.#turnAway();
      this.#documentUrl = undefined;
      this.#verbs = parseTwiml(twiml);
      this.#next();
    });
  }

  /** @throws TwilioError 400 unless it waits for keys */
  press(digits: string): void {
    if (this.#keypad.isAsked) this.#safely(() => this.#keypad.press(digits));
    else if (!this.#queued || !this.#around.music.press(this.#callSid, digits))
      throw invalid(`Call ${this.#callSid} is not asked for digits now`);
  }

  /** The call has left the queue: it goes on with what the document says comes then, as soon as this moment's work is done. */
  leaveQueue(result: QueueResult): void {
    const queued = this.#queued;
    if (!queued) return;
    this.#queued = undefined;
    this.#around.music.stop(this.#callSid);
    this.#wait(0, () => {
      if (queued.step.action) this.#fetch(queued.step.action, leavingParameters(this.#around, queued, result));
      else this.#next();
    });
  }

  /** Ends it: the call goes on by other means, or not at all. */
  stop(): void {
    this.#turnAway();
    this.#verbs = [];
  }

  /** Ends it because the call has ended; a queue's action is told of that, though its answer has nobody to speak to. */
  hangUp(): void {
    const queued = this.#queued;
    this.stop();
    if (queued) this.#tellOfLeaving(queued, 'hangup');
  }

  /** The call is sent elsewhere while it waits, or speaks with whoever took it out of the queue. */
  #tellOfRedirection(): void {
    const queued = this.#queued;
    if (!queued) return;
    const wasConnected = this.#around.queue.ofCall(this.#callSid) === undefined;
    this.#tellOfLeaving(queued, wasConnected ? 'redirected-from-bridged' : 'redirected');
  }

  /** Tells a queue's action of how the wait ended, where its answer has nobody to speak to. */
  #tellOfLeaving(queued: TimeInQueue, result: QueueResult): void {
    const { action } = queued.step;
    const url = action && this.#resolve(action.url);
    if (!action || url === undefined) return;
    const asked = this.#documents.ask({ ...action, url }, leavingParameters(this.#around, queued, result));
    void this.#around.engine.work.track(asked);
  }

  get #deadline(): string {
    return `${this.#callSid}:script`;
  }

  #turnAway(): void {
    this.#turn += 1;
    this.#keypad.drop();
    if (this.#queued) this.#around.music.stop(this.#callSid);
    this.#queued = undefined;
    this.#around.dials.drop(this.#callSid);
    this.#around.engine.deadlines.clear(this.#deadline);
  }

  /** Does something that may go wrong; if it does, an alert says why, and the call goes on with the fallback, or ends. */
  #safely(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (error instanceof TwimlError || error instanceof TwilioError) this.#fail(error.code, error.message);
      else this.#fail(20500, `The emulator failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }

  #fail(code: number, message: string): void {
    this.#around.alerts.raise({ code, message, resourceSid: this.#callSid });
    const fallback = this.#fallback;
    this.#fallback = undefined;
    if (!fallback) {
      this.#around.calls.end(this.#callSid, 'failed');
      return;
    }
    // https://www.twilio.com/docs/usage/security/availability-reliability
    const errorUrl = this.#askedUrl ?? '';
    this.#safely(() => {
      this.#turnAway();
      this.#fetch(fallback, { ErrorCode: String(code), ErrorUrl: errorUrl });
    });
  }

  #wait(seconds: number, run: () => void): void {
    const { engine } = this.#around;
    engine.deadlines.set(this.#deadline, engine.clock.now() + seconds * 1000, () =>
      engine.transact(() => this.#safely(run)),
    );
  }

  #next(): void {
    const { calls } = this.#around;
    for (let [verb, ...rest] = this.#verbs; verb; [verb, ...rest] = this.#verbs) {
      this.#verbs = rest;
      const step = interpret(verb, this.#documentUrl);
      if (step.do !== 'reject') calls.answer(this.#callSid);
      if (!this.#perform(step)) return;
    }
    calls.answer(this.#callSid);
    calls.end(this.#callSid);
  }

  /** @returns Whether the next verb comes at once. */
  #perform(step: Step): boolean {
    const { alerts, calls } = this.#around;
    switch (step.do) {
      // Only what is heard while waiting can make a call leave its queue.
      case 'nothing':
      case 'leave':
        return true;
      case 'pause':
        this.#wait(step.seconds, () => this.#next());
        return false;
      case 'gather':
        this.#keypad.ask(step);
        return false;
      case 'fetch':
        this.#fetch(step.target, {});
        return false;
      case 'enqueue':
        return this.#enqueue(step);
      case 'dial':
        this.#dial(step);
        return false;
      case 'hang up':
        calls.end(this.#callSid);
        return false;
      case 'reject': {
        const isAnswered = calls.get(this.#callSid)?.startTime !== null;
        calls.end(this.#callSid, isAnswered ? 'completed' : step.status);
        return false;
      }
      case 'unknown':
        alerts.raiseNotDone(step.what, this.#callSid);
        calls.end(this.#callSid, 'failed');
        return false;
    }
  }

  #enqueue(step: EnqueueStep): boolean {
    const { alerts, engine, enqueue, music, queue } = this.#around;
    const queued = { step, since: engine.clock.now() };
    this.#queued = queued;
    if (queue.isFull(step.workflowSid)) {
      alerts.raise({
        code: 14207,
        level: 'warning',
        message: `The queue of workflow ${step.workflowSid} is full; a larger MaxSize lets more callers wait`,
        resourceSid: this.#callSid,
      });
      this.leaveQueue('queue-full');
      return false;
    }
    enqueue(this.#callSid, step);
    if (step.waitUrl)
      music.play(
        this.#callSid,
        { ...step.waitUrl, url: this.#resolve(step.waitUrl.url) ?? step.waitUrl.url },
        {
          parameters: () => waitingParameters(this.#around, this.#callSid, queued),
          leave: () => this.#around.leaveQueue(this.#callSid),
        },
      );
    return false;
  }

  #dial(step: DialStep): void {
    const { dials } = this.#around;
    const turn = this.#turn;
    dials.begin(this.#callSid, step, (result) => {
      if (turn !== this.#turn) return;
      this.#wait(0, () => {
        if (step.action) this.#fetch(step.action, result);
        else this.#next();
      });
    });
  }

  #gathered(goOn: () => void): void {
    this.#around.engine.deadlines.clear(this.#deadline);
    goOn();
  }

  #resolve(url: string): string | undefined {
    if (url === '') return this.#documentUrl;
    return readUrl(url, this.#documentUrl)?.href;
  }

  #fetch(target: Target, parameters: Readonly<Record<string, string>>): void {
    const url = this.#resolve(target.url);
    if (url === undefined) throw new TwimlError(11100, `${JSON.stringify(target.url)} is not a URL to go on with`);
    this.#askedUrl = url;
    const turn = this.#turn;
    const { engine } = this.#around;
    const going = this.#documents.fetch({ ...target, url }, parameters).then((answer) => {
      if (answer && turn === this.#turn)
        engine.requests.byAnswer(answer, () => engine.transact(() => this.#safely(() => this.#read(answer, url))));
      return undefined;
    });
    void engine.work.track(going);
  }

  #read(answer: WebhookAnswer, url: string): void {
    this.#verbs = readDocument(answer, url);
    this.#documentUrl = url;
    this.#next();
  }
}
