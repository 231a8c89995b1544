import { TwilioError } from '../account/twilio-error';
import type {
  CallStatus,
  ConferenceRow,
  ParticipantRole,
  ParticipantRow,
  ReasonConferenceEnded,
  RecordingWish,
  StatusCallback,
} from '../account/voice-rows';
import type { Engine } from '../taskrouter/engine';
import type { HoldChange } from '../taskrouter/voice-port';
import { endingOf, isLive, type Calls } from './calls';

export interface Invitation {
  readonly role: ParticipantRole;
  readonly muted?: boolean;
  /** Whether the conference begins with this participant; `true` where absent. */
  readonly startConferenceOnEnter?: boolean;
  /** Whether everybody leaves with this participant; `false` where absent. */
  readonly endConferenceOnExit?: boolean;
  /** The call of the only participant who hears this one; all do where absent. */
  readonly coaches?: string;
  readonly label?: string;
}

/** What can happen in a conference. @see https://www.twilio.com/docs/voice/api/conference-resource */
export type ConferenceEvent =
  | 'conference-start'
  | 'conference-end'
  | 'participant-join'
  | 'participant-leave'
  | 'participant-mute'
  | 'participant-unmute'
  | 'participant-hold'
  | 'participant-unhold'
  | 'participant-modify';

/** How many may take part in any conference. @see https://www.twilio.com/docs/voice/twiml/conference#maxparticipants */
export const mostParticipants = 250;

export interface RoomSettings {
  /** How many may take part; as many as ever may where absent. */
  readonly maxParticipants?: number | undefined;
  /** Told of what happens there. */
  readonly statusCallback?: StatusCallback | undefined;
  readonly record?: RecordingWish | undefined;
}

/**
 * Why somebody is in a conference no more, or never got in.
 *
 * @see https://www.twilio.com/docs/voice/twiml/conference#attributes-status-callback-parameters
 */
export type ReasonParticipantLeft =
  | 'conference_ended_via_api'
  | 'moderator_ended_conference'
  | 'participant_updated_via_api'
  | 'participant_hung_up'
  | 'participant_add_failed';

export interface Departure {
  readonly reason: ReasonParticipantLeft;
  /** Of the participant's call, as it is once it is let go of. */
  readonly callStatus: CallStatus;
}

/** @param participant - Of an end: who ended it, where somebody did. */
type ConferenceListener = (
  event: ConferenceEvent,
  conference: ConferenceRow,
  participant?: ParticipantRow,
  departure?: Departure,
) => void;

/** Those who have something else for calls to do that a conference lets go of. */
interface Keeper {
  readonly holds: (callSid: string) => boolean;
  /** @returns Whether the call goes on: it does not end then. */
  readonly release: (callSid: string) => boolean;
}

export type ParticipantChange = Partial<
  Pick<ParticipantRow, 'muted' | 'hold' | 'endConferenceOnExit' | 'coaching' | 'callSidToCoach'>
>;

/** Conferences and who is in them. A participant goes by the SID of its call. */
export class Conferences {
  readonly #engine: Engine;
  readonly #calls: Calls;
  readonly #listeners: ((participant: ParticipantRow) => void)[] = [];
  readonly #watchers: ConferenceListener[] = [];
  #keeper: Keeper | undefined;

  constructor(engine: Engine, calls: Calls) {
    this.#engine = engine;
    this.#calls = calls;
  }

  /**
   * The conference of this name that goes on, or a new one.
   *
   * @param settings - For a new one: those of whoever came first stay.
   */
  open(friendlyName: string, { maxParticipants, statusCallback, record }: RoomSettings = {}): ConferenceRow {
    const { store, ids, clock } = this.#engine;
    for (const conference of store.conferencesByName.of(friendlyName)) {
      if (conference.status !== 'completed') return conference;
    }
    const now = clock.now();
    return store.conferences.insert({
      sid: ids.next('CF'),
      dateCreated: now,
      dateUpdated: now,
      friendlyName,
      status: 'init',
      reasonConferenceEnded: null,
      callSidEndingConference: null,
      maxParticipants: maxParticipants ?? mostParticipants,
      ...(statusCallback && { statusCallback }),
      ...(record && { record }),
    });
  }

