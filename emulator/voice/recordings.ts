import { ended, isUnderWay } from '../account/store';
import { invalid, TwilioError } from '../account/twilio-error';
import type { CallRow, RecordingRow, RecordingWish } from '../account/voice-rows';
import type { Engine } from '../taskrouter/engine';
import type { Bridges } from './bridges';
import type { Calls } from './calls';
import type { Conferences } from './conferences';
import { keptEnded } from './kept-calls';

/** What a recording tells of. @see https://www.twilio.com/docs/voice/api/recording#recordingstatuscallback */
export type RecordingEvent = 'in-progress' | 'completed' | 'absent';

type What = Pick<RecordingRow, 'callSid' | 'conferenceSid' | 'source'>;

export type RecordingChange = 'in-progress' | 'paused' | 'stopped';

/** How long a recording is by now, in milliseconds. */
export const lengthOf = ({ lengthMs, growsSince }: RecordingRow, now: number): number =>
  growsSince === null ? lengthMs : lengthMs + now - growsSince;

const msPerSecond = 1000;

/** The same of one that has ended, in whole seconds, as the API tells it. */
export const recordingSeconds = ({ lengthMs }: RecordingRow): string => String(Math.floor(lengthMs / msPerSecond));

/** The recordings of calls and conferences. Whatever ends what is recorded ends them. */
export class Recordings {
  readonly #engine: Engine;
  readonly #listeners: ((recording: RecordingRow, event: RecordingEvent) => void)[] = [];

  constructor(engine: Engine, calls: Calls, conferences: Conferences, bridges: Bridges) {
    this.#engine = engine;
    const { store } = engine;
    calls.onProgress((call, event) => {
      if (event === 'answered' && call.record)
        this.start({ callSid: call.sid, conferenceSid: null, source: 'OutboundAPI' }, call.record);
    });
    calls.onEnd(({ sid }) => {
      for (const { sid: own, conferenceSid } of [...store.recordingsOfCall.of(sid)])
        if (conferenceSid === null) this.end(own);
    });
    conferences.onEvent((event, { sid, record }) => {
      if (event === 'conference-start' && record) {
        const first = [...store.participantsOf.of(sid)].find(({ status }) => status === 'connected');
        this.start({ callSid: first?.callSid ?? '', conferenceSid: sid, source: 'Conference' }, record);
      } else if (event === 'conference-end') {
        for (const { sid: own } of [...store.recordingsOfConference.of(sid)]) this.end(own);
      }
    });
    bridges.onPart(({ callerSid, workerSid }) => {
      this.endDial(callerSid);
      this.endDial(workerSid);
    });
  }

  /** @throws TwilioError 400/21220 unless the call goes on @see https://www.twilio.com/docs/errors/21220 */
  startOfCall({ sid, status }: CallRow, wish: RecordingWish): RecordingRow {
    if (status !== 'in-progress')
      throw new TwilioError(400, 21220, `Call ${sid} is not in-progress. Cannot record. It is ${status}.`);
    return this.start({ callSid: sid, conferenceSid: null, source: 'StartCallRecordingAPI' }, wish);
  }

  start(what: What, { channels, track, statusCallback }: RecordingWish): RecordingRow {
    const now = this.#engine.clock.now();
    const recording = this.#engine.store.recordings.insert({
      sid: this.#engine.ids.next('RE'),
      dateCreated: now,
      dateUpdated: now,
      ...what,
      status: 'in-progress',
      channels,
      track,
      startTime: now,
      lengthMs: 0,
      growsSince: now,
      ...(statusCallback && { statusCallback }),
    });
    this.#tell(recording, 'in-progress');
    return recording;
  }

  /**
   * Pauses, resumes or stops a recording. Paused once more it stays paused; what is skipped from then on may change.
   *
   * @param skips - Whether a pause makes it no longer; otherwise there is silence in it.
   * @throws TwilioError 400/21220 where it has ended
   */
  change(recording: RecordingRow, status: RecordingChange, skips: boolean): RecordingRow {
    const { sid, status: before } = recording;
    if (!isUnderWay(recording))
      throw new TwilioError(400, 21220, `Recording ${sid} is over. Cannot be ${status}. It is ${before}.`);
    if (status === 'stopped') return this.end(sid);
    const now = this.#engine.clock.now();
    return this.#update(sid, {
      status,
      lengthMs: lengthOf(recording, now),
      growsSince: status === 'paused' && skips ? null : now,
    });
  }

  /** Ends a recording; one that has ended stays as it is. */
  end(sid: string): RecordingRow {
    const { store, clock } = this.#engine;
    const before = store.recordings.require(sid);
    if (!isUnderWay(before)) return before;
    const lengthMs = lengthOf(before, clock.now());
    const status = lengthMs > 0 ? 'completed' : 'absent';
    const recording = this.#update(sid, { status, lengthMs, growsSince: null });
    this.#tell(recording, status);
    const { endedRecordings, recordings } = store;
    while (endedRecordings.count(ended) > keptEnded) recordings.delete(endedRecordings.first(ended)?.sid ?? '');
    return recording;
  }

  /** Ends what is recorded of whom a call was connected with. */
  endDial(callSid: string): void {
    for (const { sid, source } of [...this.#engine.store.recordingsOfCall.of(callSid)])
      if (source === 'DialVerb') this.end(sid);
  }

  /** @throws TwilioError 400 while it is recorded */
  delete(recording: RecordingRow): void {
    if (isUnderWay(recording))
      throw invalid(`Recording ${recording.sid} is under way: stop it, or wait for the end of what it records`);
    this.#update(recording.sid, { status: 'deleted' });
  }

  onEvent(listener: (recording: RecordingRow, event: RecordingEvent) => void): void {
    this.#listeners.push(listener);
  }

  #update(sid: string, change: Partial<Omit<RecordingRow, 'sid'>>): RecordingRow {
    return this.#engine.store.recordings.update(sid, { ...change, dateUpdated: this.#engine.clock.now() });
  }

  #tell(recording: RecordingRow, event: RecordingEvent): void {
    for (const listener of this.#listeners) listener(recording, event);
  }
}
