import { optional, string } from 'valibot';
import type { Twilio } from 'twilio';
import { readAttributes } from '../attributes/read-attributes';
import type { Platform } from '../platform';
import { isSid } from '../sids';
import { recordFor, wrapUpDeadline, wrapUpRecordOf, type WrapUpLimits } from '../wrap-up/wrap-up-record';
import { endPause, type PauseEnd } from '../recording/end-pause';
import { clockOf, MOST_ROUNDS, type Clock, type WrapUpClock } from './clock-task';
import { endWrapUp, type WrapUpEnd } from './end-wrap-up';
import { setClock } from './set-clock';

/** The field of an event callback that no other part of the Function looks at. */
export const deadlineEventInput = { ReservationSid: optional(string('expected text')) };

/** An event of TaskRouter, as its callback tells it. */
export interface DeadlineEvent {
  readonly EventType?: string | undefined;
  readonly TaskSid?: string | undefined;
  readonly TaskAttributes?: string | undefined;
  readonly ReservationSid?: string | undefined;
  /** Epoch milliseconds by TaskRouter's clock. */
  readonly TimestampMs?: number | undefined;
}

/** Where clocks are made, and how long a wrap-up may take. */
export interface DeadlineRules {
  readonly workspaceSid: string;
  readonly workflowSid: string;
  readonly limits: WrapUpLimits;
}

/** What an event came to: a clock was set, or what {@link endWrapUp} or {@link endPause} says. `failed` where Twilio would not; the log says why. */
export type Heard = 'clock set' | Exclude<WrapUpEnd, object> | PauseEnd | 'failed';

/** So many events are remembered, to know one that comes twice. */
const mostRemembered = 1_000;

/** After a failure it is tried again so much later. */
const againAfterMs = 5_000;

/**
 * Ends wrap-ups, and pauses of recordings, at their deadline though nothing else happens: TaskRouter itself is the clock. Where a wrap-up begins, a task is made with
 * the time that is left as its `Timeout`, in a queue that nobody serves; when TaskRouter cancels it, the wrap-up is looked at, and
 * completed, or where there was more time, a clock is set for the rest.
 *
 * A clock is left alone when the agent completes: to take it away would need two requests, to find nothing to do at its end is one.
 *
 * An event that comes twice sets one clock in an instance of the Function, and in several ends after {@link MOST_ROUNDS}. One that is lost
 * leaves the wrap-up to the sweep.
 */
export class DeadlineClocks {
  readonly #platform: Pick<Platform, 'now' | 'log'>;
  /** The oldest first. */
  readonly #heard = new Set<string>();

  constructor(platform: Pick<Platform, 'now' | 'log'>) {
    this.#platform = platform;
  }

  /**
   * Does what an event asks for, and never fails.
   *
   * @param connect - Called only where there is something to do.
   * @returns `undefined` where it is nothing for a clock
   */
  async hear(event: DeadlineEvent, rules: DeadlineRules, connect: () => Promise<Twilio>): Promise<Heard | undefined> {
    const clock = event.EventType === 'task.canceled' ? clockOf(event.TaskAttributes ?? '') : undefined;
    const begun = clock ? undefined : wrapUpBegun(event, rules.limits, this.#platform.now());
    if (!clock && !begun) return undefined;
    // One that comes twice tells the same moment.
    const mark = `${event.EventType} ${begun ? begun.clock.reservation : `${event.TaskSid} ${event.TimestampMs}`}`;
    if (this.#heard.has(mark)) return undefined;
    this.#remember(mark);
    try {
      const client = await connect();
      if (begun) return await this.#set(client, begun.clock, begun.deadline, event, rules);
      return clock && (await this.#ring(client, clock, event, rules));
    } catch (error) {
      this.#heard.delete(mark);
      this.#platform.log(
        `wrap-up-sweep could not keep a deadline of ${(clock ?? begun?.clock)?.task}: ${String(error)}`,
        'error',
      );
      return 'failed';
    }
  }

  async #ring(client: Twilio, clock: Clock, event: DeadlineEvent, rules: DeadlineRules): Promise<Heard> {
    const now = event.TimestampMs ?? this.#platform.now();
    const { workspaceSid, limits } = rules;
    const again = { ...clock, round: clock.round + 1 };
    try {
      // The end of a pause was told by our clock, and TaskRouter's may be behind.
      if (clock.of === 'pause') return await endPause(client, workspaceSid, clock, Math.max(now, this.#platform.now()));
      const which = { workspaceSid, limits, now, taskSid: clock.task, reservationSid: clock.reservation };
      const end = await endWrapUp(client, which);
      return typeof end === 'string' ? end : await this.#set(client, again, end.deadline, event, rules);
    } catch (error) {
      await this.#set(client, again, this.#platform.now() + againAfterMs, event, rules);
      throw error;
    }
  }

  /** Sets a clock. The time of the event counts, unless it took long to come. */
  async #set(
    client: Twilio,
    clock: Clock,
    deadline: number,
    { TimestampMs = 0 }: DeadlineEvent,
    place: DeadlineRules,
  ): Promise<Heard> {
    if (clock.round > MOST_ROUNDS) return 'failed';
    await setClock(client, place, clock, deadline - Math.max(TimestampMs, this.#platform.now()));
    return 'clock set';
  }

  #remember(mark: string): void {
    this.#heard.add(mark);
    const [oldest] = this.#heard;
    if (this.#heard.size > mostRemembered && oldest !== undefined) this.#heard.delete(oldest);
  }
}

/** The wrap-up that begins with an event, where it has an end. */
function wrapUpBegun(
  { EventType, TaskSid = '', ReservationSid = '', TaskAttributes = '', TimestampMs }: DeadlineEvent,
  limits: WrapUpLimits,
  now: number,
): { readonly clock: WrapUpClock; readonly deadline: number } | undefined {
  if (EventType !== 'reservation.wrapup' || !isSid('WT', TaskSid) || !isSid('WR', ReservationSid)) return undefined;
  const record = recordFor(wrapUpRecordOf(readAttributes(TaskAttributes) ?? {}), ReservationSid);
  const deadline = wrapUpDeadline(record, TimestampMs ?? now, limits);
  if (deadline === undefined) return undefined;
  return { clock: { of: 'wrap_up', task: TaskSid, reservation: ReservationSid, round: 1 }, deadline };
}
