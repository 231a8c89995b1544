import type { ReservationRow } from '../account/taskrouter-rows';
import { TwilioError } from '../account/twilio-error';
import type { CallRow, CallStatus, RecordingWish, StatusCallback } from '../account/voice-rows';
import type { Engine } from '../taskrouter/engine';

export interface NewCall {
  readonly from: string;
  readonly to: string;
  readonly direction: CallRow['direction'];
  readonly parentCallSid?: string;
  readonly taskSid?: string;
  readonly reservationSid?: string;
  readonly statusCallback?: StatusCallback;
  readonly record?: RecordingWish;
}

/** How far a call has come. @see https://www.twilio.com/docs/voice/api/call-resource#statuscallbackevent */
export const callEvents = ['initiated', 'ringing', 'answered', 'completed'] as const;
export type CallEvent = (typeof callEvents)[number];

const liveStatuses: readonly CallStatus[] = ['queued', 'ringing', 'in-progress'];

/** Whether a call rings or goes on. */
export const isLive = (call: CallRow): boolean => liveStatuses.includes(call.status);

/** What hanging up makes of a call. */
export function endingOf({ startTime, direction }: CallRow): CallStatus {
  if (startTime !== null) return 'completed';
  return direction === 'inbound' ? 'no-answer' : 'canceled';
}

/** @see https://www.twilio.com/docs/errors/21220 */
export const callIsOver = ({ sid, status }: CallRow): TwilioError =>
  new TwilioError(400, 21220, `Call ${sid} is not in-progress. Cannot redirect. It is ${status}.`);

/** The legs there are, and the one place where they begin and end. */
export class Calls {
  readonly #engine: Engine;
  readonly #listeners: ((call: CallRow) => void)[] = [];
  readonly #watchers: ((call: CallRow, event: CallEvent) => void)[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** A call that rings. */
  start({ from, to, direction, parentCallSid, taskSid, reservationSid, statusCallback, record }: NewCall): CallRow {
    const now = this.#engine.clock.now();
    const call = this.#engine.store.calls.insert({
      sid: this.#engine.ids.next('CA'),
      dateCreated: now,
      dateUpdated: now,
      from,
      to,
      direction,
      status: 'ringing',
      parentCallSid: parentCallSid ?? null,
      startTime: null,
      endTime: null,
      taskSid: taskSid ?? null,
      reservationSid: reservationSid ?? null,
      ...(statusCallback && { statusCallback }),
      ...(record && { record }),
    });
    this.#tell(call, 'initiated');
    this.#tell(call, 'ringing');
    return call;
  }

  get(sid: string): CallRow | undefined {
    return this.#engine.store.calls.get(sid);
  }

  isLive(sid: string): boolean {
    const call = this.get(sid);
    return call !== undefined && isLive(call);
  }

  /** Somebody picks up; a call that goes on already stays as it is. */
  answer(sid: string): CallRow {
    const call = this.#engine.store.calls.require(sid);
    if (call.status !== 'ringing') return call;
    const now = this.#engine.clock.now();
    const answered = this.#engine.store.calls.update(sid, { status: 'in-progress', startTime: now, dateUpdated: now });
    this.#tell(answered, 'answered');
    return answered;
  }

  /** Ties a call to the task that was made of it. Whatever reservation it belonged to before is no matter of its any more. */
  tie(sid: string, taskSid: string): CallRow {
    return this.#engine.store.calls.update(sid, { taskSid, reservationSid: null });
  }

  /** Has a call count as the one of a reservation's worker. */
  assign(sid: string, { sid: reservationSid, taskSid }: ReservationRow): CallRow {
    return this.#engine.store.calls.update(sid, { reservationSid, taskSid });
  }

  /**
   * Ends a call; one that has ended stays as it is.
   *
   * @param status - Where absent, `completed` for a call that was answered, and otherwise what hanging up makes of it.
   */
  end(sid: string, status?: CallStatus): CallRow {
    const { store, clock } = this.#engine;
    const before = store.calls.require(sid);
    if (!isLive(before)) return before;
    const now = clock.now();
    const call = store.calls.update(sid, {
      status: status ?? endingOf(before),
      endTime: now,
      dateUpdated: now,
    });
    this.#tell(call, 'completed');
    for (const listener of this.#listeners) listener(call);
    return call;
  }

  /** Has another application told of the call's end. */
  tellOf(sid: string, statusCallback: StatusCallback): CallRow {
    return this.#engine.store.calls.update(sid, { statusCallback });
  }

  /** Hears of each call that ended, once. */
  onEnd(listener: (call: CallRow) => void): void {
    this.#listeners.push(listener);
  }

  /** Hears of each call's progress. */
  onProgress(listener: (call: CallRow, event: CallEvent) => void): void {
    this.#watchers.push(listener);
  }

  #tell(call: CallRow, event: CallEvent): void {
    for (const watcher of this.#watchers) watcher(call, event);
  }
}
