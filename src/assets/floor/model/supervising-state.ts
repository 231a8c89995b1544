import type { TakesPart } from './figures';

/** What a supervisor can do about a call. */
export type SupervisorAct = 'listen' | 'whisper' | 'join' | 'take-over' | 'leave';

/** A call that the supervisor takes part in, or is being called into. */
export interface Supervising {
  readonly taskSid: string;
  readonly reservationSid: string;
  /** Known once a Function has told it. */
  readonly conferenceSid?: string;
  /** Whose call it is, and who called; they are named also when the task has gone. */
  readonly who: string;
  readonly caller: string;
  readonly as: TakesPart;
  /** Whether the supervisor's phone is in the call, not only being called. */
  readonly connected: boolean;
  /** The agent has left it to the supervisor. */
  readonly takenOver?: true;
  /** It is being looked how things stand, and when to look next. */
  readonly looking: boolean;
  readonly lookAt: number;
}

/** What `/floor-listen` answered. */
export interface SupervisionRead {
  readonly conferenceSid?: string;
  /** Absent where the supervisor takes no part. */
  readonly as?: TakesPart;
  readonly connected: boolean;
}
