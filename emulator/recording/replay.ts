import type { Step } from '../account/recorded-step';
import { statusOf } from '../account/twilio-error';
import { reasonOf, type Asking } from '../callbacks/webhooks';
import type { RawAnswer } from '../callbacks/send-callback';
import { perform } from '../control/acts';
import type { EventBridge } from '../event-bridge/event-bridge';
import type { Place, StatusEffect, Strike } from '../faults/faults';
import { Decoder } from '../persistence/decoder';
import type { Image } from '../persistence/image';
import type { RestRequest } from '../rest/operation';
import type { RestApi } from '../rest/rest-api';
import type { Engine } from '../taskrouter/engine';
import type { Telephone } from '../voice/telephone';
import { RecordingError } from './recording-error';
import type { Recording } from './recording-file';

/** What a recording is replayed on: an emulator that nobody else speaks to. */
export interface Stage {
  readonly engine: Engine;
  readonly telephone: Telephone;
  readonly rest: RestApi;
  readonly bridge: EventBridge;
  /** Puts an image in the place of all there is, at a time in epoch milliseconds. */
  readonly replaceAt: (image: Image, at: number) => Promise<void>;
}

/** One thing that goes otherwise makes many others do so. */
const mostDifferences = 20;

/** What became of a replay. */
export interface Replay {
  /** How many steps were taken. */
  readonly steps: number;
  /** The first twenty places where this version did something else than the one that recorded, a sentence each. */
  readonly differences: readonly string[];
  /** Why the recording may not be the whole of what happened; absent where it is. */
  readonly cut?: string;
}

/** A recording about to be replayed: it is made first, because what asks applications has to ask it instead. */
export class Replaying {
  readonly #recording: Recording;
  readonly #answers = new RecordedAnswers();
  readonly #outward: Asking;
  #isOver = false;

  /** @param outward - How applications are asked once it is over. */
  constructor(recording: Recording, outward: Asking) {
    this.#recording = recording;
    this.#outward = outward;
  }

  /** Answers as the recording does. */
  readonly ask: Asking = (request, webhook) =>
    this.#isOver ? this.#outward(request, webhook) : this.#answers.ask(request, webhook);

  /**
   * Does again what was recorded, step by step, each at its own virtual time. Nothing is asked of anybody. Afterwards the
   * clock stands still.
   *
   * @param most - Of the steps, so many; all where absent.
   */
  async run(stage: Stage, most = Infinity): Promise<Replay> {
    const { steps, cut } = this.#recording;
    const { clock, faults } = stage.engine;
    faults.obey(strikesOf(steps));
    const differences: string[] = [];
    let taken = 0;
    for (const step of steps.slice(0, most)) {
      clock.driver.standAt(step.at);
      const difference = await take(stage, this.#answers, step);
      await settled(stage.engine);
      taken += 1;
      if (difference !== undefined && differences.length < mostDifferences)
        differences.push(`Step ${taken}: ${difference}`);
    }
    faults.obey(undefined);
    clock.driver.letGo();
    this.#isOver = true;
    return { steps: taken, differences, ...(cut !== undefined && { cut }) };
  }
}

/** What applications answered while a recording was made, for each to be answered so again when its turn comes. */
class RecordedAnswers {
  readonly #waiting = new Map<string, { resolve: (answer: RawAnswer) => void; reject: (error: Error) => void }>();

  readonly ask: Asking = ({ signal }, webhook) =>
    new Promise((resolve, reject) => {
      this.#waiting.set(webhook, { resolve, reject });
      signal.addEventListener('abort', () => {
        this.#waiting.delete(webhook);
        reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
      });
    });

  /** @returns Whether the webhook waits for an answer. */
  give({ webhook, answer }: Extract<Step, { do: 'answer' }>): boolean {
    const waiting = this.#waiting.get(webhook);
    if (!waiting) return false;
    this.#waiting.delete(webhook);
    if ('error' in answer) waiting.reject(new Error(answer.error));
    else waiting.resolve({ location: undefined, ...answer });
    return true;
  }
}

/** Resolves once promises that waited for a step have gone on, and webhooks have left: they do once what they tell of is kept. */
async function settled(engine: Engine): Promise<void> {
  for (let kept: Promise<void> | undefined = Promise.resolve(); kept; kept = engine.kept()) {
    await kept;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** @returns What went otherwise than when it was recorded. */
async function take(stage: Stage, answers: RecordedAnswers, step: Step): Promise<string | undefined> {
  const { engine, bridge, rest } = stage;
  switch (step.do) {
    case 'state':
      await stage.replaceAt(imageIn(step.image), step.at);
      return undefined;
    case 'rest':
      return compared(`${step.method} ${step.path}`, step.status, await rest.replay(asRequest(step)));
    case 'act':
      return compared(step.act.act, step.status, statusOfAct(stage, step));
    case 'due':
      return engine.clock.driver.meet(step) ? undefined : `the deadline ${step.name || 'of a webhook'} was not set`;
    case 'answer':
      return answers.give(step) ? undefined : `the webhook ${step.webhook} was not waiting for an answer`;
    case 'bridge':
      return compared(`${step.method} ${step.url}`, step.status, bridge.replay(step) ?? 0);
    case 'socket opened':
    case 'socket closed':
    case 'token shown':
    case 'signal':
      bridge.replay(step);
      return undefined;
    case 'strike':
    case 'end':
      return undefined;
  }
}

const compared = (what: string, recorded: number, replayed: number): string | undefined =>
  recorded === replayed ? undefined : `${what} was answered ${replayed}, and ${recorded} when it was recorded`;

function statusOfAct({ engine, telephone }: Stage, { act }: Extract<Step, { do: 'act' }>): number {
  try {
    engine.requests.byProgram(act.act, () => perform({ engine, telephone }, act));
    return 200;
  } catch (error) {
    return statusOf(error);
  }
}

function imageIn(lines: readonly unknown[]): Image {
  const decoder = new Decoder();
  try {
    for (const line of lines) decoder.add(line);
  } catch (error) {
    throw new RecordingError(`A state in the recording does not make sense: ${reasonOf(error)}`);
  }
  return decoder.image;
}

function asRequest({
  method,
  origin,
  path,
  query,
  contentType,
  body,
  ifMatch,
}: Extract<Step, { do: 'rest' }>): RestRequest {
  const headers = {
    authorization: undefined,
    'content-type': contentType,
    'if-match': ifMatch,
    'user-agent': 'replay',
  };
  return {
    method,
    address: { origin, pathname: path },
    query: new URLSearchParams(query),
    header: (name) => headers[name],
    body: () => Promise.resolve(body),
  };
}

/** What strikes webhooks and phones, told by how many could have been struck before. */
function strikesOf(steps: readonly Step[]): (place: Place) => Strike | undefined {
  const strikes = new Map<number, Strike>();
  for (const step of steps) {
    if (step.do !== 'strike') continue;
    const { status, reset, phone, fail, arrives, ...always } = step.strike;
    strikes.set(step.nth, { ...always, status: status && withoutGaps(status), reset, phone, fail, arrives });
  }
  let calls = 0;
  return (place) => (place === 'webhook' || place === 'phone' ? strikes.get(++calls) : undefined);
}

/** What a fault answers, without what it does not say. */
function withoutGaps({ status, code, message, retryAfterSeconds, after }: RecordedEffect): StatusEffect {
  return {
    status,
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(after && { after }),
  };
}

type RecordedEffect = NonNullable<Extract<Step, { do: 'strike' }>['strike']['status']>;