  /** @throws TwilioError 400/16020 where as many take part as may, those who are being called included */
  checkRoom({ sid, maxParticipants }: ConferenceRow): void {
    if (this.#engine.store.participantsOf.count(sid) < maxParticipants) return;
    throw new TwilioError(400, 16020, `Conference ${sid} has ${maxParticipants} participants, as many as it may have`);
  }

  /** Counts a call as on its way in, while it rings. */
  invite(conferenceSid: string, callSid: string, invitation: Invitation): ParticipantRow {
    const now = this.#engine.clock.now();
    return this.#engine.store.participants.insert({
      sid: callSid,
      dateCreated: now,
      dateUpdated: now,
      conferenceSid,
      callSid,
      label: invitation.label ?? null,
      role: invitation.role,
      muted: invitation.muted ?? false,
      hold: false,
      coaching: invitation.coaches !== undefined,
      callSidToCoach: invitation.coaches ?? null,
      startConferenceOnEnter: invitation.startConferenceOnEnter ?? true,
      endConferenceOnExit: invitation.endConferenceOnExit ?? false,
      status: 'ringing',
    });
  }

  /** Somebody who was invited is in. The conference begins once two are, and one of them may begin it. */
  connect(callSid: string): ParticipantRow {
    const { store } = this.#engine;
    const participant = this.#update(callSid, { status: 'connected' });
    const conference = store.conferences.require(participant.conferenceSid);
    this.#happened('participant-join', conference, participant);
    const inside = [...store.participantsOf.of(conference.sid)].filter(({ status }) => status === 'connected');
    if (conference.status === 'init' && inside.length > 1 && inside.some((one) => one.startConferenceOnEnter))
      this.#happened(
        'conference-start',
        store.conferences.update(conference.sid, { status: 'in-progress', dateUpdated: this.#engine.clock.now() }),
      );
    return participant;
  }

  update(callSid: string, change: ParticipantChange): ParticipantRow {
    const { store } = this.#engine;
    const before = store.participants.require(callSid);
    const after = this.#update(callSid, change);
    const conference = store.conferences.require(after.conferenceSid);
    const tell = (event: ConferenceEvent): void => this.#happened(event, conference, after);
    if (before.muted !== after.muted) tell(after.muted ? 'participant-mute' : 'participant-unmute');
    if (before.hold !== after.hold) tell(after.hold ? 'participant-hold' : 'participant-unhold');
    const modified = ['endConferenceOnExit', 'coaching', 'callSidToCoach'] as const;
    if (modified.some((name) => before[name] !== after[name])) tell('participant-modify');
    return after;
  }

  /** Puts a participant on hold, or has one back. */
  hold(callSid: string, { hold }: HoldChange): ParticipantRow {
    return this.update(callSid, { hold });
  }

  /** Takes a call out of its conference, if it is in one; its own end is the caller's business. */
  leave(callSid: string, departure: Partial<Departure> = {}): void {
    const { reason = 'participant_hung_up', callStatus = this.#calls.get(callSid)?.status ?? 'completed' } = departure;
    this.#leave(callSid, { reason, callStatus }, 'left');
  }

  /** Removes a participant, whose call ends unless something else becomes of it. */
  kick(callSid: string): void {
    const departure = { reason: 'participant_updated_via_api', callStatus: this.#statusOnceLetGo(callSid) } as const;
    this.#leave(callSid, departure, 'kicked');
    this.#letGo(callSid);
  }

  #leave(callSid: string, departure: Departure, how: 'left' | 'kicked'): void {
    const { store } = this.#engine;
    const participant = store.participants.get(callSid);
    if (!participant) return;
    store.participants.delete(callSid);
    this.#departed(participant, departure);
    const endsConference = participant.endConferenceOnExit && participant.status === 'connected';
    if (endsConference)
      this.end(participant.conferenceSid, `participant-with-end-conference-on-exit-${how}`, participant);
    else if (store.participantsOf.count(participant.conferenceSid) === 0)
      this.end(participant.conferenceSid, `last-participant-${how}`, participant);
    this.#tell(participant);
  }

  #departed(participant: ParticipantRow, departure: Departure): void {
    const { conferenceSid, status } = participant;
    this.#happened('participant-leave', this.#engine.store.conferences.require(conferenceSid), participant, {
      ...departure,
      ...(status !== 'connected' && { reason: 'participant_add_failed' }),
    });
  }

  /** What a call will be once it is let go of: over, unless there is something else for it to do. */
  #statusOnceLetGo(callSid: string): CallStatus {
    const call = this.#engine.store.calls.require(callSid);
    return isLive(call) && this.#keeper?.holds(callSid) !== true ? endingOf(call) : call.status;
  }

  /**
   * Ends a conference and the call of everybody in it; one that has ended stays as it is.
   *
   * @param ending - With whom it ends.
   */
  end(sid: string, reason: ReasonConferenceEnded, ending?: ParticipantRow): ConferenceRow {
    const { store, clock } = this.#engine;
    const before = store.conferences.require(sid);
    if (before.status === 'completed') return before;
    const conference = store.conferences.update(sid, {
      status: 'completed',
      reasonConferenceEnded: reason,
      callSidEndingConference: ending?.callSid ?? null,
      dateUpdated: clock.now(),
    });
    const participants = [...store.participantsOf.of(sid)];
    for (const participant of participants) store.participants.delete(participant.sid);
    for (const participant of participants) {
      this.#departed(participant, {
        reason: reason === 'conference-ended-via-api' ? 'conference_ended_via_api' : 'moderator_ended_conference',
        callStatus: this.#statusOnceLetGo(participant.callSid),
      });
      this.#letGo(participant.callSid);
      this.#tell(participant);
    }
    this.#happened('conference-end', conference, ending);
    return conference;
  }

  /** Asks somebody what becomes of the calls that it lets go of. */
  keepBy(keeper: Keeper): void {
    this.#keeper = keeper;
  }

  #letGo(callSid: string): void {
    if (this.#keeper?.release(callSid) !== true) this.#calls.end(callSid);
  }

  /** Hears of each participant who left, as it was before. */
  onLeave(listener: (participant: ParticipantRow) => void): void {
    this.#listeners.push(listener);
  }

  /** Hears of what happens in conferences. */
  onEvent(listener: ConferenceListener): void {
    this.#watchers.push(listener);
  }

  #happened(...happened: Parameters<ConferenceListener>): void {
    for (const watcher of this.#watchers) watcher(...happened);
  }

  #tell(participant: ParticipantRow): void {
    for (const listener of this.#listeners) listener(participant);
  }

  #update(callSid: string, change: Partial<Omit<ParticipantRow, 'sid'>>): ParticipantRow {
    return this.#engine.store.participants.update(callSid, { ...change, dateUpdated: this.#engine.clock.now() });
  }
}
