import type { Twilio } from 'twilio';
import { isGone, isRefused } from '../alone/twilio-answers';

/** Which recording: of a conference, or of a call in it. */
export interface WhichRecording {
  readonly conferenceSid: string;
  /** The SID of the call that is recorded; absent where it is the conference. */
  readonly call?: string | undefined;
  readonly sid: string;
}

/** The recording of a conference, or of a call. */
export const recordingContext = (client: Twilio, { conferenceSid, call, sid }: WhichRecording) =>
  call === undefined ? client.conferences(conferenceSid).recordings(sid) : client.calls(call).recordings(sid);

/** Whether a recording cannot be changed any more: it has ended with what it recorded. */
export const isOver = (error: unknown): boolean => isGone(error) || isRefused(error);
