import type { RecordingWish } from '../account/voice-rows';
import { recordingStatusCallback, type GivenStatusCallback } from './read-status-callback';

/** What was given about a recording, as text. */
export interface GivenRecording extends GivenStatusCallback {
  /** `dual` for two, anything else for one. */
  readonly channels?: string | undefined;
  /** `inbound` or `outbound`, anything else for both. */
  readonly track?: string | undefined;
}

/**
 * Reads how something is to be recorded.
 *
 * @throws TwilioError 400/13621 where an event of its callback is none, 400/21609 where the URL or the method is wrong
 */
export function recordingWish({ channels, track, ...callback }: GivenRecording): RecordingWish {
  const statusCallback = recordingStatusCallback(callback);
  return {
    channels: channels === 'dual' ? 2 : 1,
    track: track === 'inbound' || track === 'outbound' ? track : 'both',
    ...(statusCallback && { statusCallback }),
  };
}
