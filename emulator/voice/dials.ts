import { terminalTaskStatuses } from '../../src/lib/lifecycle';
import { TwilioError } from '../account/twilio-error';
import type { CallRow, CallStatus } from '../account/voice-rows';
import type { Alerts } from '../callbacks/alerts';
import { acceptReservation } from '../taskrouter/commands/reservation-commands';
import { cancelTask } from '../taskrouter/commands/task-status';
import type { Engine } from '../taskrouter/engine';
import type { Bridges } from './bridges';
import type { CallQueue } from './call-queue';
import type { Calls } from './calls';
import type { Conferences } from './conferences';
import type { DialledConference, DialledPhone, DialledQueue, DialStep } from './dial-step';
import type { Dialler } from './dialler';
import { addAttributes } from './instructions/parties';
import type { Jukebox } from './jukebox';
import type { Recordings } from './recordings';

type Over = (result: Readonly<Record<string, string>>) => void;

interface Dialling {
  readonly callSid: string;
  readonly over: Over;
  /** Those who still ring. */
  readonly ringing: Set<string>;
  /** How the others ended who did not answer. */
  readonly failed: CallStatus[];
  /** Whom the call speaks with; absent in a conference. */
  partner?: string;
}

/** The parts of the telephone side that dialling works with. */
export interface DialSurroundings {
  readonly engine: Engine;
  readonly alerts: Alerts;
  readonly calls: Calls;
  readonly queue: CallQueue;
  readonly conferences: Conferences;
  readonly music: Jukebox;
  readonly dialler: Dialler;
  readonly bridges: Bridges;
  readonly recordings: Recordings;
  /** The worker of a caller who waited has turned elsewhere. */
  readonly leftAlone: (callerSid: string, workerSid: string) => void;
}

const limitDeadline = (callSid: string): string => `${callSid}:dial-limit`;

/** What `<Dial>` does, for each call that is dialling or was connected by it. */
export class Dials {
  readonly #board: DialSurroundings;
  readonly #byCall = new Map<string, Dialling>();
  readonly #byLeg = new Map<string, Dialling>();

  constructor(board: DialSurroundings) {
    this.#board = board;
    board.calls.onEnd((call) => this.#ended(call));
  }

  /**
   * Connects a call.
   *
   * @param over - Told once, of how it ended, unless the call itself ends before: the parameters of its action.
   */
  begin(callSid: string, step: DialStep, over: Over): void {
    const dialling: Dialling = { callSid, over, ringing: new Set(), failed: [] };
    this.#byCall.set(callSid, dialling);
    if ('phones' in step.with) this.#call(dialling, step, step.with.phones);
    else if ('conference' in step.with) this.#join(dialling, step.with.conference);
    else this.#connect(dialling, step, step.with.queue);
    const { engine } = this.#board;
    if (step.timeLimitSeconds === undefined || !this.#byCall.has(callSid)) return;
    engine.deadlines.set(limitDeadline(callSid), engine.clock.now() + step.timeLimitSeconds * 1000, () =>
      engine.transact(() => this.#cutShort(dialling)),
    );
  }

  /** Whether a call's document goes on once it is let go of. */
  holds(callSid: string): boolean {
    return this.#byCall.has(callSid);
  }

  /** Lets go of a call whose conference, or whose partner, has gone. @returns Whether its document goes on. */
  release(callSid: string): boolean {
    const dialling = this.#byCall.get(callSid);
    if (!dialling) return false;
    this.#finish(dialling, dialling.partner === undefined ? 'answered' : 'completed', dialling.partner);
    return true;
  }

  /** The call turns elsewhere: whomever it rings or speaks with by this is let go. */
  drop(callSid: string): void {
    const dialling = this.#byCall.get(callSid);
    if (!dialling) return;
    this.#forget(dialling);
    const { bridges, calls, conferences, leftAlone } = this.#board;
    for (const sid of dialling.ringing) calls.end(sid);
    const bridge = bridges.part(callSid);
    if (bridge?.callerSid === callSid) calls.end(bridge.workerSid);
    else if (bridge) leftAlone(bridge.callerSid, callSid);
    conferences.leave(callSid);
  }

  reset(): void {
    this.#byCall.clear();
    this.#byLeg.clear();
  }

  #record({ callSid }: Dialling, { record }: DialStep, from: 'answer' | 'ringing'): void {
    if (record?.from === from)
      this.#board.recordings.start({ callSid, conferenceSid: null, source: 'DialVerb' }, record.wish);
  }

  #call(dialling: Dialling, step: DialStep, phones: readonly DialledPhone[]): void {
    const { calls, dialler, bridges } = this.#board;
    const { callSid } = dialling;
    const { timeoutSeconds, callerId } = step;
    this.#record(dialling, step, 'ringing');
    const from = callerId ?? calls.get(callSid)?.from ?? '';
    for (const phone of phones) {
      const leg = dialler.dial({
        ...phone,
        from,
        timeoutSeconds,
        parentCallSid: callSid,
        direction: 'outbound-dial',
        answered: ({ sid }) => {
          dialling.ringing.delete(sid);
          dialling.partner = sid;
          for (const other of [...dialling.ringing]) calls.end(other);
          bridges.join(callSid, sid);
          this.#record(dialling, step, 'answer');
        },
      });
      dialling.ringing.add(leg.sid);
      this.#byLeg.set(leg.sid, dialling);
    }
  }

  #join(
    dialling: Dialling,
    { name, waitUrl, statusCallback, maxParticipants, record, ...invitation }: DialledConference,
  ): void {
    const { conferences, music, alerts } = this.#board;
    const { callSid } = dialling;
    const room = conferences.open(name, { maxParticipants, statusCallback, record });
    try {
      conferences.checkRoom(room);
    } catch (error) {
      if (!(error instanceof TwilioError)) throw error;
      alerts.raise({ code: error.code, message: error.message, resourceSid: callSid });
      this.#finish(dialling, 'failed');
      return;
    }
    conferences.invite(room.sid, callSid, { role: 'other', ...invitation });
    conferences.connect(callSid);
    if (waitUrl) music.untilConferenceStarts(callSid, waitUrl);
  }

