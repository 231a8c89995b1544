import type { Engine } from '../taskrouter/engine';
import { TwilioError } from '../taskrouter/errors';
import type { HoldChange } from '../taskrouter/voice-port';
import type { Calls } from './calls';
import type { ConferenceRow, ParticipantRole, ParticipantRow, StatusCallback } from './rows';

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
}

type ConferenceListener = (event: ConferenceEvent, conference: ConferenceRow, participant?: ParticipantRow) => void;

/** @see https://www.twilio.com/docs/voice/api/conference-resource */
export type ReasonConferenceEnded =
  | 'conference-ended-via-api'
  | 'participant-with-end-conference-on-exit-left'
  | 'participant-with-end-conference-on-exit-kicked'
  | 'last-participant-left'
  | 'last-participant-kicked';

export type ParticipantChange = Partial<
  Pick<ParticipantRow, 'muted' | 'hold' | 'endConferenceOnExit' | 'coaching' | 'callSidToCoach'>
>;

/** Conferences and who is in them. A participant goes by the SID of its call. */
export class Conferences {
  readonly #engine: Engine;
  readonly #calls: Calls;
  readonly #listeners: ((participant: ParticipantRow) => void)[] = [];
  readonly #watchers: ConferenceListener[] = [];
  readonly #releases: ((callSid: string) => boolean)[] = [];

  constructor(engine: Engine, calls: Calls) {
    this.#engine = engine;
    this.#calls = calls;
  }

  /**
   * The conference of this name that goes on, or a new one.
   *
   * @param settings - For a new one: those of whoever came first stay.
   */
  open(friendlyName: string, { maxParticipants, statusCallback }: RoomSettings = {}): ConferenceRow {
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
  leave(callSid: string, how: 'left' | 'kicked' = 'left'): void {
    const { store } = this.#engine;
    const participant = store.participants.get(callSid);
    if (!participant) return;
    store.participants.delete(callSid);
    if (participant.status === 'connected')
      this.#happened('participant-leave', store.conferences.require(participant.conferenceSid), participant);
    const endsConference = participant.endConferenceOnExit && participant.status === 'connected';
    if (endsConference) this.end(participant.conferenceSid, `participant-with-end-conference-on-exit-${how}`, callSid);
    else if (store.participantsOf.count(participant.conferenceSid) === 0)
      this.end(participant.conferenceSid, `last-participant-${how}`, callSid);
    this.#tell(participant);
  }

  /** Removes a participant, whose call ends unless something else becomes of it. */
  kick(callSid: string): void {
    this.leave(callSid, 'kicked');
    this.#letGo(callSid);
  }

  /** Ends a conference and the call of everybody in it; one that has ended stays as it is. */
  end(sid: string, reason: ReasonConferenceEnded, endingCallSid: string | null = null): ConferenceRow {
    const { store, clock } = this.#engine;
    const before = store.conferences.require(sid);
    if (before.status === 'completed') return before;
    const conference = store.conferences.update(sid, {
      status: 'completed',
      reasonConferenceEnded: reason,
      callSidEndingConference: endingCallSid,
      dateUpdated: clock.now(),
    });
    const participants = [...store.participantsOf.of(sid)];
    for (const participant of participants) store.participants.delete(participant.sid);
    for (const participant of participants) {
      if (participant.status === 'connected') this.#happened('participant-leave', conference, participant);
      this.#letGo(participant.callSid);
      this.#tell(participant);
    }
    this.#happened('conference-end', conference);
    return conference;
  }

  /** @param release - Whether something else becomes of a call that was let go of: it does not end then. */
  onRelease(release: (callSid: string) => boolean): void {
    this.#releases.push(release);
  }

  #letGo(callSid: string): void {
    if (!this.#releases.some((release) => release(callSid))) this.#calls.end(callSid);
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
