import type { ReservationRow, TaskRow } from '../account/taskrouter-rows';
import { invalid } from '../account/twilio-error';
import type { CallRow, ConferenceRow, ParticipantRow, StatusCallback } from '../account/voice-rows';
import type { Alerts } from '../callbacks/alerts';
import type { Webhooks } from '../callbacks/webhooks';
import { cancelTask } from '../taskrouter/commands/task-status';
import type { Engine } from '../taskrouter/engine';
import type { HoldChange, InstructionFields, Supervision, VoicePort, WorkerChange } from '../taskrouter/voice-port';
import { announce } from './announcement';
import { Bridges } from './bridges';
import { CallQueue } from './call-queue';
import { CallTransfers } from './call-transfers';
import { callIsOver, Calls, endingOf, isLive } from './calls';
import { changeWorker, holdCustomer, holdWorker, kickWorker, supervise } from './conference-participants';
import { Conferences, type ParticipantChange, type RoomSettings } from './conferences';
import { Dialler } from './dialler';
import { Dials } from './dials';
import { call } from './instructions/call-instruction';
import { conference } from './instructions/conference-instruction';
import { dequeue } from './instructions/dequeue-instruction';
import { redirect } from './instructions/redirect-instruction';
import { Jukebox } from './jukebox';
import { keepLatest } from './kept-calls';
import { callInto, callOut, type NewParticipant, type OutboundCall } from './outbound';
import { Phones } from './phones';
import { fallbackOf, statusCallbackOf } from './phone-numbers';
import { placesOf, type Place } from './places';
import { Recordings } from './recordings';
import { Scripts } from './scripts';
import { startStatusCallbacks } from './status-callbacks';
import type { Switchboard } from './switchboard';
import { Talks } from './talks';
import type { Target } from './twiml-attributes';
import { WaitingCallers } from './waiting-callers';

/** Pretend calls: customers who call, workers whose phones ring, and what TaskRouter has done with both. */
export class Telephone implements VoicePort {
  /** How the phones of workers and customers behave. */
  readonly phones = new Phones();
  /** What is recorded of calls and conferences. */
  readonly recordings: Recordings;
  readonly #engine: Engine;
  readonly #board: Switchboard;
  readonly #transfers: CallTransfers;
  readonly #dials: Dials;
  readonly #callers: WaitingCallers;
  readonly #talks: Talks;
  readonly #webhooks: Webhooks;

  constructor(engine: Engine, webhooks: Webhooks, alerts: Alerts) {
    this.#engine = engine;
    this.#webhooks = webhooks;
    const calls = new Calls(engine);
    const queue = new CallQueue(engine);
    const conferences = new Conferences(engine, calls);
    const music = new Jukebox({ engine, webhooks, alerts }, calls, conferences);
    const dialler = new Dialler(engine, calls, this.phones, alerts);
    const bridges = new Bridges();
    const recordings = new Recordings(engine, calls, conferences, bridges);
    const dials = new Dials({
      engine,
      alerts,
      calls,
      queue,
      conferences,
      music,
      dialler,
      bridges,
      recordings,
      leftAlone: (callerSid, workerSid) => this.#talks.workerLeft(callerSid, workerSid),
    });
    const scripts = new Scripts({
      engine,
      webhooks,
      alerts,
      calls,
      queue,
      music,
      dials,
      enqueue: (callSid, step) => this.#callers.enqueue(callSid, step),
      leaveQueue: (callSid) => this.#callers.leave(callSid),
    });
    this.#board = { engine, alerts, calls, dialler, conferences, bridges, queue, recordings, scripts, music };
    this.recordings = recordings;
    this.#dials = dials;
    startStatusCallbacks(engine, webhooks, calls, conferences, recordings);
    conferences.keepBy(dials);
    this.#transfers = new CallTransfers(this.#board);
    this.#callers = new WaitingCallers(this.#board);
    this.#talks = new Talks(this.#board, dials);
    keepLatest(engine, calls, conferences);
  }

