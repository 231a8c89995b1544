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
