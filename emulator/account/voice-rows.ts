/** Times are epoch milliseconds of virtual time. */
interface Dated {
  readonly sid: string;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

/** Where and about what an application wants to be told. */
export interface StatusCallback {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly events: readonly string[];
  /** What is said besides. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** How something is to be recorded. */
export interface RecordingWish {
  /** One for all who speak, or one for each of two. */
  readonly channels: 1 | 2;
  readonly track: 'inbound' | 'outbound' | 'both';
  /** Told of its start and its end. */
  readonly statusCallback?: StatusCallback;
}

/** The sound of a call or a conference: how long it is; there is none to be heard. */
export interface RecordingRow extends Dated, RecordingWish {
  /** The call that is recorded, the parent of two legs; of a conference, that of whoever came first. */
  readonly callSid: string;
  readonly conferenceSid: string | null;
  readonly source: 'DialVerb' | 'Conference' | 'OutboundAPI' | 'StartCallRecordingAPI';
  readonly status: 'in-progress' | 'paused' | 'completed' | 'absent' | 'deleted';
  readonly startTime: number;
  /** How long it was when it began to grow last, in milliseconds. */
  readonly lengthMs: number;
  /** Since when it has grown; `null` while it does not. */
  readonly growsSince: number | null;
}

/** A number of the account's that can be called. */
export interface PhoneNumberRow extends Dated {
  /** In E.164, such as `+15550100`. */
  readonly phoneNumber: string;
  readonly friendlyName: string;
  /** Asked for TwiML when somebody calls; `null` where nobody answers. */
  readonly voiceUrl: string | null;
  readonly voiceMethod: 'GET' | 'POST';
  /** What else was set, by the name it has in the answer. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
}

export type CallStatus =
  | 'queued'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'failed'
  | 'no-answer'
  | 'canceled';

export interface CallRow extends Dated {
  readonly from: string;
  readonly to: string;
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-dial';
  readonly status: CallStatus;
  readonly parentCallSid: string | null;
  readonly startTime: number | null;
  readonly endTime: number | null;
  /** The task this call waits for or was dialled for. */
  readonly taskSid: string | null;
  /** The reservation whose worker this call was dialled for. */
  readonly reservationSid: string | null;
  /** Told of the call's progress. */
  readonly statusCallback?: StatusCallback;
  /** Recorded from when it is answered; not at all where absent. */
  readonly record?: RecordingWish;
  /** How often it was told. */
  readonly callbacksSent?: number;
}

/** Where calls wait. */
export interface QueueRow extends Dated {
  /** The SID of the workflow that the calls wait for. */
  readonly friendlyName: string;
  /** How many calls may wait. */
  readonly maxSize: number;
}

/** A call that was put into a queue, under its own SID. */
export interface QueueMemberRow {
  readonly sid: string;
  readonly callSid: string;
  /** The task that was made of the call, which may have ended or be gone: the call waits nevertheless. */
  readonly taskSid: string;
  readonly queueSid: string;
  readonly workflowSid: string;
  readonly dateEnqueued: number;
  /** Greater than that of whoever came before. */
  readonly order: number;
  /**
   * `waiting` in the queue; `away` where it was sent elsewhere without being connected to the worker. Either way the
   * task loses its sense when the caller hangs up.
   */
  readonly state: 'waiting' | 'away';
}

/** @see https://www.twilio.com/docs/voice/api/conference-resource */
export type ReasonConferenceEnded =
  | 'conference-ended-via-api'
  | 'participant-with-end-conference-on-exit-left'
  | 'participant-with-end-conference-on-exit-kicked'
  | 'last-participant-left'
  | 'last-participant-kicked';

export interface ConferenceRow extends Dated {
  readonly friendlyName: string;
  readonly status: 'init' | 'in-progress' | 'completed';
  readonly reasonConferenceEnded: ReasonConferenceEnded | null;
  readonly callSidEndingConference: string | null;
  /** How many may take part. */
  readonly maxParticipants: number;
  /** Told of what happens in it. */
  readonly statusCallback?: StatusCallback;
  /** Recorded from when it begins; not at all where absent. */
  readonly record?: RecordingWish;
  /** How often it was told. */
  readonly callbacksSent?: number;
}

export type ParticipantRole = 'worker' | 'customer' | 'other';

export interface ParticipantRow extends Dated {
  readonly conferenceSid: string;
  readonly callSid: string;
  readonly label: string | null;
  readonly role: ParticipantRole;
  readonly muted: boolean;
  readonly hold: boolean;
  readonly coaching: boolean;
  readonly callSidToCoach: string | null;
  readonly startConferenceOnEnter: boolean;
  readonly endConferenceOnExit: boolean;
  readonly status: 'queued' | 'connecting' | 'ringing' | 'connected' | 'complete' | 'failed';
}