  /**
   * A customer calls one of the numbers. Returns while it rings; the number's TwiML is then fetched and followed.
   *
   * @throws TwilioError 400 where there is no such number, or no voice URL for it
   */
  placeCall({ from, to }: { readonly from: string; readonly to: string }): CallRow {
    const { phoneNumbers, phoneNumberBy } = this.#engine.store;
    const number = phoneNumberBy.first(to);
    if (!number)
      throw invalid(
        `Nobody has the phone number '${to}': expected one of ${[...phoneNumbers.values()].map(({ phoneNumber }) => phoneNumber).join(', ') || 'those of a seed, which has none'}`,
      );
    const { voiceUrl: url, voiceMethod: method } = number;
    const statusCallback = statusCallbackOf(number);
    if (url === null) throw invalid(`Nobody answers the phone number '${to}': set its VoiceUrl`);
    return this.#engine.transact(() => {
      const row = this.#board.calls.start({
        from,
        to,
        direction: 'inbound',
        ...(statusCallback && { statusCallback }),
      });
      this.#board.scripts.of(row.sid).go({ url, method }, fallbackOf(number));
      return row;
    });
  }

  /** Where a call is; see {@link Place}. */
  placesOf(callSid: string): readonly Place[] {
    return placesOf(this.#board, callSid);
  }

  /** Somebody hangs up; a call that is over stays as it is. */
  hangUp(callSid: string): CallRow {
    return this.#engine.transact(() => this.#board.calls.end(callSid));
  }

  /** Ends a call over REST; one that is over stays as it is. */
  endCall(callSid: string): CallRow {
    return this.#engine.transact(() => {
      const { conferences, calls } = this.#board;
      const callStatus = endingOf(this.#engine.store.calls.require(callSid));
      conferences.leave(callSid, { reason: 'participant_updated_via_api', callStatus });
      return calls.end(callSid);
    });
  }

  /**
   * Presses keys during a call.
   *
   * @throws TwilioError 400 unless the call is asked for digits
   */
  press(callSid: string, digits: string): void {
    this.#engine.transact(() => this.#board.scripts.press(callSid, digits));
  }

  /**
   * Sends a call to other TwiML, whatever it does. One that waits leaves the queue, and a task that nobody has accepted is
   * canceled. One that speaks with somebody leaves the conversation: a worker's part in a task is over with that.
   *
   * @throws TwilioError 400 where the call is over
   */
  redirectCall(callSid: string, to: Target | { readonly twiml: string }): CallRow {
    const { queue, scripts } = this.#board;
    const { store } = this.#engine;
    const before = store.calls.require(callSid);
    if (!isLive(before)) throw callIsOver(before);
    return this.#engine.transact(() => {
      this.#talks.leave(callSid);
      const queued = queue.ofCall(callSid);
      const status = store.tasks.get(queued?.taskSid ?? '')?.assignmentStatus;
      queue.sendAway(callSid);
      if (queued && (status === 'pending' || status === 'reserved'))
        cancelTask(this.#engine, queued.taskSid, 'redirected');
      const script = scripts.of(callSid);
      if ('twiml' in to) script.play(to.twiml);
      else script.go(to);
      return store.calls.require(callSid);
    });
  }

  /** Ends a conference for everybody in it; one that has ended stays as it is. */
  endConference(sid: string): ConferenceRow {
    return this.#engine.transact(() => this.#board.conferences.end(sid, 'conference-ended-via-api'));
  }

  /** Holds, mutes or otherwise changes a participant. */
  updateParticipant(callSid: string, { holdUrl, ...change }: ParticipantChange & { holdUrl?: Target }): ParticipantRow {
    return this.#engine.transact(() => {
      const participant = this.#board.conferences.update(callSid, change);
      if (participant.hold && holdUrl) this.#board.music.play(callSid, holdUrl);
      return participant;
    });
  }

  /** Plays a document to a participant. */
  announce(callSid: string, target: Target): void {
    const { engine, alerts } = this.#board;
    this.#engine.transact(() => announce({ engine, alerts, webhooks: this.#webhooks }, callSid, target));
  }

  /**
   * Calls somebody, who then hears a document.
   *
   * @throws TwilioError 400/21211 for what cannot be called
   */
  callOut(call: OutboundCall, document: Target | { readonly twiml: string }): CallRow {
    return this.#engine.transact(() => callOut(this.#board, call, document));
  }

  /** The conference of this name that goes on, or a new one. */
  openConference(friendlyName: string, settings: RoomSettings = {}): ConferenceRow {
    return this.#engine.transact(() => this.#board.conferences.open(friendlyName, settings));
  }

  /**
   * Calls somebody into a conference.
   *
   * @throws TwilioError 400 for what cannot be called, a label in use, or a conference that is over
   */
  callInto(conference: ConferenceRow, participant: NewParticipant): ParticipantRow {
    return this.#engine.transact(() => callInto(this.#board, conference, participant));
  }

  /** Has another application told of a call's end. */
  tellOfCall(callSid: string, statusCallback: StatusCallback): CallRow {
    return this.#engine.transact(() => this.#board.calls.tellOf(callSid, statusCallback));
  }

  /** Removes a participant, whose call ends. */
  kick(callSid: string): void {
    this.#engine.transact(() => this.#board.conferences.kick(callSid));
  }

  conference(reservation: ReservationRow, fields: InstructionFields): void {
    conference(this.#board, reservation, fields);
  }

  dequeue(reservation: ReservationRow, fields: InstructionFields): void {
    dequeue(this.#board, reservation, fields);
  }

  call(reservation: ReservationRow, fields: InstructionFields): void {
    call(this.#board, reservation, fields);
  }

  redirect(reservation: ReservationRow, fields: InstructionFields): void {
    redirect(this.#board, reservation, fields);
  }

  supervise(reservation: ReservationRow, supervision: Supervision, fields: InstructionFields): void {
    supervise(this.#board, reservation, supervision, fields);
  }

  holdCustomer(task: TaskRow, hold: HoldChange): void {
    holdCustomer(this.#board, task, hold);
  }

  changeWorker(reservation: ReservationRow, change: WorkerChange): void {
    changeWorker(this.#board, reservation, change);
  }

  holdWorker(by: ReservationRow, target: ReservationRow, hold: HoldChange): void {
    holdWorker(this.#board, by, target, hold);
  }

  kickWorker(by: ReservationRow, target: ReservationRow): void {
    kickWorker(this.#board, by, target);
  }

  reservationEnded({ sid }: ReservationRow): void {
    for (const leg of [...this.#engine.store.callsOfReservation.of(sid)]) this.#board.calls.end(leg.sid);
  }

  /**
   * Ends every call as if its line had broken, with all that follows from that. For when the calls are known but what they
   * were doing is not, as after a restart.
   */
  dropAll(): void {
    dropAll(this.#board);
  }

  /** Drops every call, and has all phones answer again. Numbers stay. */
  reset(): void {
    const { scripts, bridges, music } = this.#board;
    // First, so that nobody is told that calls were let go of.
    this.#dials.reset();
    music.reset();
    scripts.reset();
    bridges.reset();
    this.#transfers.reset();
    this.phones.reset();
  }
}

/** Ends every call as if its line had broken, with all that follows from that. */
export function dropAll({ engine, bridges, calls }: Switchboard): void {
  const { store } = engine;
  const live = [...store.calls.values()].filter(isLive);
  if (live.length === 0) return;
  engine.transact(() => {
    const alone = new Map(live.filter(({ sid }) => !store.participants.get(sid)).map((call) => [call.sid, call]));
    for (const { sid, parentCallSid, startTime, reservationSid } of alone.values()) {
      if (parentCallSid === null || startTime === null || reservationSid === null) continue;
      bridges.join(parentCallSid, sid);
      alone.delete(parentCallSid);
    }
    for (const { sid } of live) calls.end(sid);
  });
}