  /** Connects the call with a caller who waits, and accepts the reservation. */
  #connect(dialling: Dialling, step: DialStep, wanted: DialledQueue): void {
    const { engine, queue, bridges, calls, music, alerts } = this.#board;
    const { callSid } = dialling;
    const reservation = 'reservationSid' in wanted ? engine.store.reservations.get(wanted.reservationSid) : undefined;
    const queued =
      'workflowSid' in wanted ? queue.firstOf(wanted.workflowSid) : queue.ofTask(reservation?.taskSid ?? '');
    const isOffered = 'workflowSid' in wanted || reservation?.status === 'pending';
    if (!queued || queued.state !== 'waiting' || !isOffered) {
      if ('reservationSid' in wanted)
        alerts.raise({
          code: 13225,
          message: `<Queue> names reservation ${wanted.reservationSid}, which is ${reservation?.status ?? 'unknown'}, expected a pending one whose caller waits`,
          resourceSid: callSid,
        });
      this.#finish(dialling, 'failed');
      return;
    }
    queue.leave(queued.callSid);
    music.stop(queued.callSid);
    bridges.join(queued.callSid, callSid);
    dialling.partner = queued.callSid;
    this.#record(dialling, step, step.record?.from ?? 'answer');
    const task = engine.store.tasks.get(queued.taskSid);
    // Of one that ended while its caller waited on, nobody asks any more.
    if (task && !terminalTaskStatuses.includes(task.assignmentStatus))
      addAttributes(engine, task.sid, { worker_call_sid: callSid });
    if (reservation) {
      calls.assign(callSid, reservation);
      acceptReservation(engine, reservation.sid);
      return;
    }
    const status = task?.assignmentStatus;
    // Somebody took the caller past TaskRouter, which need not look for anybody any more.
    if (status === 'pending' || status === 'reserved') cancelTask(engine, queued.taskSid, 'dequeued');
  }

  #ended(call: CallRow): void {
    const own = this.#byCall.get(call.sid);
    if (own) {
      this.#forget(own);
      for (const sid of own.ringing) this.#board.calls.end(sid);
    }
    const dialling = this.#byLeg.get(call.sid);
    if (!dialling || !this.#byLeg.delete(call.sid)) return;
    dialling.ringing.delete(call.sid);
    if (dialling.partner === call.sid) this.#finish(dialling, 'completed', call.sid);
    else dialling.failed.push(call.status);
    if (dialling.partner === undefined && dialling.ringing.size === 0)
      this.#finish(dialling, dialling.failed.at(-1) ?? 'no-answer', call.sid);
  }

  #cutShort(dialling: Dialling): void {
    if (this.#byCall.get(dialling.callSid) !== dialling) return;
    const { calls, conferences } = this.#board;
    if (dialling.partner !== undefined) calls.end(dialling.partner);
    for (const sid of [...dialling.ringing]) calls.end(sid);
    conferences.leave(dialling.callSid);
    if (this.#byCall.get(dialling.callSid) === dialling) this.release(dialling.callSid);
  }

  #finish(dialling: Dialling, status: string, partner?: string): void {
    if (this.#byCall.get(dialling.callSid) !== dialling) return;
    this.#forget(dialling);
    const leg = this.#board.calls.get(partner ?? '');
    const { clock } = this.#board.engine;
    const spokenMs = leg?.startTime ? (leg.endTime ?? clock.now()) - leg.startTime : undefined;
    dialling.over({
      DialCallStatus: status,
      ...(leg && { DialCallSid: leg.sid }),
      ...(spokenMs !== undefined && { DialCallDuration: String(Math.floor(spokenMs / 1000)) }),
    });
  }

  #forget(dialling: Dialling): void {
    this.#byCall.delete(dialling.callSid);
    for (const sid of dialling.ringing) this.#byLeg.delete(sid);
    if (dialling.partner !== undefined) this.#byLeg.delete(dialling.partner);
    this.#board.engine.deadlines.clear(limitDeadline(dialling.callSid));
    this.#board.recordings.endDial(dialling.callSid);
  }
}
