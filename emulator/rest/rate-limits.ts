import { tooManyRequests } from '../account/twilio-error';
import type { Clock } from '../core/clock';

export interface RateLimitOptions {
  /** How many requests of an account may be under way at once. */
  readonly concurrentRequests: number;
  /** How many lists by an expression may be asked for in a second of virtual time, of each kind. */
  readonly expressionListsPerSecond?: number;
}

/** @see https://www.twilio.com/en-us/changelog/taskrouter-endpoint-rate-limit-correction */
const usualExpressionListsPerSecond = 3;

/** The lists that are expensive for the real service, and what makes them so. */
const expressionLists: Readonly<Record<string, string>> = {
  ListTask: 'EvaluateTaskAttributes',
  ListWorker: 'TargetWorkersExpression',
  ListTaskQueue: 'EvaluateWorkerAttributes',
};

const secondMs = 1000;

/** Twilio's limits on how much may be asked at a time. A request refused is not carried out. @see https://www.twilio.com/docs/api/errors/20429 */
export class RateLimits {
  readonly #clock: Clock;
  readonly #concurrentRequests: number;
  readonly #expressionListsPerSecond: number;
  /** When the latest lists of each kind were asked for: as many as are allowed in a second. */
  readonly #asked = new Map<string, number[]>();
  #underWay = 0;

  constructor(
    clock: Clock,
    { concurrentRequests, expressionListsPerSecond = usualExpressionListsPerSecond }: RateLimitOptions,
  ) {
    this.#clock = clock;
    this.#concurrentRequests = concurrentRequests;
    this.#expressionListsPerSecond = expressionListsPerSecond;
  }

  /**
   * Answers a request within the limits.
   *
   * @throws TwilioError 429 where there are too many
   */
  async within<T>(operationId: string, query: URLSearchParams, answer: () => Promise<T>): Promise<T> {
    if (this.#underWay >= this.#concurrentRequests) throw tooManyRequests();
    const expression = expressionLists[operationId];
    if (expression !== undefined && query.has(expression)) this.#countList(operationId);
    this.#underWay += 1;
    try {
      return await answer();
    } finally {
      this.#underWay -= 1;
    }
  }

  /** Forgets what was asked before. */
  reset(): void {
    this.#asked.clear();
  }

  #countList(operationId: string): void {
    const now = this.#clock.now();
    const recent = (this.#asked.get(operationId) ?? []).filter((at) => now - at < secondMs);
    this.#asked.set(operationId, recent);
    if (recent.length >= this.#expressionListsPerSecond) throw tooManyRequests();
    recent.push(now);
  }
}
