import type { Recorded } from '../ground/calls';

/** What can be done about a call's recording. `look`: whether it is recorded, which only our server can tell. */
export type RecordingAct = 'look' | 'start' | 'pause' | 'resume';

export type RecordingAsked = {
  readonly type: 'recording-asked';
  readonly sid: string;
  readonly act: Exclude<RecordingAct, 'look'>;
};

export type RecordingEvent =
  | RecordingAsked
  /** Our server says how it stands. */
  | { readonly type: 'recording-told'; readonly sid: string; readonly told: Recorded };

export interface RecordingIntent {
  readonly type: 'act-on-recording';
  readonly sid: string;
  readonly act: RecordingAct;
  readonly taskSid: string;
  readonly conferenceSid: string;
  /** The customer's call. */
  readonly callSid: string;
  /** Nobody asked for it, and nobody is told where it fails: it is tried again. */
  readonly byItself?: true;
}
